"""Who waits for the history takes no thread from those who press."""

import asyncio
from datetime import date
from typing import Any

from center_app.domain.span import Span
from center_app.domain.views.kiosk import Services
from center_app.domain.views.query import Query
from sync.stations import questions
from sync.stations.turns import HISTORY_AT_ONCE, VIEWS_AT_ONCE, Turns

DAY = date(2026, 11, 22)

PERIOD = questions.PeriodOf(Span(DAY, DAY))

SERVICES = Services()


async def takes_turn(turns: Turns, query: Query[Any], *, pressing: bool = False) -> bool:
    """Whether it comes now, for good."""
    try:
        async with asyncio.timeout(0.01):
            await turns.of(query, pressing).__aenter__()
    except TimeoutError:
        return False
    return True


def test_a_history_that_takes_minutes_keeps_nobody_else_waiting() -> None:
    async def many_ask() -> None:
        turns = Turns()
        had = [await takes_turn(turns, PERIOD) for _ in range(HISTORY_AT_ONCE + 1)]
        assert had == [True] * HISTORY_AT_ONCE + [False]
        assert not await takes_turn(turns, questions.CourseOf())
        assert await takes_turn(turns, questions.People())
        assert await takes_turn(turns, SERVICES)

    asyncio.run(many_ask())


def test_views_are_reckoned_by_a_few_but_a_board_waits_for_none() -> None:
    async def many_look() -> None:
        turns = Turns()
        had = [await takes_turn(turns, SERVICES) for _ in range(VIEWS_AT_ONCE + 1)]
        assert had == [True] * VIEWS_AT_ONCE + [False]
        assert await takes_turn(turns, SERVICES, pressing=True)
        assert await takes_turn(turns, PERIOD)

    asyncio.run(many_look())
