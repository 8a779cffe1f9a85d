"""`center kiosk`, `counter`, `facing`, `reception`, `display` and `manager`: one window each.

The center, or the line to its server, is opened before Qt is loaded. Qt for Python reads and keeps
the source of every module that is imported after it, which for all that a database takes costs
half a second and 20 MB.
"""

from argparse import Namespace
from contextlib import closing

from center_app.cli import guard
from center_app.cli.ground import open_ground
from center_app.cli.loading import loading
from center_app.cli.settings import Settings


def run(settings: Settings, options: Namespace) -> int:
    """Show the window until it is closed, or draw its first page into a file and end."""
    if options.guard is not None and options.screenshot is None:
        return guard.run(options)
    with closing(open_ground(settings, options)) as house:
        with loading():
            from center_app.cli.windows.showing import show
        return show(house, options)
