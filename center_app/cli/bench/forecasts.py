"""`center bench forecast`: the forecast beside the naive one, on years of chance."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from center_app.cli.bench.figures import By, Goal
from center_app.cli.bench.table import Line
from center_app.domain.forecast.backtest import Backtest, Cover, Score, backtest
from center_app.simulation.centers import drawn_center
from center_app.simulation.comparison import mean_of
from center_app.simulation.seasons import season

CLEARLY = Goal(By.RATIO, most=0.8)
HONEST = Goal(By.VALUE, least=75, most=85)

ERRORS: Mapping[str, Callable[[Backtest], Score]] = {
    "days": lambda found: found.by_day,
    "half hours": lambda found: found.by_half,
    "half hours by agency": lambda found: found.by_agency,
}
RANGES: Mapping[str, Callable[[Backtest], Cover]] = {
    "days in range %": lambda found: found.days_covered,
    "half hours in range %": lambda found: found.halves_covered,
}

WIDEST = 22


@dataclass(frozen=True, slots=True)
class Figure(Line):
    """One figure in the mean over the years: the mean absolute error in visits of the forecast and
    of the same weekday last week, and what the first is of the second; or the share in range. With
    the 95 % half-width of the ratio or the share.
    """

    figure: str
    forecast: float
    naive: float | None
    ratio: float | None
    half: float
    goal: str
    reached: bool

    @property
    def met(self) -> bool:
        return self.reached

    def cells(self) -> Mapping[str, str]:
        return {
            "figure".rjust(WIDEST): self.figure.rjust(WIDEST),
            "forecast": f"{self.forecast:.2f}",
            "last week": "" if self.naive is None else f"{self.naive:.2f}",
            "ratio": "" if self.ratio is None else f"{self.ratio:.3f}",
            "+-": f"{self.half:.3f}",
            "wanted": self.goal,
        }


def measured(options: Namespace) -> Iterator[Figure]:
    """The figures of as many years as wanted, each of a center of its own."""
    found = [_judged(options.seed + n, options.days) for n in range(options.runs)]
    for name, score in ERRORS.items():
        yield _error(name, [score(one) for one in found])
    for name, cover in RANGES.items():
        share = mean_of([100 * cover(one).share for one in found])
        met = HONEST.met(share.value, share.half)
        yield Figure(name, share.value, None, None, share.half, str(HONEST), met)


def _judged(seed: int, days: int) -> Backtest:
    year = season(drawn_center(seed), seed)
    return backtest(year.history, year.calendar, year.agencies, days)


def _error(name: str, scores: Sequence[Score]) -> Figure:
    ratio = mean_of([score.ratio for score in scores])
    return Figure(
        figure=name,
        forecast=mean_of([score.mae for score in scores]).value,
        naive=mean_of([score.naive_mae for score in scores]).value,
        ratio=ratio.value,
        half=ratio.half,
        goal=str(CLEARLY),
        reached=CLEARLY.met(ratio.value, ratio.half),
    )
