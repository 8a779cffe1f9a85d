"""The options of `center whatif`: which day, what is changed, and over how many seeds."""

from pathlib import Path

from center_app.cli.options import Commands, add, number


def what_if(commands: Commands) -> None:
    whatif = add(commands, "whatif", "A day again with something changed.", "whatif:run")
    which = whatif.add_mutually_exclusive_group()
    which.add_argument("--date", help="a business day of the journal (default: the last full one)")
    about = "a day that is forecast, at the center as it was on the last full one"
    which.add_argument("--forecast", metavar="DATE", help=about)
    which.add_argument("--trace", type=Path, help="a day from a file instead, with --center")
    whatif.add_argument("--center", type=Path, help="the center of that day, as CENTER.json")
    for name, metavar, about in (
        ("--add-counter", "WHAT", "a copy of counter 5: 5; one for agencies: agency:A,agency:B"),
        ("--close-counter", "COUNTER", "leave it closed all day"),
        ("--skills", "COUNTER=CODES", "5=CODE,agency:A for these alone, 5=+agency:A for more"),
        ("--breaks", "COUNTER=TIMES", "5=10:30-11:00,13:00-13:30 or 5=none"),
        ("--set", "NAME=VALUE", "a parameter of the rule, as priority=2.5"),
    ):
        whatif.add_argument(name, metavar=metavar, action="append", default=[], help=about)
    about = "put the breaks of all counters where waits are shortest"
    whatif.add_argument("--place-breaks", action="store_true", help=about)
    whatif.add_argument("--break-window", metavar="10:00-14:00", help="no break outside of it")
    about = "minutes without break after opening and before closing (default: a quarter of the day)"
    whatif.add_argument("--break-margin", type=number, help=about)
    about = "counters with the same skills on break at once, at most (default: a third)"
    whatif.add_argument("--away", type=number, help=about)
    whatif.add_argument("--seeds", type=number, default=10, help="how many days are drawn")
    whatif.add_argument("--seed", type=number, default=1, help="the first of them")
