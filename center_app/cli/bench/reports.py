"""`center bench reports`: what the figures of days take with a year of history behind them.

The history is one day played through the real verbs, and its rows again for each day of the year
(`year`). Every line is beside the same question to the center before the year was there, and below
them stand the documents of a month (`documents`).
"""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from statistics import median
from time import perf_counter

from center_app.cli.bench.center import measured_house
from center_app.cli.bench.documents import Order, measured_documents
from center_app.cli.bench.places import Place, new_place
from center_app.cli.bench.start_up import MORNING, play
from center_app.cli.bench.table import Line
from center_app.cli.bench.year import fill, fill_journal
from center_app.cli.house import House
from center_app.cli.settings import Settings
from center_app.domain.calendar import ONE_DAY
from center_app.domain.clock import Instant, local
from center_app.domain.course import course
from center_app.domain.span import day_of, month_of
from center_app.domain.views.manager import Overview
from center_app.domain.views.today import Today
from center_app.simulation.clock import PlayedClock

DAY_MS, MONTH_MS = 300.0, 1_500.0
USUAL_MS = 3_000.0
"""Once a day, before the first look at its course."""
LIVE_MS, LIVE_RATIO = 100.0, 1.3
"""What the screens that follow the hall may take, and how much longer because of the year."""

LIVE_RUNS = 5

WIDEST = 20


@dataclass(frozen=True, slots=True)
class Asked(Line):
    """How long one question took in ms, the median without the year and with it; the `ratio` is of
    the quickest runs, for what else the machine does meanwhile is none of the year's."""

    database: str
    question: str
    visits: int
    entries: int
    empty_ms: float
    year_ms: float
    ratio: float
    spread: float
    most_ms: float
    most_ratio: float | None

    @property
    def met(self) -> bool:
        return self.year_ms <= self.most_ms and (
            self.most_ratio is None or self.ratio <= self.most_ratio
        )

    def cells(self) -> Mapping[str, str]:
        wanted = f"{self.most_ms:g} ms" + (f", {self.most_ratio:g} x" if self.most_ratio else "")
        return {
            "database": self.database,
            "question".rjust(WIDEST): self.question.rjust(WIDEST),
            "visits": f"{self.visits}",
            "entries": f"{self.entries}",
            "empty ms": f"{self.empty_ms:.1f}",
            "year ms": f"{self.year_ms:.1f}",
            "spread": f"{self.spread:.1f}",
            "ratio": f"{self.ratio:.2f}",
            "wanted".rjust(14): wanted.rjust(14),
        }


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what it may take; only live ones may not grow with the year."""

    name: str
    ask: Callable[[], object]
    most_ms: float
    most_ratio: float | None = None


def measured(settings: Settings, options: Namespace) -> Iterator[Line]:
    for database in options.database:
        with new_place(database) as place:
            yield from _on(settings, place, options)


def _on(settings: Settings, place: Place, options: Namespace) -> Iterator[Line]:
    clock = PlayedClock(MORNING)
    with measured_house(settings, place, clock) as house:
        play(house, clock, options.visits)
        now = clock.now()
        empty = [_times(one, options.runs) for one in _questions(house, now)]
        day = local(MORNING).date()
        played = house.center.history.facts(day, day, now)
        filled = fill(house.engine, played, day - ONE_DAY, options.days)
        entries = fill_journal(house.engine, options.days)
        for question, before in zip(_questions(house, now), empty, strict=True):
            after = _times(question, options.runs)
            yield Asked(
                database=place.kind,
                question=question.name,
                visits=filled,
                entries=entries,
                empty_ms=median(before),
                year_ms=median(after),
                ratio=min(after) / min(before),
                spread=max(after) - min(after),
                most_ms=question.most_ms,
                most_ratio=question.most_ratio,
            )
    month = month_of(day).before()
    yield from measured_documents(Order(settings, place, clock.now().at, month, options.runs))


def _questions(house: House, now: Instant) -> list[Question]:
    """What a day's screens follow, and what is asked of the history; its files belong here."""
    center, day = house.center, local(MORNING).date()
    return [
        Question("overview", lambda: center.see(Overview()), LIVE_MS, LIVE_RATIO),
        Question("figures of today", lambda: center.see(Today()), LIVE_MS, LIVE_RATIO),
        Question("refresh", center.refresh, LIVE_MS, LIVE_RATIO),
        Question("course of the day", _course(house, now), LIVE_MS, LIVE_RATIO),
        Question("usual day", lambda: center.history.usual_day(now), USUAL_MS),
        Question("a day", lambda: center.period(day_of(day - ONE_DAY)), DAY_MS),
        Question("a month", lambda: center.period(month_of(day).before()), MONTH_MS),
    ]


def _course(house: House, now: Instant) -> Callable[[], object]:
    """As it is made every few seconds; what a usual day is is learned with the first look."""
    usual = cache(house.center.history.usual_day)
    return lambda: course(house.center.hall, usual(now), now, open_now=True)


def _times(question: Question, runs: int) -> list[float]:
    """In ms; what is made anew once (memory, statements) is made before. What is live is quick, and
    asked more often."""
    question.ask()
    spans = []
    for _ in range(runs * LIVE_RUNS if question.most_ratio else runs):
        began = perf_counter()
        question.ask()
        spans.append((perf_counter() - began) * 1_000)
    return spans
