"""A center looks from the days that are over to those to come."""

from datetime import date

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.refusal import Reason, Refused
from center_on import center_on, engine_of, random_id, serving_center
from manual_clock import ManualClock, moment
from pasts import day_after, keep_past, past

SUNDAY = date(2026, 4, 26)
TOKEN = "t" * 22


def seen_at(url: str, clock: ManualClock) -> Center:
    """A center in its ninth week."""
    center = serving_center(url, clock=clock)
    center.history.catch_up()  # a history begins empty
    keep_past(engine_of(center), past(56))
    return center


def issue(center: Center) -> None:
    asked = (c.Asked("passport"),)
    center.do(c.Issue(id=random_id(), station="kiosk", visit=random_id(), token=TOKEN, asked=asked))


def test_a_day_counts_once_it_is_over(database_url: str) -> None:
    clock = ManualClock(moment("2026-04-26 09:00"))
    center = seen_at(database_url, clock)
    issue(center)
    assert center.outlook().history == past(56)
    assert (center.outlook().over, center.outlook().today) == (date(2026, 4, 25), SUNDAY)
    center.do(c.CloseDay(id=random_id(), station="manager"))
    outlook = center.outlook()
    assert outlook.over == SUNDAY
    assert [one.visits for one in outlook.history][-2:] == [140, 1]
    told = outlook.forecast(date(2026, 4, 27))
    assert told is not None
    assert told.known == 41
    engine_of(center).dispose()


def test_a_past_day_is_told_as_on_the_evening_before(sqlite_url: str) -> None:
    center = seen_at(sqlite_url, ManualClock(moment("2026-04-26 09:00")))
    told = center.outlook().forecast(day_after(28))
    assert told is not None
    assert told.known == 20
    assert center.outlook().backtest(10).by_day.numbers == 10
    engine_of(center).dispose()


def test_a_center_that_is_not_set_up_has_no_outlook(sqlite_url: str) -> None:
    center = center_on(sqlite_url)
    with pytest.raises(Refused) as refused:
        center.outlook()
    assert refused.value.reason is Reason.NO_CATALOGUE
    engine_of(center).dispose()
