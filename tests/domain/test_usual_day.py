"""What a usual day is."""

from datetime import date

import pytest

from center_app.domain.usual_day import FEWEST, MOST, Band, band, days_like, usual_day
from pasts import CALENDAR, SHORT, calendar, dated, day_after, past

SUNDAY = day_after(56)


def test_the_last_days_on_the_same_weekday_count() -> None:
    alike = days_like(SUNDAY, past(70), CALENDAR)
    assert len(alike) == MOST
    assert {one.day.weekday() for one in alike} == {SUNDAY.weekday()}
    assert alike[-1].day == day_after(49)  # not the day itself, nor those after it


def test_days_with_other_hours_do_not_count() -> None:
    fasting = calendar(dated(day_after(14), day_after(34), SHORT))
    alike = days_like(SUNDAY, past(56, fasting), fasting)
    assert [one.day for one in alike] == [day_after(n) for n in (0, 7, 35, 42, 49)]


def test_of_too_few_days_nothing_is_usual() -> None:
    alike = days_like(SUNDAY, past(56), CALENDAR)[: FEWEST - 1]
    usual = usual_day(SUNDAY, CALENDAR, alike, {}, None)
    assert (usual.days, usual.arrivals, usual.waits) == ((), {}, {})


def test_each_half_hour_has_its_median_and_where_six_of_ten_lie() -> None:
    alike = days_like(SUNDAY, past(56), CALENDAR)
    waits: dict[date, dict[int, float]] = {
        one.day: {16: 60_000.0 * n} for n, one in enumerate(alike)
    }
    usual = usual_day(SUNDAY, CALENDAR, alike, waits, None)
    assert usual.arrivals[16] == Band(10, 10, 10)
    assert usual.waits == {16: Band(84_000, 210_000, 336_000)}


def test_the_band_leaves_out_a_fifth_on_each_side() -> None:
    found = band([float(n) for n in range(11)])
    assert (found.low, found.median, found.high) == pytest.approx((2, 5, 8))
    assert band([7.0]) == Band(7, 7, 7)
