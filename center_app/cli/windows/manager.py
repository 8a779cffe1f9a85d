"""The manager's window, with the report that it can make."""

from functools import partial
from pathlib import Path

from center_app.cli.ground import Ground
from center_app.cli.house import House
from center_app.cli.windows import Windows
from center_app.cli.windows.about import with_about
from center_app.domain.look import Looked
from sync.worker import LinkSource
from ui.manager.documents import Archive
from ui.manager.model import Wider
from ui.manager.screen import ManagerScreen, open_manager
from ui.manager.wall import WallScreen, open_wall
from ui.theme import Look, Metrics

DRAWN_HEIGHT = 1080
"""Of the screen on a wall where it is only drawn."""


def manager_look(windows: Windows) -> Look:
    return windows.look(Metrics.desk())


def manager_window(
    windows: Windows, station: str = "manager", link: LinkSource | None = None
) -> ManagerScreen:
    window = open_manager(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages,
        manager_look(windows),
        partial(make_report, windows.house, windows.languages[0].code),
        link,
        wider(windows),
    )
    return with_about(windows, window)


def manager_station(windows: Windows, station: str) -> ManagerScreen:
    """The window with what it keeps up beside it: the link, and the documents of closed days."""
    keep_filing(windows)
    return manager_window(windows, station, link_of(windows))


def wall_look(windows: Windows, height: int = 0) -> Look:
    """By the `height` in pixels of the screen, of the first one unless told."""
    screen = windows.application.qt.primaryScreen()
    drawn = windows.application.offscreen or screen is None
    own = DRAWN_HEIGHT if drawn else screen.size().height()
    return windows.look(Metrics.wall(height or own))


def wall_window(
    windows: Windows, station: str = "manager", link: LinkSource | None = None, height: int = 0
) -> WallScreen:
    return open_wall(
        windows.house.station(station),
        windows.tasks(),
        windows.watch(),
        windows.languages[0],
        wall_look(windows, height),
        link,
    )


def link_of(windows: Windows) -> LinkSource | None:
    """The link to the registry, kept up by this window, so that nothing else need be started.

    None where no registry is set; where the center's server keeps it up, how it stands.
    """
    if not isinstance(windows.house, House):
        return windows.house.link
    if not windows.house.settings.registry_url:
        return None
    from center_app.cli.link import keep_up

    return keep_up(windows.house)


def wider(windows: Windows) -> Wider:
    """The documents, and where the center runs in this process, trials of the rule: they play days
    of its journal."""
    if not isinstance(windows.house, House):
        return Wider(archive_of(windows.house))
    from center_app.cli.windows.trials import Trials

    trials = Trials(windows.house)
    windows.parts.callback(trials.close)
    return Wider(archive_of(windows.house), trials)


def archive_of(house: Ground) -> Archive | None:
    """The documents where the center runs: in this process, or at the server."""
    if isinstance(house, House):
        from center_app.cli.filing.archive import Archive as OnDisk

        return OnDisk(house)
    from center_app.cli.filing.far_archive import FarArchive
    from center_app.cli.outpost import Outpost

    if isinstance(house, Outpost):
        center = house.center
        return FarArchive(house.settings.reports_folder, center.documents, center.records)
    return None


def keep_filing(windows: Windows) -> None:
    """Make the documents of closed days, where the center runs in this process."""
    if isinstance(windows.house, House):
        from center_app.cli.filing.clerk import Clerk

        clerk = Clerk(windows.house)
        clerk.start()
        windows.parts.callback(clerk.end)


def make_report(house: Ground, language: str, by: str) -> Path:
    """The report of the present day, once it is written down that somebody takes it out.

    What draws it is loaded with the first one. Raises Refused(NOT_ALLOWED).
    """
    from center_app.cli.report import write_report

    folder = house.settings.state / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    unnamed = folder / f"report-{language}.pdf"
    report = write_report(house, None, unnamed, language)
    named = folder / f"report-{report.day}-{language}.pdf"
    try:
        house.center.records.take_out(by, Looked.EXPORT, named.name)
        return unnamed.replace(named)
    finally:
        unnamed.unlink(missing_ok=True)
