"""Mornings that chance plays, on a center in memory."""

from collections import Counter
from itertools import pairwise

import pytest

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.clock import HOUR, MINUTE
from center_app.domain.refusal import Reason, Refused
from center_app.domain.visit import Stand
from center_app.simulation.chance import Chance
from center_app.simulation.clock import PlayedClock
from center_app.simulation.morning import Morning, Seat
from days import Day
from founding import Post, full, universal_posts
from halls import MemoryCenter, running_hall
from invariants import check_hall
from manual_clock import moment
from small_catalogue import SMALL

KIOSKS = ("kiosk-1", "kiosk-2")
SPECIALISTS = (
    Post("1", "rana", full("birth", "photo", "passport", "family-book")),
    Post("2", "samer", full("photo", "passport", "insurance")),
    Post("3", "hiba", full("insurance", "vaccination", "birth", "family-book")),
    Post("4", "omar", full("vaccination", "licence", "clearance")),
)
"""Nobody serves everything, so that visits are handed on."""


class Played:
    """A morning from eight o'clock; `refusals` are the reasons of all that was refused."""

    def __init__(
        self, seed: int = 1, posts: tuple[Post, ...] = SPECIALISTS, pace: float = 1.0
    ) -> None:
        self.clock = PlayedClock(moment("2026-11-22 08:00"))
        self.hall = running_hall(posts=posts, clock=self.clock, serving=False)
        self.refusals: list[Reason] = []
        self.morning = Morning(self, self.clock, Chance(SMALL, seed), KIOSKS, pace)
        self.see = self.hall.see
        self._posts = posts

    def do(self, command: c.Command) -> Done:
        try:
            return self.hall.do(command)
        except Refused as refused:
            self.refusals.append(refused.reason)
            raise

    def begin(self, visits: int = 40, within_ms: int = HOUR) -> "Played":
        self.morning.arrivals(visits, within_ms)
        self.morning.staff(Seat(post.counter, post.employee) for post in self._posts)
        return self

    def step(self) -> None:
        due = self.morning.next_at()
        assert due is not None
        assert due >= self.clock.now().at, "time goes on"
        self.clock.move_to(due)
        self.morning.step()

    def to_the_end(self) -> "Played":
        while self.morning.goes_on:
            self.step()
        return self

    def stands(self) -> Counter[Stand]:
        return Counter(visit.stand for visit in self.hall.hall.visits.values())

    def happened(self, shape: type[e.Event]) -> int:
        return sum(isinstance(event, shape) for event in self.hall.events)


@pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(n, marks=pytest.mark.chaos) for n in range(6, 20))]
)
def test_every_morning_ends_with_everybody_served_or_missed(seed: int) -> None:
    played = Played(seed).begin()
    while played.morning.goes_on:
        played.step()
        check_hall(played.hall.hall)
    assert played.stands().keys() <= {Stand.SERVED, Stand.MISSED}
    assert played.stands().total() == 40
    assert set(played.refusals) <= {Reason.NOBODY_WAITING}, "nothing else is ever tried in vain"
    times = [fact.at.at for fact in played.hall.facts]
    assert times == sorted(times)


def test_the_same_seed_plays_the_same_morning() -> None:
    first, again, other = Played(3), Played(3), Played(4)
    for played in (first, again, other):
        played.begin(20).to_the_end()
    assert first.hall.facts == again.hall.facts
    assert first.hall.facts != other.hall.facts


def test_everything_that_happens_at_a_center_happens() -> None:
    played = Played(2).begin(80, 2 * HOUR).to_the_end()
    for shape in (
        e.VisitHeld,
        e.VisitResumed,
        e.VisitRecalled,
        e.VisitMissed,
        e.VisitTransferred,
        e.LineAdded,
        e.VisitEnded,
    ):
        assert played.happened(shape), shape
    reasons = {ev.reason for ev in played.hall.events if isinstance(ev, e.VisitTransferred)}
    assert reasons == {"rest", "other_skill"}


def test_some_of_those_who_were_served_rate_and_nobody_else() -> None:
    played = Played(2).begin(80, 2 * HOUR).to_the_end()
    rated = [visit for visit in played.hall.hall.visits.values() if visit.rating is not None]
    assert {visit.stand for visit in rated} == {Stand.SERVED}
    assert 0.2 * 80 < len(rated) < 0.6 * 80
    ratings = [visit.rating for visit in rated if visit.rating is not None]
    assert len({rating.stars for rating in ratings}) > 2
    assert any(rating.reasons for rating in ratings)


def test_who_is_sent_to_a_colleague_is_served_there() -> None:
    played = Played(2).begin(80, 2 * HOUR).to_the_end()
    sent = [
        event
        for event in played.hall.events
        if isinstance(event, e.VisitTransferred) and event.to_counter is not None
    ]
    assert sent
    for event in sent:
        counters = [each.counter for each in played.hall.hall.visits[event.visit].sittings]
        assert any(pair == (event.counter, event.to_counter) for pair in pairwise(counters))


def test_whoever_works_alone_sends_nobody_away() -> None:
    played = Played(1, universal_posts(1)).begin(40, 3 * HOUR).to_the_end()
    assert not played.happened(e.VisitTransferred)
    assert played.stands().total() == 40


def test_who_is_still_there_at_closing_expires() -> None:
    played = Played().begin(60, HOUR)
    while played.clock.now().at < moment("2026-11-22 08:40"):
        played.step()
    Day(played.hall).end()
    assert played.stands()[Stand.EXPIRED] > 0
    assert played.stands().keys() <= {Stand.SERVED, Stand.MISSED, Stand.EXPIRED}


def test_the_counters_rest_when_nobody_is_left_and_serve_the_next_wave() -> None:
    played = Played().begin(5, 10 * MINUTE).to_the_end()
    while played.morning.next_at() is not None:
        played.step()
    assert played.stands().total() == 5
    played.morning.arrivals(10, 10 * MINUTE)
    assert played.morning.goes_on
    played.to_the_end()
    assert played.stands().total() == 15
    assert played.stands().keys() <= {Stand.SERVED, Stand.MISSED}


def test_a_ticket_that_somebody_else_took_is_served_too() -> None:
    played = Played(1, universal_posts(2)).begin(10)
    number = Day(played.hall).issue("birth")
    played.to_the_end()
    (visit,) = (v for v in played.hall.hall.visits.values() if v.number == number)
    assert visit.stand is Stand.SERVED


def test_the_pace_shortens_everything_alike() -> None:
    usual, quick = (Played(5, pace=pace).begin(20) for pace in (1.0, 0.1))
    began = usual.clock.now().at
    spans = [played.to_the_end().clock.now().at - began for played in (usual, quick)]
    assert spans[1] == pytest.approx(spans[0] / 10, rel=0.01)
    assert usual.stands() == quick.stands()


def test_without_citizens_nothing_goes_on() -> None:
    played = Played().begin(0)
    assert not played.morning.goes_on
    assert Morning(MemoryCenter(), played.clock, Chance(SMALL, 1), KIOSKS).next_at() is None
