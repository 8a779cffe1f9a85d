"""The kinds of stations: how each opens its window. Only the parts of the one are loaded."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from center_app.cli.windows import Windows
from ui.theme import Look


@dataclass(frozen=True)
class Kind:
    """`look` makes the look of what stands in the window's place while there is none.

    Nobody can close a station that stands `alone` from outside: it ends from within. One that
    stands `aside` takes the second screen where the machine has two.
    """

    open_window: Callable[[], QWidget]
    look: Callable[[], Look]
    whole_screen: bool = False
    alone: bool = False
    aside: bool = False


def kind_of(windows: Windows, options: Namespace) -> Kind:
    """Raises ValueError for a kind of station that there is not."""
    station = options.station
    match options.window:
        case "kiosk":
            from center_app.cli.windows.kiosk import kiosk_look, kiosk_window

            return Kind(
                lambda: kiosk_window(windows, station, windows.application.qt.exit),
                lambda: kiosk_look(windows),
                whole_screen=True,
                alone=True,
            )
        case "counter":
            from center_app.cli.windows.counter import counter_look, counter_window

            return Kind(
                lambda: counter_window(windows, options.counter, station),
                lambda: counter_look(windows),
            )
        case "facing":
            from center_app.cli.windows.facing import facing_look, facing_window

            return Kind(
                lambda: facing_window(windows, options.counter, station),
                lambda: facing_look(windows),
                whole_screen=True,
                aside=True,
            )
        case "reception":
            from center_app.cli.windows.reception import reception_look, reception_window

            return Kind(lambda: reception_window(windows, station), lambda: reception_look(windows))
        case "display":
            from center_app.cli.windows.display import display_look, display_window

            return Kind(
                lambda: display_window(windows, station),
                lambda: display_look(windows),
                whole_screen=True,
            )
        case "manager":
            from center_app.cli.windows.manager import (
                link_of,
                manager_look,
                manager_station,
                wall_look,
                wall_window,
            )

            if options.wall:
                return Kind(
                    lambda: wall_window(windows, station, link_of(windows)),
                    lambda: wall_look(windows),
                    whole_screen=True,
                )

            return Kind(lambda: manager_station(windows, station), lambda: manager_look(windows))
    raise ValueError(options.window)
