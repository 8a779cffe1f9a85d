"""The figures by which rule and estimate are judged, and how good each has to be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import inf

from center_app.cli.bench.table import Line
from center_app.domain.estimate.classes import Class
from center_app.simulation.accuracy import Accuracy
from center_app.simulation.comparison import Mean, mean_of, paired
from center_app.simulation.measures import Measures


@dataclass(frozen=True, slots=True)
class Judged:
    """A day in its figures."""

    measures: Measures
    estimate: Accuracy
    naive: Accuracy
    classes: Mapping[Class, Accuracy]


Days = Mapping[str, Sequence[Judged]]
"""The same days by the policy that was played on them."""


class By(Enum):
    """What a goal is set for: the value itself, its difference to first-come or as a share of
    that (for an estimate: of the naive one)."""

    VALUE = auto()
    DIFFERENCE = auto()
    RATIO = auto()


@dataclass(frozen=True, slots=True)
class Goal:
    """How good a figure has to be in the mean: from `least` to `most`.

    `sure`: what a difference has to reach even at the worse end of its confidence interval.
    """

    by: By
    least: float = -inf
    most: float = inf
    sure: float | None = None

    def met(self, value: float, half: float) -> bool:
        if not self.least <= value <= self.most:
            return False
        if self.sure is None:
            return True
        return value - half >= self.sure if self.least > -inf else value + half <= self.sure

    def __str__(self) -> str:
        span = "".join(
            (
                f">= {self.least:g}" if self.least > -inf else "",
                " " if self.least > -inf and self.most < inf else "",
                f"<= {self.most:g}" if self.most < inf else "",
            )
        )
        return f"{SHOWN[self.by]} {span}".strip()


SHOWN = {By.VALUE: "", By.DIFFERENCE: "difference", By.RATIO: "ratio"}

ANY = Goal(By.VALUE)


@dataclass(frozen=True, slots=True)
class Figure(Line):
    """One figure, in the mean over the days: of the center, of first-come, of strict priority, or
    of the naive estimate; the difference to first-come (or naive) with its 95 % half-width."""

    scenario: str
    figure: str
    center: float
    half: float
    fifo: float | None
    strict: float | None
    naive: float | None
    difference: float | None
    difference_half: float | None
    goal: str
    reached: bool

    @property
    def met(self) -> bool:
        return self.reached

    def cells(self) -> Mapping[str, str]:
        return {
            "scenario": self.scenario,
            "figure".rjust(WIDEST): self.figure.rjust(WIDEST),
            "center": _number(self.center),
            "+-": _number(self.half),
            "fifo": _number(self.fifo),
            "strict": _number(self.strict),
            "naive": _number(self.naive),
            "difference": _number(self.difference),
            "diff. +-": _number(self.difference_half),
            "wanted".rjust(WIDEST): self.goal.rjust(WIDEST),
        }


WIDEST = 22
POINTS = 100.0

ROUTING: Mapping[str, tuple[float, Callable[[Measures], float], Goal]] = {
    "within %": (POINTS, lambda m: m.within, Goal(By.DIFFERENCE, least=4, sure=3)),
    "ordinary within %": (POINTS, lambda m: m.within_ordinary, Goal(By.DIFFERENCE, least=-2)),
    "priority within %": (POINTS, lambda m: m.within_priority, Goal(By.VALUE, least=95)),
    "appointments within %": (POINTS, lambda m: m.within_appointment, Goal(By.VALUE, least=90)),
    "worst agency %": (
        POINTS,
        lambda m: m.within_worst_agency,
        Goal(By.DIFFERENCE, least=15, sure=12),
    ),
    "within, all waits %": (POINTS, lambda m: m.within_in_all, ANY),
    "mean wait": (1, lambda m: m.mean_wait, Goal(By.DIFFERENCE, most=0)),
    "in center": (1, lambda m: m.in_center, Goal(By.DIFFERENCE, most=0)),
    "p90 wait": (1, lambda m: m.p90_wait, ANY),
    "p99 wait": (1, lambda m: m.p99_wait, Goal(By.DIFFERENCE, most=14, sure=15)),
    "longest wait": (1, lambda m: m.longest_wait, Goal(By.VALUE, most=75)),
    "starved": (1, lambda m: m.starved, Goal(By.VALUE, most=2)),
    "left": (1, lambda m: m.left, ANY),
    "unserved": (1, lambda m: m.unserved, ANY),
    "baskets in center": (1, lambda m: m.basket_in_center, Goal(By.RATIO, most=0.55)),
    "baskets' wait": (1, lambda m: m.basket_wait, ANY),
    "hand-offs": (1, lambda m: m.handoffs, Goal(By.VALUE, most=1.1)),
    "overtaken": (1, lambda m: m.overtaken, Goal(By.VALUE, most=0)),
    "rule errors": (1, lambda m: m.errors, Goal(By.VALUE, most=0)),
    "specialists busy %": (POINTS, lambda m: m.busy_specialists, ANY),
    "universal busy %": (POINTS, lambda m: m.busy_universal, ANY),
}
"""Minutes, or points of a hundred; goals for days of the usual load."""

NOT_BELOW = Goal(By.DIFFERENCE, least=0)
"""What is asked of the share within target on other days."""

NO_ERROR = Goal(By.VALUE, most=0)

ESTIMATE: Mapping[str, tuple[float, Callable[[Accuracy], float], Goal]] = {
    "estimate off": (1, lambda a: a.mae, Goal(By.RATIO, most=0.45)),
    "estimate's bias": (1, lambda a: a.bias, Goal(By.VALUE, least=-1.2, most=1.2)),
    "within 5 min %": (POINTS, lambda a: a.near, ANY),
    "10 min late %": (POINTS, lambda a: a.late, Goal(By.VALUE, most=5.5)),
    "covered %": (POINTS, lambda a: a.covered, Goal(By.VALUE, least=78, most=83)),
    "width": (1, lambda a: a.width, ANY),
    "told range holds %": (POINTS, lambda a: a.spoken, Goal(By.VALUE, least=80)),
}

OF_CLASS = Goal(By.VALUE, least=74, most=88)
"""How often the range has to hold for each class of visits (%)."""


def figures(scenario: str, days: Days, *, usual: bool) -> Iterator[Figure]:
    """Every figure of these days; on days that are not `usual` most are only reported."""
    for name, (scale, of, goal) in ROUTING.items():
        asked = goal if usual else OTHER_DAYS.get(name, ANY)
        values = {policy: [of(d.measures) * scale for d in days[policy]] for policy in days}
        yield _routing(scenario, name, values, asked)
    center = days["center"]
    for name, (scale, told, goal) in ESTIMATE.items():
        own = [told(day.estimate) * scale for day in center]
        simple = [told(day.naive) * scale for day in center]
        yield _estimate(scenario, name, own, simple, goal if usual else ANY)
    for class_ in Class:
        own = [day.classes[class_].covered * POINTS for day in center]
        yield _estimate(scenario, f"covered, {class_} %", own, None, OF_CLASS if usual else ANY)


OTHER_DAYS = {"within %": NOT_BELOW, "overtaken": NO_ERROR, "rule errors": NO_ERROR}


def timing(scenario: str, name: str, value: float, most: float) -> Figure:
    """How long something takes, and may take at most."""
    return _estimate(scenario, name, [value], None, Goal(By.VALUE, most=most))


def _routing(scenario: str, name: str, values: Mapping[str, Sequence[float]], goal: Goal) -> Figure:
    own, fifo, strict = (mean_of(values[policy]) for policy in ("center", "fifo", "strict"))
    difference = paired(values["center"], values["fifo"])
    return Figure(
        scenario,
        name,
        own.value,
        own.half,
        fifo.value,
        strict.value,
        None,
        difference.value,
        difference.half,
        str(goal),
        _reached(goal, own, fifo, difference),
    )


def _estimate(
    scenario: str, name: str, own: Sequence[float], simple: Sequence[float] | None, goal: Goal
) -> Figure:
    mean = mean_of(own)
    naive = mean_of(simple) if simple is not None else None
    difference = paired(own, simple) if simple is not None else None
    return Figure(
        scenario,
        name,
        mean.value,
        mean.half,
        None,
        None,
        naive.value if naive else None,
        difference.value if difference else None,
        difference.half if difference else None,
        str(goal),
        _reached(goal, mean, naive or mean, difference or mean),
    )


def _reached(goal: Goal, own: Mean, other: Mean, difference: Mean) -> bool:
    if goal.by is By.DIFFERENCE:
        return goal.met(difference.value, difference.half)
    if goal.by is By.RATIO:
        return goal.met(own.value / other.value if other.value else inf, 0)
    return goal.met(own.value, own.half)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
