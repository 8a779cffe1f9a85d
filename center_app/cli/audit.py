"""`center audit`: who looked at what of people's, as the log beside the journal has it."""

from argparse import Namespace
from contextlib import closing
from datetime import date, timedelta

from center_app.cli.failures import Failed
from center_app.cli.house import open_house
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import local
from center_app.domain.plain import read
from center_app.language import find
from center_app.language.dates import clock
from center_app.language.looks import AT_THE_MACHINE, LOOKED

MOST_DAYS = 400
"""What is asked for at once; the log keeps no more."""


def run(settings: Settings, options: Namespace) -> None:
    """The looks of the last days, the last first. Raises Unreadable, Failed."""
    if options.days > MOST_DAYS:
        raise Failed(f"The log keeps a year: ask for {MOST_DAYS} days at the most.")
    english = find("en")
    with closing(open_house(settings)) as house:
        today = house.center.hall.day or local(house.clock.now().at).date()
        last = read(date, options.date) if options.date else today
        found = house.center.records.looks(None, last - timedelta(days=options.days - 1), last)
        people = {one.employee: one for one in house.center.people()}
    rows = [
        {
            "day": one.day.isoformat(),
            "at": clock(local(one.at)),
            "who": people[one.who].number if one.who in people else one.who,
            "kind": one.kind.value,
            "which": one.which,
        }
        for one in found
    ]
    lines = [
        f"{row['day']} {row['at']}  {english.say(LOOKED[one.kind])}  {one.which}  "
        f"{row['who'] or english.say(AT_THE_MACHINE)}"
        for row, one in zip(rows, found, strict=True)
    ]
    tell(options, "\n".join(lines) or "Nobody looked at anything.", looks=rows)
