"""The manager's window, with the report that it can make."""

import logging
from functools import partial
from pathlib import Path

from center_app.cli.house import House
from center_app.cli.settings import WrongSetting
from center_app.cli.windows import Windows
from sync.worker import Worker
from ui.manager.screen import ManagerScreen, open_manager
from ui.theme import Look, Metrics


def manager_look(windows: Windows) -> Look:
    return windows.look(Metrics.desk())


def manager_window(
    windows: Windows, station: str = "manager", link: Worker | None = None
) -> ManagerScreen:
    return open_manager(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        manager_look(windows),
        partial(_make_report, windows.house, windows.languages[0].code),
        link,
    )


def link_of(windows: Windows) -> Worker | None:
    """The link to the registry, kept up by this window, so that nothing else need be started.

    None where no registry is set; a key that is missing is logged and stops no manager.
    """
    if not windows.house.settings.registry_url:
        return None
    from center_app.cli.link import worker

    try:
        link = worker(windows.house)
    except WrongSetting as error:
        logging.getLogger(__name__).warning("%s", error)
        return None
    link.start()
    windows.parts.callback(link.stop)
    return link


def _make_report(house: House, language: str) -> Path:
    """The report of the present day; what draws it is loaded with the first one."""
    from center_app.cli.report import write_report

    folder = house.settings.state / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    day = house.center.hall.day
    file = folder / f"report-{day}-{language}.pdf"
    write_report(house, day, file, language)
    return file
