"""The window of an employee's desk, with the printer beside it."""

from center_app.cli.windows import Windows
from center_app.cli.windows.about import with_about
from center_app.cli.windows.ticket_printer import ticket_printer
from center_app.language import find
from ui.counter.beside import Beside
from ui.counter.screen import CounterScreen, open_counter
from ui.theme import Look, Metrics
from ui.ticket.wording import Wording


def counter_look(windows: Windows) -> Look:
    return windows.look(Metrics.desk())


def counter_window(windows: Windows, counter: str, station: str = "counter") -> CounterScreen:
    window = open_counter(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        counter_look(windows),
        counter,
        Beside(
            Wording(find("ar"), find("en"), windows.house.settings.ticket_base),
            ticket_printer(windows),
            windows.house.link,
        ),
    )
    return with_about(windows, window)
