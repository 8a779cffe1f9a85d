"""How satisfied citizens are: the mean rating and how many of those who could rate did so.

Those are the visits that were at a counter and are over. A visit's rating counts for every
service, agency and employee that it had to do with: a citizen rates the whole.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from center_app.domain.catalogue import Catalogue
from center_app.domain.facts import Facts, StepFacts, VisitFacts
from center_app.domain.text import Text
from center_app.domain.visit import OPEN

FEWEST_OF_EMPLOYEE = 5
"""Ratings below which none are told of an employee: fewer say more of who rated than of who
served, and nobody should be found out by them."""

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """`mean` of the ratings of 1 to 5, None without any; `rated` visits of `asked`."""

    mean: float | None
    rated: int
    asked: int


NOBODY_RATED = Satisfaction(None, 0, 0)


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """How often a reason was named, and the mean of the ratings that named it."""

    reason: str
    name: Text
    times: int
    mean: float


def ratings(visits: Iterable[VisitFacts]) -> list[int | None]:
    """The stars of all who could rate, None of who did not."""
    return [visit.stars for visit in _asked(visits)]


def of_ratings(asked: list[int | None]) -> Satisfaction:
    """Of the ratings of all who could rate."""
    stars = [one for one in asked if one is not None]
    return Satisfaction(_mean(stars) if stars else None, len(stars), len(asked))


def by_step(what: Callable[[StepFacts], str], facts: Facts) -> dict[str, Satisfaction]:
    """How satisfied those were to whom something was served, by service or by agency."""
    served = ((what(step), step.visit) for step in facts.steps if step.counter is not None)
    return _by(served, facts.visits)


def by_employee(facts: Facts) -> dict[str, Satisfaction]:
    """How satisfied those were whom an employee served; of whom enough have said so alone."""
    sat = ((one.employee, one.visit) for one in facts.sittings if one.started_at is not None)
    found = _by(sat, facts.visits)
    return {who: one for who, one in found.items() if one.rated >= FEWEST_OF_EMPLOYEE}


def _by(pairs: Iterable[tuple[str, str]], visits: Iterable[VisitFacts]) -> dict[str, Satisfaction]:
    """Each visit counts once for whatever had to do with it."""
    asked = {visit.visit: visit.stars for visit in _asked(visits)}
    groups: dict[str, list[int | None]] = {}
    for name, visit in dict.fromkeys(pairs):
        group = groups.setdefault(name, [])
        if visit in asked:
            group.append(asked[visit])
    return {name: of_ratings(group) for name, group in groups.items()}


def reason_lines(visits: Iterable[VisitFacts], catalogue: Catalogue) -> Iterator[ReasonLine]:
    """What the ratings were for, in the order of the catalogue; what it no longer has, last."""
    stars: dict[str, list[int]] = {}
    for visit in _asked(visits):
        for code in (visit.reasons or "").split():
            assert visit.stars is not None
            stars.setdefault(code, []).append(visit.stars)
    names = {reason.code: reason.name for reason in catalogue.rating_reasons}
    for code in [*names, *sorted(stars.keys() - names.keys())]:
        if code in stars:
            given = stars[code]
            yield ReasonLine(code, names.get(code, Text(code, code)), len(given), _mean(given))


def _asked(visits: Iterable[VisitFacts]) -> Iterator[VisitFacts]:
    return (visit for visit in visits if visit.counters and visit.stand not in OPEN)


def _mean(stars: list[int]) -> float:
    return round(sum(stars) / len(stars), DECIMALS)
