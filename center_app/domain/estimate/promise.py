"""The wait as a citizen is told it: five guesses, blended, with the range that errors teach."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

from center_app.domain.clock import Instant
from center_app.domain.estimate import blend
from center_app.domain.estimate.blend import GUESSES, hour_of
from center_app.domain.estimate.calibration import Ranges
from center_app.domain.estimate.classes import Class, class_of
from center_app.domain.estimate.desks import Times
from center_app.domain.estimate.dry_run import Play
from center_app.domain.estimate.seen import desks_of, times_of
from center_app.domain.estimate.simple import Simple
from center_app.domain.estimate.turns import Called, Probe, Turn
from center_app.domain.hall import Hall
from center_app.domain.lane import Lane, lane_of
from center_app.domain.routing.rule import routing_of
from center_app.domain.visit import LONGEST_WAIT_MS, Promise, Visit

AT_ONCE = Promise(0, 0, 0)
"""Of a counter that is free, with nobody before."""


def promised(hall: Hall, probes: Sequence[Probe], now: Instant) -> list[Promise | None]:
    """The wait to the first call of each of these, if they came now.

    None where nobody on duty serves what is wanted. The hall is played once for all of them.
    """
    times = times_of(hall)
    turns = _turns(hall, probes, times, now)
    simple = Simple(hall, times, now)
    teller = _Teller(hall, now)
    promises: list[Promise | None] = []
    for (lane, _since), turn in zip(probes, turns, strict=True):
        if turn is None:
            promises.append(None)
        elif turn.at <= now.at and not turn.ahead:
            promises.append(AT_ONCE)
        else:
            others = simple.guesses(lane)
            played = turn.at - now.at if turn.at < inf else others[-1]
            promises.append(teller.told(class_of(lane), turn.ahead, (*others, played)))
    return promises


def foretold(
    hall: Hall, lanes: Sequence[Lane], arrivals: Iterable[Probe], now: Instant, then: Instant
) -> list[Promise | None]:
    """The wait of whoever joins each of these lanes at `then`, if these come until there."""
    times = times_of(hall)
    play = _play(hall, times, now)
    play.go_on_to(then.at, arrivals)
    teller = _Teller(hall, then)
    told: list[Promise | None] = []
    for lane, turn in zip(lanes, play.run([Probe(lane, then.at) for lane in lanes]), strict=True):
        if turn is None:
            told.append(None)
        elif turn.at <= then.at:
            told.append(AT_ONCE)
        else:
            played = min(turn.at - then.at, LONGEST_WAIT_MS)
            told.append(teller.told(class_of(lane), turn.ahead, (played,) * GUESSES))
    return told


class Expected(NamedTuple):
    """What is still to come of a wait, and the counter that probably calls; "" if unknown."""

    promise: Promise
    counter: str


def refreshed(hall: Hall, visit: Visit, now: Instant) -> Promise | None:
    """What is still to come of the wait of a visit that waits; None when nobody serves it."""
    found = all_refreshed(hall, (visit.id,), now).get(visit.id)
    return found.promise if found is not None else None


def all_refreshed(hall: Hall, visits: Collection[str], now: Instant) -> dict[str, Expected]:
    """The same of several, from one play; whom nobody serves is not in it."""
    times = times_of(hall)
    still = _Still(hall, times, now)
    return {
        visit: Expected(still.of(hall.visits[visit], called), called.counter)
        for visit, called in _play(hall, times, now).calls(visits).items()
    }


class _Still:
    """Turns the turns of those who wait into what is still to come of their waits.

    The simple guesses are of whole waits: here the hall played forward speaks alone. What it
    leaves out are those who come later and go before; the less of its wait is still to come, the
    fewer they are, and the less is it put right.
    """

    def __init__(self, hall: Hall, times: Times, now: Instant) -> None:
        self._hall, self._times, self._now = hall, times, now
        self._teller = _Teller(hall, now)

    def of(self, visit: Visit, called: Called) -> Promise:
        lane = lane_of(visit)
        assert lane is not None, "only who waits is called"
        played = called.at - self._now.at if called.at < inf else self._simple.guesses(lane)[-1]
        still = played / max(1.0, played + max(0, visit.wait_by(self._now)))
        return self._teller.told(class_of(lane), called.ahead, (played,) * GUESSES, still)

    @cached_property
    def _simple(self) -> Simple:
        return Simple(self._hall, self._times, self._now)


class _Teller:
    """Turns guesses into promises, by what the center knows now."""

    def __init__(self, hall: Hall, now: Instant) -> None:
        self._blend = hall.experience.blend
        self._ranges = Ranges(hall.experience.calibration)
        self._hour = hour_of(now.at)

    def told(
        self, of: Class, ahead: int, guesses: tuple[float, ...], still: float = 1.0
    ) -> Promise:
        """`still` is how much of its wait is to come: so much of the correction is made."""
        whole = tuple(round(min(guess, LONGEST_WAIT_MS)) for guess in guesses)
        estimate = blend.blended(self._blend, blend.terms(whole, of, self._hour), whole)
        estimate = round(whole[-1] + still * (estimate - whole[-1]))
        low, point, high = (min(ms, LONGEST_WAIT_MS) for ms in self._ranges.around(of, estimate))
        return Promise(ahead, low, high, point, whole)


def _turns(hall: Hall, probes: Sequence[Probe], times: Times, now: Instant) -> list[Turn | None]:
    return _play(hall, times, now).run(probes)


def _play(hall: Hall, times: Times, now: Instant) -> Play:
    return Play(now.at, desks_of(hall, times, now), hall.lanes, times, routing_of(hall))
