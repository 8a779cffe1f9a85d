"""How those who work here are: one question a week, and answers that belong to nobody."""

from dataclasses import dataclass
from datetime import date, timedelta

from center_app.domain.rating import LEAST, MOST

QUESTIONS = ("workload", "tools", "clarity", "respect", "support", "rest")
"""In turn, a week each."""

FEWEST = 5
"""Answers before anything is shown, and by which more are added to what is shown: from one more
answer than yesterday everybody would know whose it is."""


@dataclass(frozen=True, slots=True)
class PulseResult:
    """The answers to one week's question that may be seen: how many gave 1, 2, … 5."""

    week: date
    question: str
    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float:
        stars = range(LEAST, MOST + 1)
        return sum(n * count for n, count in zip(stars, self.counts, strict=True)) / self.answers


def week_of(day: date) -> date:
    """The Sunday with which the working week of a day begins."""
    return day - timedelta(days=(day.weekday() + 1) % 7)


def question_of(week: date) -> str:
    """The question of a week, the same for all of it."""
    return QUESTIONS[week.toordinal() // 7 % len(QUESTIONS)]
