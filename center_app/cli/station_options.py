"""The options of the windows, and of what a machine with a window has: printer, voice, slides."""

from pathlib import Path

from center_app.cli.options import Commands, add, group, number

GUARD = "start the window anew when it ends by a fault or has hung for so long (15 seconds)"

WALL = "show the hall alone, in large figures, for a screen on the wall"

FACING = "open the citizen's side too, on the second screen of this machine"


def windows(commands: Commands) -> None:
    """One command for each kind of window."""
    for name, about in (
        ("kiosk", "Where citizens take tickets."),
        ("counter", "An employee's desk."),
        ("facing", "The citizen's side of a counter, on a second screen."),
        ("reception", "Where staff at the door give tickets."),
        ("display", "The board of the hall."),
        ("manager", "The manager's screens."),
    ):
        window = add(commands, name, about, "stations:run")
        window.set_defaults(window=name)
        window.add_argument("--station", default=name, help="the station's name")
        window.add_argument("--lang", choices=("ar", "en"), help="the language to begin in")
        window.add_argument("--screenshot", type=Path, help="draw the first page there and end")
        window.add_argument("--guard", type=number, nargs="?", const=15, metavar="S", help=GUARD)
        if name in ("counter", "facing"):
            window.add_argument("--counter", default="1", help="the number on the counter's sign")
        if name == "manager":
            window.add_argument("--wall", action="store_true", help=WALL)
        if name == "counter":
            window.add_argument("--facing", action="store_true", help=FACING)


def printer(commands: Commands) -> None:
    top = group(commands, "printer", "The ticket printer of this machine.")
    about = "Say how the printer stands and how long its paper lasts."
    commands_of_it = (
        add(top, "test", "Print a test slip, and tell of the printer.", "printer:test"),
        add(top, "status", about, "printer:status"),
        roll := add(top, "new-roll", "Say that a new roll is in.", "printer:new_roll"),
    )
    for command in commands_of_it:
        command.add_argument("--lang", choices=("ar", "en"), default="en", help="of what is said")
    roll.add_argument("--length-m", type=number, help="metres (default: as the last roll)")


def voice(commands: Commands) -> None:
    top = group(commands, "voice", "The voice that says the calls in the hall.")
    about = "Make a synthesised voice, in place of the one that is there."
    build = add(top, "build", about, "voice:build")
    about = "Check that all clips of a voice are there and sound, and how long calls take."
    check = add(top, "check", about, "voice:check")
    for command in (build, check):
        about = "the folder of the voice (default: this machine's)"
        command.add_argument("folder", type=Path, nargs="?", help=about)
    check.add_argument("--letters", default="A", help="of the ticket numbers (default: A)")


def slides(commands: Commands) -> None:
    top = group(commands, "slides", "Pictures and texts beside the calls of a display.")
    about = "Check that all of them can be shown, and say in which order."
    check = add(top, "check", about, "slides:check")
    about = "the folder of the slides (default: this machine's)"
    check.add_argument("folder", type=Path, nargs="?", help=about)
