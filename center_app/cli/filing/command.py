"""`center report make`: the documents of days that are over, each made once."""

from argparse import Namespace
from contextlib import closing
from datetime import date

from center_app.cli.failures import Failed
from center_app.cli.filing.maker import Made, make, make_due
from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.plain import read
from center_app.domain.span import Span, day_of, month_of, week_of


def run(settings: Settings, options: Namespace) -> None:
    """Make what is due, or the documents of the days that are named.

    Raises Failed for days that are not over, Unreadable for a date that is none.
    """
    spans = _named(options)
    with closing(open_house(settings)) as house:
        made = _named_made(house, spans) if spans else list(make_due(house))
    files = [str(file) for one in made for file in one.written]
    done = f"{len(files)} documents are made in {settings.reports_folder}."
    tell(options, done, folder=str(settings.reports_folder), written=files)


def _named(options: Namespace) -> list[Span]:
    chosen = []
    if options.date:
        chosen.append(day_of(read(date, options.date)))
    if options.week:
        chosen.append(week_of(read(date, options.week)))
    if options.month:
        chosen.append(month_of(read(date, f"{options.month}-01")))
    return chosen


def _named_made(house: House, spans: list[Span]) -> list[Made]:
    made = []
    for span in spans:
        one = make(house, span)
        if one is None:
            raise Failed(f"The days from {span.first} to {span.last} are not over yet.")
        made.append(one)
    return made
