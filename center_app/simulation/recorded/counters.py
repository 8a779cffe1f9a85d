"""The center as it was on a recorded day: who sat where, with which skills, and when.

What a passage costs beside serving is what the center had learned by the end of the day, of its
last some hundred visits: from the end of one to the next call and on to the start, and until an
absent citizen is given up. A hall without any such visit has what is assumed on the first day.
In a real hall nobody waits less for walking, and a time that was measured already lacks what a
further service of a sitting saves: both are 0. A way to the kiosk is not on record; it is only
needed for policies with a ticket for each service.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from center_app.center.days import RecordedDay
from center_app.domain.clock import SECOND, midnight
from center_app.domain.counter import Presence, Status
from center_app.domain.estimate.seen import usual_ms
from center_app.domain.indicators import AUTHORISED_BREAKS
from center_app.domain.people import Employee, skill_queue
from center_app.domain.plain import Fault, Unreadable
from center_app.domain.verbs.staff import MOST_BREAKS
from center_app.simulation.desks import PAUSE_S
from center_app.simulation.plan import (
    DAY_S,
    LONGEST_S,
    Kind,
    OfferedService,
    Params,
    Plan,
    PlannedCounter,
)
from center_app.simulation.recorded.codes import OfferedStage, codes_of

KIOSK_S = 60.0

SHORTEST_S = 60
"""A counter that was closed for less had nobody away."""

Offers = Mapping[str, OfferedStage]

Span = tuple[float, float]
"""From when to when (s after midnight)."""

Stays = Mapping[tuple[str, str], Sequence[Presence]]
"""The presences of each employee at each counter."""


def plan_of(day: RecordedDay, offers: Offers) -> Plan:
    """Raises Unreadable where no counter served anything."""
    stays = _stays(day.presences)
    counters = tuple(_counters(day, offers, stays))
    if not counters:
        raise Unreadable([Fault(day.day.isoformat(), "no counter was open")])
    asked = {code for visit in day.visits for code, _ in codes_of(visit)}
    asked.update(code for counter in counters for code in counter.skills)
    services = {code: _service(day, offers[code]) for code in offers if code in asked}
    return Plan(services, counters, _params(day, stays))


def _service(day: RecordedDay, offer: OfferedStage) -> OfferedService:
    usual = usual_ms(day.hall, skill_queue(offer.skill, partial=offer.partial)) / SECOND
    return OfferedService(
        offer.agency,
        target_s=min(float(offer.target_ms // SECOND), LONGEST_S),
        mean_s=float(min(max(1, round(usual)), LONGEST_S)),
    )


def _params(day: RecordedDay, stays: Stays) -> Params:
    learned = day.hall.experience
    served = sum(len(visit.sittings) for visit in day.visits)
    pauses = sum(_is_short(gap) for one in stays.values() for gap in _gaps(day, one))
    return Params(
        gap_s=float(round((learned.walk.mean + learned.between.mean) / SECOND)),
        noshow_s=float(round(learned.missing.mean / SECOND)),
        setup_s=0.0,
        walk_s=0.0,
        kiosk_s=KIOSK_S,
        pause_p=round(pauses / served, 4) if served else 0.0,
    )


def _stays(presences: Iterable[Presence]) -> Stays:
    found: dict[tuple[str, str], list[Presence]] = {}
    for one in sorted(presences, key=lambda one: (one.began_at, one.n)):
        found.setdefault((one.counter, one.employee), []).append(one)
    return found


def _counters(day: RecordedDay, offers: Offers, stays: Stays) -> Iterator[PlannedCounter]:
    """One for each employee at a counter: `5`, and `5-2` for whoever took over there."""
    shifts: dict[str, int] = {}
    for (sign, who), presences in stays.items():
        open_spans = _open(day, presences)
        employee = day.hall.employees[who]
        skills = tuple(code for code, offer in offers.items() if offer.is_served_by(employee))
        if not open_spans or not skills:
            continue
        shifts[sign] = shifts.get(sign, 0) + 1
        yield PlannedCounter(
            id=sign if shifts[sign] == 1 else f"{sign}-{shifts[sign]}",
            kind=_kind(employee, offers, skills),
            home=_home(employee, offers, skills),
            skills=skills,
            open_s=open_spans[0][0],
            close_s=open_spans[-1][1],
            breaks=_breaks(day, presences),
        )


def _home(employee: Employee, offers: Offers, skills: Sequence[str]) -> str:
    """The agency at home; the first that is served, where the home's is not offered here."""
    served = [offers[code].agency for code in skills]
    return employee.home if employee.home in served else served[0]


def _kind(employee: Employee, offers: Offers, skills: Sequence[str]) -> Kind:
    home = _home(employee, offers, skills)
    return Kind.SPECIALIST if all(offers[c].agency == home for c in skills) else Kind.UNIVERSAL


def _breaks(day: RecordedDay, presences: Sequence[Presence]) -> tuple[Span, ...]:
    """The longest ones, as many as a center can plan; short pauses without a reason that
    could be planned are left to chance."""
    gaps = [gap for gap in _gaps(day, presences) if not _is_short(gap)]
    longest = sorted(gaps, key=lambda gap: gap[0] - gap[1])[: MOST_BREAKS - 1]
    return tuple((begins, ends) for begins, ends, _ in sorted(longest))


Gap = tuple[float, float, frozenset[str]]
"""From when to when somebody was away, and the reasons given."""


def _gaps(day: RecordedDay, presences: Sequence[Presence]) -> Iterator[Gap]:
    for (_, begins), (ends, _) in pairwise(_open(day, presences)):
        if ends - begins >= SHORTEST_S:
            reasons = frozenset(
                one.reason or ""
                for one in presences
                if one.status is Status.PAUSED and begins <= _second(day, one.began_at) < ends
            )
            yield begins, ends, reasons


def _is_short(gap: Gap) -> bool:
    """Whether it was a pause as employees take unplanned."""
    begins, ends, reasons = gap
    return ends - begins <= PAUSE_S[1] and bool(reasons) and not reasons & AUTHORISED_BREAKS


def _open(day: RecordedDay, presences: Sequence[Presence]) -> list[Span]:
    """When the counter was open, joined where it was closed for no time."""
    spans: list[Span] = []
    still = {one.n for one in day.hall.present.values()}
    last = max((one.seen.at for one in day.presences), default=0)
    for one in presences:
        begins = _second(day, one.began_at)
        ends = _second(day, last if one.n in still else one.seen.at)
        if one.status is not Status.OPEN or ends <= begins:
            continue
        if spans and begins <= spans[-1][1]:
            begins, ends = spans[-1][0], max(ends, spans.pop()[1])
        spans.append((begins, ends))
    return spans


def _second(day: RecordedDay, at: int) -> float:
    return float(min(max(0, round((at - midnight(day.day)) / SECOND)), DAY_S))
