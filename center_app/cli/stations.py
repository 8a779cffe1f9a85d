"""`center kiosk`, `counter`, `display` and `manager`: one window each."""

from argparse import Namespace
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from center_app.cli.demo.pictures import Camera
from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.cli.windows import Windows


def kiosk(settings: Settings, options: Namespace) -> int:
    return _run(settings, options, lambda windows: windows.kiosk(options.station))


def counter(settings: Settings, options: Namespace) -> int:
    return _run(settings, options, lambda w: w.counter(options.counter, options.station))


def display(settings: Settings, options: Namespace) -> int:
    return _run(settings, options, lambda windows: windows.display(options.station))


def manager(settings: Settings, options: Namespace) -> int:
    return _run(settings, options, lambda windows: windows.manager(options.station))


def _run(settings: Settings, options: Namespace, opened: Callable[[Windows], QWidget]) -> int:
    """Show the window until it is closed, or draw its first page into a file and end."""
    house = open_house(settings)
    windows = Windows(house, options.lang or "")
    try:
        window = opened(windows)
        if options.screenshot is None:
            window.showFullScreen() if options.whole_screen else window.showMaximized()
            return windows.run()
        window.show()
        Camera(options.screenshot.parent).take(window, options.screenshot.stem)
        return 0
    finally:
        windows.close()
        house.close()
