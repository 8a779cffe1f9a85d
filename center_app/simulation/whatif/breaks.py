"""Where the breaks of a day are best put: all as long as they are, at better times.

First each break in turn is put where the backlog is least, with the others still out of the way;
then each is moved wherever that helps, until nothing does. Breaks start on the half hour. The
backlog is only reckoned (see `backlog`); whether it holds is for the played days to say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from center_app.domain.plain import Fault, Unreadable
from center_app.simulation.plan import Plan, PlannedCounter
from center_app.simulation.trace import Trace
from center_app.simulation.whatif.backlog import Backlog

SLOT_S = 1_800.0

LEAST_S = 600.0
"""Shorter breaks stay where they are: they are no rest that could be planned."""

APART_S = 3_600.0
"""Between two breaks of a counter there is an hour of work at least."""

SWEEPS = 4

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class BreakRules:
    """What a plan of breaks has to keep, in seconds: within `earliest` and `latest` of the day;
    not in the first or last `margin_s` of a counter's hours (None: their first or last quarter,
    so that nobody comes to work only to rest, or all the day without); of the counters with the
    same skills not more than `away` at once (None: a third, one at least), and never more than a
    third of all counters."""

    earliest: float = 0.0
    latest: float = 86_400.0
    margin_s: float | None = None
    away: int | None = None

    def most_away(self, alike: int) -> int:
        return _a_third(alike) if self.away is None else self.away

    def allows(self, counter: PlannedCounter, span: Span) -> bool:
        quarter = (counter.close_s - counter.open_s) / 4
        margin = quarter if self.margin_s is None else self.margin_s
        begins = max(self.earliest, counter.open_s + margin)
        ends = min(self.latest, counter.close_s - margin)
        return begins <= span[0] and span[1] <= ends


def _a_third(number: int) -> int:
    return max(1, ceil(number / 3))


USUAL = BreakRules()


def offences(plan: Plan, rules: BreakRules = USUAL) -> Iterator[str]:
    """The counters whose breaks break a rule, each as often as they do."""
    breaks = {one.id: list(one.breaks) for one in plan.counters}
    for counter in plan.counters:
        for span in _movable(counter):
            others = [one for one in breaks[counter.id] if one != span]
            if not _fits(plan, rules, counter, span, {**breaks, counter.id: others}):
                yield counter.id


def placed(
    plan: Plan, traces: Sequence[Trace], rules: BreakRules = USUAL, load: float = 1.0
) -> Plan:
    """The plan with its breaks at the best times for days like these, or as busier ones.

    Raises Unreadable, naming a counter, where they cannot be placed by the rules.
    """
    search = _Search(plan, Backlog(plan, traces, load), rules)
    search.insert()
    search.improve()
    found = search.plan
    given_waits, waits = (search.waited(one) for one in (plan, found))
    return plan if given_waits <= waits and not any(offences(plan, rules)) else found


class _Search:
    """The plan of breaks while it gets better; `plan` is what it has come to."""

    def __init__(self, plan: Plan, backlog: Backlog, rules: BreakRules) -> None:
        self._given = plan
        self._backlog = backlog
        self._rules = rules
        self._breaks = {one.id: _fixed(one) for one in plan.counters}
        movable = [(one, span[1] - span[0]) for one in plan.counters for span in _movable(one)]
        self._movable = sorted(movable, key=lambda each: -each[1])
        self._at: list[Span] = []

    @property
    def plan(self) -> Plan:
        counters = (
            replace(one, breaks=tuple(sorted(self._breaks[one.id]))) for one in self._given.counters
        )
        return replace(self._given, counters=tuple(counters))

    def waited(self, plan: Plan) -> float:
        return self._backlog.waited({one.id: one.breaks for one in plan.counters})

    def insert(self) -> None:
        """Put the breaks in, the longest first; where the best places leave none for the rest,
        the earliest ones do."""
        if not self._insert_all(best=True) and not self._insert_all(best=False):
            counter, _ = self._movable[len(self._at)]
            what = "has no place for its break by these rules: let more be away, or at other times"
            raise Unreadable([Fault(f"counter {counter.id}", what)])

    def improve(self) -> None:
        """Move one break after the other, until no move is better."""
        for _ in range(SWEEPS):
            before = list(self._at)
            for n, (counter, _length) in enumerate(self._movable):
                self._breaks[counter.id].remove(self._at[n])
                self._put(n, self._best(n, first=self._at[n]))
            if self._at == before:
                return

    def _insert_all(self, *, best: bool) -> bool:
        self._breaks = {one.id: _fixed(one) for one in self._given.counters}
        self._at = []
        for n in range(len(self._movable)):
            span = self._best(n) if best else next(self._places(n), None)
            if span is None:
                return False
            self._put(n, span)
        return True

    def _put(self, n: int, span: Span | None) -> None:
        assert span is not None
        self._at[n : n + 1] = [span]
        self._breaks[self._movable[n][0].id].append(span)

    def _best(self, n: int, first: Span | None = None) -> Span | None:
        """Where the n-th break does least harm; of equals the `first`, then the earliest."""
        best: tuple[float, bool, Span] | None = None
        mine = self._breaks[self._movable[n][0].id]
        for span in self._places(n):
            mine.append(span)
            each = self._backlog.waited(self._breaks), span != first, span
            mine.remove(span)
            if best is None or each < best:
                best = each
        return best[2] if best is not None else None

    def _places(self, n: int) -> Iterator[Span]:
        counter, length = self._movable[n]
        slots = int(counter.open_s // SLOT_S), ceil(counter.close_s / SLOT_S)
        for slot in range(*slots):
            span = slot * SLOT_S, slot * SLOT_S + length
            if _fits(self._given, self._rules, counter, span, self._breaks):
                yield span


def _movable(counter: PlannedCounter) -> list[Span]:
    return [span for span in counter.breaks if span[1] - span[0] >= LEAST_S]


def _fixed(counter: PlannedCounter) -> list[Span]:
    return [span for span in counter.breaks if span[1] - span[0] < LEAST_S]


def _fits(
    plan: Plan,
    rules: BreakRules,
    counter: PlannedCounter,
    span: Span,
    breaks: dict[str, list[Span]],
) -> bool:
    """Whether a break may be there, beside the others of the counter and of those like it."""
    if not rules.allows(counter, span):
        return False
    for other in breaks[counter.id]:
        apart = APART_S if other[1] - other[0] >= LEAST_S else 0.0
        if span[0] < other[1] + apart and other[0] < span[1] + apart:
            return False
    mine = set(counter.skills)
    others = [one for one in plan.counters if one.id != counter.id]
    alike = [one for one in others if set(one.skills) == mine]
    return all(
        _at_once(span, [away for one in some for away in breaks[one.id]]) < most
        for some, most in (
            (alike, rules.most_away(len(alike) + 1)),
            (others, _a_third(len(plan.counters))),
        )
    )


def _at_once(span: Span, others: Sequence[Span]) -> int:
    """How many of the others are away at the same moment during the span, at most."""
    edges = [
        edge
        for begins, ends in others
        if begins < span[1] and span[0] < ends
        for edge in ((begins, 1), (ends, -1))
    ]
    most = now = 0
    for _, change in sorted(edges):
        now += change
        most = max(most, now)
    return most
