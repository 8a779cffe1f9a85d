"""What people come for follows the last days, and small numbers are not taken for more."""

import pytest

from center_app.domain.forecast.arrivals import Asked, DayArrivals
from center_app.domain.forecast.hours import hours_of
from center_app.domain.forecast.mixture import Mixture, part_of
from pasts import AGENCIES, CALENDAR, FIRST, day_after, past

HOURS = hours_of(CALENDAR, FIRST)


def learned(*days: DayArrivals) -> Mixture:
    mixture = Mixture(AGENCIES)
    for one in days:
        mixture.learn(one, HOURS)
    return mixture


def test_the_shares_of_each_part_of_the_day_add_up_to_one() -> None:
    days = past(20, visits=lambda day, half: {("A1",): half, ("B1", "A2"): day.day, ("B1",): 1})
    for part in learned(*days).shares(day_after(20)):
        assert sum(part.values()) == pytest.approx(1)
        assert all(share > 0 for share in part.values())


def test_mornings_and_noons_have_their_own_mixture() -> None:
    days = past(40, visits=lambda _day, half: {("A1",) if half < 21 else ("B1",): 30})
    morning, _, noon = learned(*days).shares(day_after(40))
    assert morning["A1",] > 0.8
    assert noon["B1",] > 0.8


def test_a_share_that_changed_is_followed_in_some_weeks() -> None:
    def changing(day: int) -> dict[Asked, int]:
        return {("A1",): 20, ("A2",): 2} if day < 90 else {("A1",): 2, ("A2",): 20}

    days = past(120, visits=lambda day, _half: changing((day - FIRST).days))
    shares = learned(*days).shares(day_after(120))[0]
    assert shares["A2",] > 0.6


def test_one_rare_visit_does_not_make_a_share() -> None:
    days = past(30, visits=lambda _day, _half: {("A1",): 20})
    rare = DayArrivals(day_after(30), {16: {("A2",): 1, ("A1",): 1}})
    assert learned(*days, rare).shares(day_after(31))[0]["A2",] < 0.01


def test_the_parts_are_thirds_of_the_open_time() -> None:
    assert [part_of(HOURS, half) for half in (10, 16, 20, 21, 25, 29, 40)] == [0, 0, 0, 1, 2, 2, 2]
