"""What the figures of some visits are made of, counted once for all groups that they are in.

Numbers add up, and for the percentiles there is every time: so the figures of several groups
together need no second look at the rows, and are the same as if there had been one.
"""

from collections.abc import Iterable
from dataclasses import fields
from itertools import chain
from typing import Any, NamedTuple

from center_app.domain.facts import Facts
from center_app.domain.indicators import (
    Indicators,
    Outcomes,
    Share,
    column,
    decided,
    occupancy,
    outcomes,
    spread,
    times_of_serving,
)
from center_app.domain.satisfaction import of_ratings, ratings
from center_app.domain.step import StepState
from center_app.domain.visit import OPEN, Stand

GONE = (Stand.MISSED, Stand.EXPIRED)
"""How a visit stands whose citizen left, or was left at closing."""


class Counted(NamedTuple):
    """The numbers of `Indicators` as they are there; in the place of each spread all its times
    (ms), and in that of the satisfaction all `ratings`: None of who could rate and did not."""

    issued: int
    served: int
    cancelled: int
    missed: int
    expired: int
    open: int
    steps_done: int
    wait: list[int | None]
    wait_to_call: list[int | None]
    walk: list[int | None]
    service: list[int | None]
    visit: list[int | None]
    within: Share
    visits_within: Share
    abandoned: int
    called: int
    transferred: int
    resolved: Share
    hand_offs: int
    occupancy: Share
    ratings: list[int | None]
    outcomes: Outcomes
    pick_ups: int
    inaccurate: int
    left_on_hold: int


def indicators(facts: Facts) -> Indicators:
    """All figures of the visits whose rows these are."""
    return figures([counted(facts)])


def counted(facts: Facts) -> Counted:
    """What there is to count in the rows of some visits."""
    visits, steps, sittings = facts.visits, facts.steps, facts.sittings
    sat = Stand.SERVED
    stands = column("stand", visits)
    served = [visit for visit in visits if visit.stand is sat]
    to_call = column("wait_to_call_ms", visits)
    return Counted(
        issued=len(visits),
        served=len(served),
        cancelled=stands.count(Stand.CANCELLED),
        missed=stands.count(Stand.MISSED),
        expired=stands.count(Stand.EXPIRED),
        open=sum(map(stands.count, OPEN)),
        steps_done=column("state", steps).count(StepState.DONE),
        wait=column("wait_ms", sittings),
        wait_to_call=to_call,
        walk=column("walk_ms", sittings),
        service=times_of_serving(steps),
        visit=column("total_ms", served),
        within=decided(column("within", steps)),
        visits_within=decided(column("within", visits)),
        abandoned=sum(not visit.counters for visit in visits if visit.stand in GONE),
        called=len(to_call) - to_call.count(None),
        transferred=len(served) - column("transfers", served).count(0),
        resolved=decided(column("resolved", visits)),
        hand_offs=sum(counters - 1 for counters in column("counters", visits) if counters),
        occupancy=occupancy(facts.presences),
        ratings=ratings(visits),
        outcomes=outcomes(steps),
        pick_ups=len(visits) - column("first", visits).count(None),
        inaccurate=column("accurate", sittings).count(False),
        left_on_hold=column("left_on_hold", visits).count(True),
    )


NOTHING = counted(Facts((), (), ()))


def figures(parts: Iterable[Counted]) -> Indicators:
    """The figures of all that these parts have counted."""
    whole = Counted(*map(_added, zip(NOTHING, *parts, strict=True)))
    return Indicators(
        issued=whole.issued,
        served=whole.served,
        cancelled=whole.cancelled,
        missed=whole.missed,
        expired=whole.expired,
        open=whole.open,
        steps_done=whole.steps_done,
        wait=spread(whole.wait),
        wait_to_call=spread(whole.wait_to_call),
        walk=spread(whole.walk),
        service=spread(whole.service),
        visit=spread(whole.visit),
        within=whole.within,
        visits_within=whole.visits_within,
        abandoned=Share(whole.abandoned, whole.issued),
        no_show=Share(whole.missed, whole.called),
        transferred=Share(whole.transferred, whole.served),
        resolved=whole.resolved,
        hand_offs=whole.hand_offs,
        occupancy=whole.occupancy,
        satisfaction=of_ratings(whole.ratings),
        outcomes=whole.outcomes,
        pick_ups=whole.pick_ups,
        inaccurate=whole.inaccurate,
        left_on_hold=whole.left_on_hold,
    )


def _added(values: tuple[Any, ...]) -> Any:
    """One field of several parts together."""
    kind = type(values[0])
    if kind is int:
        return sum(values)
    if kind is list:
        return list(chain.from_iterable(values))
    return kind(*(sum(column(field.name, values)) for field in fields(kind)))
