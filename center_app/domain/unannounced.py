"""Visits of somebody who comes as a citizen and judges the center by the standard form afterwards.

Nothing of one is known before it is recorded: neither who comes nor when. The form has no free
text, so that the journal and the registry may have all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

FORM = "1"
"""Names the items and their weights as they stand here; changed items get another name."""

MET = 2
"""Points of what was met; 1 where it was met in part, 0 where it was not."""

RECORDED_WITHIN = timedelta(days=92)
"""How long after a visit it may still be recorded: a quarter, in which the programme reports."""


class Part(StrEnum):
    """What the items of the form are about."""

    PREMISES = "premises"
    RECEPTION = "reception"
    WAITING = "waiting"
    EMPLOYEE = "employee"
    INFORMATION = "information"
    SERVICE = "service"


class Item(NamedTuple):
    """One thing that is judged; what depends on people and on the service itself counts double."""

    code: str
    part: Part
    weight: int = 1


ITEMS = (
    Item("signs", Part.PREMISES),
    Item("access", Part.PREMISES),
    Item("clean", Part.PREMISES),
    Item("greeted", Part.RECEPTION),
    Item("number", Part.RECEPTION),
    Item("promise", Part.WAITING),
    Item("turn", Part.WAITING),
    Item("courtesy", Part.EMPLOYEE, 2),
    Item("attention", Part.EMPLOYEE, 2),
    Item("knowledge", Part.EMPLOYEE, 2),
    Item("badge", Part.EMPLOYEE),
    Item("documents", Part.INFORMATION),
    Item("answers", Part.INFORMATION),
    Item("done", Part.SERVICE, 2),
    Item("nothing_more", Part.SERVICE, 2),
    Item("voice", Part.SERVICE),
)

Points = Sequence[int | None]
"""Those of each item in the order of the form; None: it does not apply."""


@dataclass(frozen=True, slots=True)
class UnannouncedFacts:
    """One visit of the business day `day`, as a row; `visit` is None where no ticket was taken.

    `points` have a space between, and a dash for what does not apply. `recorded_at` is in
    milliseconds since 1970 UTC, `score` in percent.
    """

    unannounced: str
    day: date
    visit: str | None
    service: str | None
    agency: str | None
    form: str
    points: str
    score: int
    recorded_at: int


def score(points: Points, part: Part | None = None) -> int | None:
    """Of what could be reached in the items that apply, in percent; of one part, or of all.

    100 x sum of (weight x points) / sum of (weight x 2), rounded to whole percent.
    """
    judged = [
        (item.weight, got)
        for item, got in zip(ITEMS, points, strict=True)
        if got is not None and part in (None, item.part)
    ]
    most = sum(weight * MET for weight, _got in judged)
    return round(100 * sum(weight * got for weight, got in judged) / most) if most else None


def written(points: Points) -> str:
    """As a row has them."""
    return " ".join("-" if got is None else str(got) for got in points)


def points_in(text: str) -> tuple[int | None, ...]:
    """Read what `written` wrote."""
    return tuple(None if got == "-" else int(got) for got in text.split())


def mean_score(rows: Sequence[UnannouncedFacts], part: Part | None = None) -> int | None:
    """The mean over some visits; each counts the same, however many items applied."""
    scores = [one for row in rows if (one := score(points_in(row.points), part)) is not None]
    return round(sum(scores) / len(scores)) if scores else None
