from dataclasses import replace
from datetime import time

import pytest

from center_app.domain import commands as c
from center_app.domain.calendar import Calendar, Period
from center_app.domain.refusal import Reason
from center_app.domain.views.kiosk import BasketWait, Services, Ticket, Welcome
from center_app.domain.visit import Promise, Stand
from days import Day, refusal
from founding import SETTINGS, Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock, moment
from small_catalogue import SMALL, service

POSTS = [
    Post("1", "registrar", full("birth", "family-book")),
    Post("2", "photographer", full("photo", "passport"), zone="upper"),
]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(moment("2026-11-22 08:00"))


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    return running_hall(posts=POSTS, clock=clock)


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def test_an_open_door_says_until_when_and_how_many_wait(center: MemoryCenter, day: Day) -> None:
    day.issue("birth", "passport")
    door = center.see(Welcome())
    assert (door.open, door.waiting, door.opens_at) == (True, 1, None)
    assert door.closes_at == moment("2026-11-22 15:00")
    assert door.name == SETTINGS.name


def test_a_closed_door_says_when_it_opens(center: MemoryCenter, clock: ManualClock) -> None:
    clock.until("2026-11-26 16:00")
    center.do(c.OpenDay(id="1", station="s"))
    door = center.see(Welcome())
    assert (door.open, door.closes_at) == (False, None)
    assert door.opens_at == moment("2026-11-29 08:00")


def test_a_day_that_was_closed_does_not_open_again_in_the_afternoon(clock: ManualClock) -> None:
    shifts = (Period(time(8), time(12)), Period(time(14), time(17)))
    two = replace(SETTINGS, calendar=Calendar(week=(shifts,) * 7))
    center = running_hall(settings=two, clock=clock)
    clock.until("2026-11-22 12:30")
    assert center.see(Welcome()).opens_at == moment("2026-11-22 14:00")
    Day(center).end()
    door = center.see(Welcome())
    assert (door.open, door.opens_at) == (False, moment("2026-11-23 08:00"))
    clock.until("2026-11-23 06:00")
    assert center.see(Welcome()).opens_at == moment("2026-11-23 08:00")


def test_a_service_that_nobody_serves_now_has_no_wait(center: MemoryCenter) -> None:
    waits = center.see(Welcome()).waits
    assert waits["birth"] == Promise(0, 0, 0)
    assert waits["insurance"] is None
    assert waits.keys() == {card.code for card in SMALL.services}


def test_the_wait_for_a_basket_is_that_to_the_first_call(center: MemoryCenter, day: Day) -> None:
    day.issue("birth")
    day.call("1")
    day.issue("birth")
    births = center.see(BasketWait(("birth",)))
    assert births is not None
    assert births.ahead == 1
    assert center.see(BasketWait(("birth", "passport"))) == Promise(0, 0, 0)
    assert center.see(BasketWait(("unheard-of",))) is None
    assert center.see(BasketWait(())) is None


def test_the_services_are_those_of_the_catalogue_in_force(center: MemoryCenter) -> None:
    assert center.see(Services()) is SMALL


def test_a_ticket_names_the_zones_of_those_who_could_serve_it(
    center: MemoryCenter, day: Day
) -> None:
    both = center.see(Ticket(day.visit(day.issue("birth", "passport"))))
    assert [zone.code for zone in both.zones] == ["hall", "upper"]
    photo = center.see(Ticket(day.visit(day.issue("passport"))))
    assert [zone.code for zone in photo.zones] == ["upper"]
    nobody = center.see(Ticket(day.visit(day.issue("vaccination"))))
    assert nobody.zones == ()
    assert nobody.promise is None


def test_a_ticket_says_where_it_was_called_to(center: MemoryCenter, day: Day) -> None:
    visit = day.visit(day.issue("birth"))
    day.call("1")
    ticket = center.see(Ticket(visit))
    assert (ticket.number, ticket.stand, ticket.counter) == ("A001", Stand.CALLED, "1")
    day.start("1")
    day.finish("1")
    assert center.see(Ticket(visit)).counter is None


def test_a_ticket_is_shown_although_the_catalogue_has_lost_its_service(
    clock: ManualClock,
) -> None:
    newer = replace(SMALL, serial="small-2", services=(service("birth", "civil"),), bundles=())
    center = running_hall(posts=POSTS, clock=clock)
    center.hall.shelf = {"small-1": SMALL, "small-2": newer}
    day = Day(center)
    visit = day.visit(day.issue("passport"))
    center.do(c.AdoptCatalogue(id="x", station="s", serial="small-2", sha256="0" * 64))
    assert [zone.code for zone in center.see(Ticket(visit)).zones] == ["upper"]


def test_a_center_that_is_not_set_up_shows_nothing() -> None:
    for query in (Welcome(), Services(), BasketWait(("birth",)), Ticket("v")):
        assert refusal(MemoryCenter().see, query) is Reason.NO_CATALOGUE


def test_around_the_clock_the_door_names_no_hour(clock: ManualClock) -> None:
    always = replace(SETTINGS, calendar=Calendar(around_the_clock=True))
    door = running_hall(settings=always, clock=clock).see(Welcome())
    assert (door.open, door.closes_at, door.opens_at) == (True, None, None)
