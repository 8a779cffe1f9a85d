"""What `center bench hall` finds: how long commands took, how late screens were, what failed."""

from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

from center_app.cli.bench.hall_stations import Press, Seen
from center_app.cli.bench.table import Line
from center_app.cli.house import House
from center_app.domain import commands as c
from center_app.domain.clock import SECOND
from center_app.simulation.measures import quantile
from center_app.store.kept.stations import Kind

OFTEN = 0.95
MOST_TIMES, MOST_LATE_MS, MOST_SHARE, MOST_GROWTH_MB = 3.0, 500.0, 60.0, 10.0
MOST_BEHIND_S = 2.0
"""A command in those of one process; until a screen is current; of a core of the processor; and
what the server's memory may grow by in the second half of a run; until the registry has the last
entry of a run."""

MOST_WAIT_MS = 500.0
"""Of any command, where several processes have the database open themselves."""


@dataclass(frozen=True, slots=True)
class Figure(Line):
    """One figure of the hall; `alone` is that of one process, of which `times` is the multiple.

    Nothing is `wanted` of what only says how much there was to do; it is wanted of the multiple
    where `in_times`.
    """

    figure: str
    database: str
    value: float
    worst: float
    alone: float
    times: float
    spread: float
    wanted: float | None
    in_times: bool = False

    @property
    def met(self) -> bool:
        return self.wanted is None or (self.times if self.in_times else self.value) <= self.wanted

    def cells(self) -> Mapping[str, str]:
        def some(value: float) -> str:
            return f"{value:.2f}" if value else ""

        return {
            "in the hall".rjust(26): self.figure.rjust(26),
            "database".rjust(10): self.database.rjust(10),
            "value": f"{self.value:.1f}",
            "worst": some(self.worst),
            "alone": some(self.alone),
            "x alone": some(self.times),
            "spread": some(self.spread),
            "wanted": _wanted(self),
        }


def _wanted(figure: Figure) -> str:
    if figure.wanted is None:
        return ""
    return f"<= {figure.wanted:.0f}" + (" x" if figure.in_times else "")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a server took of its processor (%), and by how much its memory grew (MB); and how long
    the registry was behind at the end (s), if there was one."""

    share: float
    growth: float
    behind_s: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """What all stations saw, alone and together, and what that took of their server; None where
    each process has the database open itself."""

    alone: list[Seen]
    hall: list[Seen]
    seconds: float
    taken: Taken | None


def figures(house: House, database: str, runs: Sequence[Run]) -> Iterator[Figure]:
    """What the runs come to, by median; `house` is the center that was measured."""
    taken = [run.taken for run in runs if run.taken is not None]
    for verb in ("", c.Issue.verb, c.CallNext.verb, c.Start.verb, c.FinishVisit.verb):
        yield _of_verb(verb, database, runs, MOST_TIMES if taken else None)
    if not taken:
        yield _longest(database, runs)
    for kind in (Kind.KIOSK, Kind.COUNTER, Kind.DISPLAY, Kind.MANAGER):
        late = [_late_ms(run.hall, kind) for run in runs]
        often, most = [quantile(one, OFTEN) for one in late], [max(one) for one in late]
        spread = max(often) - min(often)
        name = f"ms until a {kind} is current"
        wanted = MOST_LATE_MS if taken else None
        yield Figure(name, database, median(often), median(most), 0, 0, spread, wanted)
    for name, number in _faults(house, runs).items():
        yield Figure(name, database, number, 0, 0, 0, 0, 0)
    per_s = median(_events(run.hall) / run.seconds for run in runs)
    yield Figure("events a second", database, per_s, 0, 0, 0, 0, None)
    for name, values, most_of in (
        ("% of a core for the server", [one.share for one in taken], MOST_SHARE),
        ("MB more of the server", [one.growth for one in taken], MOST_GROWTH_MB),
        *_linked(taken),
    ):
        if not values:
            continue
        spread = max(values) - min(values)
        yield Figure(name, database, median(values), max(values), 0, 0, spread, most_of)


def _longest(database: str, runs: Sequence[Run]) -> Figure:
    """How long anybody waited for any command."""

    def longest(seen: list[Seen]) -> float:
        return max(press.took * SECOND for press in _presses(seen))

    name = "longest ms of any command"
    return _beside(name, database, runs, longest, MOST_WAIT_MS)


def _linked(taken: Sequence[Taken]) -> Iterator[tuple[str, list[float], float]]:
    behind = [one.behind_s for one in taken if one.behind_s is not None]
    if behind:
        yield "s until the registry has all", behind, MOST_BEHIND_S


def _of_verb(verb: str, database: str, runs: Sequence[Run], wanted: float | None) -> Figure:
    def often(seen: list[Seen]) -> float:
        return quantile([p.took * SECOND for p in _presses(seen) if verb in ("", p.verb)], OFTEN)

    return _beside(f"ms of {verb or 'any command'}", database, runs, often, wanted, in_times=True)


def _beside(
    name: str,
    database: str,
    runs: Sequence[Run],
    of: Callable[[list[Seen]], float],
    wanted: float | None,
    *,
    in_times: bool = False,
) -> Figure:
    """A figure of the hall beside that of one process."""
    hall, alone = [of(run.hall) for run in runs], [of(run.alone) for run in runs]
    times = [one / other for one, other in zip(hall, alone, strict=True)]
    return Figure(
        name,
        database,
        median(hall),
        max(hall),
        median(alone),
        median(times),
        max(times) - min(times),
        wanted,
        in_times,
    )


def _presses(seen: Sequence[Seen]) -> Iterator[Press]:
    return chain.from_iterable(one.presses for one in seen)


def _late_ms(hall: Sequence[Seen], kind: Kind) -> list[float]:
    """From each answer until each other screen of this kind showed what had happened (ms)."""
    late = []
    for station in hall:
        if station.kind is not kind:
            continue
        shown = sorted(station.shown, key=lambda one: one.at)
        others = sorted(
            (press for press in _presses([one for one in hall if one is not station]) if press.seq),
            key=lambda press: press.seq,
        )
        n = 0
        for press in others:
            while n < len(shown) and shown[n].seq < press.seq:
                n += 1
            if n == len(shown):
                break
            late.append(max(0.0, shown[n].at - press.at - press.took) * SECOND)
    return late


def _events(hall: Sequence[Seen]) -> int:
    """How many entries the presses led to."""
    seqs = [press.seq for press in _presses(hall) if press.seq]
    return max(seqs) - min(seqs)


def _faults(house: House, runs: Sequence[Run]) -> dict[str, float]:
    """What must never be, of all runs: by the answers, and by the journal."""
    recorded = {entry.envelope.cmd for entry in house.center.journal.after(0, 10_000_000)}
    every = list(chain.from_iterable(_presses((*run.alone, *run.hall)) for run in runs))
    done = [press for press in every if press.seq]
    called = Tally(press.about for press in done if press.verb == c.CallNext.verb)
    numbers = Tally(press.about for press in done if press.verb == c.Issue.verb)
    lost = sum(not press.answered for press in every)
    lost += sum(press.id not in recorded for press in done)
    return {
        "double calls": sum(called.values()) - len(called),
        "double numbers": sum(numbers.values()) - len(numbers),
        "lost presses": lost,
    }
