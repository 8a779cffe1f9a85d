"""A service with a limit for the day."""

from dataclasses import replace

import pytest

from center_app.domain.catalogue import Capacity, Catalogue
from center_app.domain.commands import Asked
from center_app.domain.quota import left_today
from center_app.domain.refusal import Reason
from center_app.domain.views.kiosk import Welcome
from days import Day, refusal
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SERVICES, SMALL, service


def limited(code: str, daily_limit: int) -> Catalogue:
    """The small catalogue with a daily limit for one of its services."""
    services = (
        replace(one, daily_limit=daily_limit) if one.code == code else one for one in SERVICES
    )
    return replace(SMALL, services=tuple(services))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:00"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(clock=clock, catalogue=limited("passport", 3))


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def passports(quantity: int, capacity: Capacity = Capacity.SELF) -> Asked:
    return Asked("passport", quantity, capacity)


def test_no_number_is_given_beyond_the_days_limit(center: MemoryCenter, day: Day) -> None:
    day.issue(passports(2))
    assert refusal(day.issue, passports(2)) is Reason.DAY_IS_FULL
    assert refusal(day.issue, "birth", passports(2)) is Reason.DAY_IS_FULL
    day.issue(passports(1))
    assert refusal(day.issue, passports(1)) is Reason.DAY_IS_FULL
    day.issue("birth")
    assert len(center.hall.visits) == 3


def test_copies_in_different_capacities_count_together(day: Day) -> None:
    basket = passports(2), passports(2, Capacity.GUARDIAN)
    assert refusal(day.issue, *basket) is Reason.DAY_IS_FULL


def test_a_ticket_given_back_makes_room(day: Day) -> None:
    number = day.issue(passports(3))
    day.cancel(number)
    day.issue(passports(3))


def test_who_missed_the_call_and_who_was_served_count(day: Day) -> None:
    day.issue(passports(2))
    day.call("1")
    day.miss("1")
    day.issue(passports(1))
    assert refusal(day.issue, passports(1)) is Reason.DAY_IS_FULL


def test_what_is_added_at_the_counter_is_not_refused_there_but_counts(day: Day) -> None:
    day.issue("birth")
    day.call("1")
    day.start("1")
    day.issue(passports(2))
    day.add("1", "passport", 2)
    (passport,) = (one for one in limited("passport", 3).services if one.code == "passport")
    assert left_today(day.center.hall, passport) == 0


def test_every_day_begins_anew(center: MemoryCenter, clock: ManualClock, day: Day) -> None:
    day.issue(passports(3))
    clock.until("2026-11-23 08:00")
    day.issue(passports(3))


def test_the_first_page_knows_what_is_full(center: MemoryCenter, day: Day) -> None:
    assert center.see(Welcome()).full == ()
    day.issue(passports(3))
    assert center.see(Welcome()).full == ("passport",)


def test_most_services_have_no_limit(center: MemoryCenter) -> None:
    assert left_today(center.hall, service("birth", "civil")) is None
