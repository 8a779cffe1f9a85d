"""The weeks before the demonstration's morning, so that there is a usual day to compare it with.

Their rows are those of the morning so far, given again over the hours of each day, ever fewer.
"""

from collections.abc import Iterator
from random import Random

from center_app.cli.bench.year import copied
from center_app.cli.house import House
from center_app.domain.calendar import ONE_DAY
from center_app.domain.clock import HOUR
from center_app.domain.facts import Facts
from center_app.store.engine import writing
from center_app.store.history import add

DAYS = 56
SHARES = (0.9, 1.0, 0.7, 0.35)
"""How many of the morning's visits come again: at their time, and each time so much later."""

LATER_MS = 3 * HOUR // 2


def past_weeks(house: House) -> None:
    """Once: the days on which the center was open."""
    center = house.center
    today, settings = center.hall.day, center.hall.settings
    if today is None or settings is None:
        return
    morning = center.history.facts(today, today, house.clock.now())
    before = [today - n * ONE_DAY for n in range(1, DAYS + 1)]
    yesterday = center.history.facts(before[-1], before[0], house.clock.now())
    if yesterday.visits:
        return
    for day in before:
        if list(settings.calendar.spans(day)):
            of_day = copied(morning, day, day.toordinal())
            with writing(house.engine) as connection:
                for part in _over_the_day(of_day, Random(day.toordinal())):
                    add(connection, part)


def _over_the_day(day: Facts, chance: Random) -> Iterator[Facts]:
    busy = chance.uniform(0.8, 1.15)
    for n, share in enumerate(SHARES):
        names = {
            row.visit: f"{n}{row.visit[1:]}" for row in day.visits if chance.random() < busy * share
        }
        yield Facts(
            tuple(
                row._replace(visit=names[row.visit], issued_at=row.issued_at + n * LATER_MS)
                for row in day.visits
                if row.visit in names
            ),
            tuple(row._replace(visit=names[row.visit]) for row in day.steps if row.visit in names),
            (),
        )
