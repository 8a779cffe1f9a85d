"""The window of the reception, with the printer beside it."""

from center_app.cli.windows import Windows
from center_app.cli.windows.about import with_about
from center_app.cli.windows.ticket_printer import ticket_printer
from center_app.language import find
from ui.reception.screen import ReceptionScreen, open_reception
from ui.theme import Look, Metrics
from ui.ticket.wording import Wording


def reception_look(windows: Windows) -> Look:
    return windows.look(Metrics.desk())


def reception_window(windows: Windows, station: str = "reception") -> ReceptionScreen:
    window = open_reception(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        reception_look(windows),
        Wording(find("ar"), find("en"), windows.house.settings.ticket_base),
        ticket_printer(windows),
    )
    return with_about(windows, window)
