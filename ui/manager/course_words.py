"""The course of the day in sentences: what is to be seen of it, and what the next hours bring."""

from collections.abc import Iterator

from center_app.domain.clock import MINUTE, local
from center_app.domain.course import Course, HalfCourse
from center_app.domain.estimate.prospect import AgencyProspect
from center_app.language import Language
from center_app.language.dates import clock
from ui.manager.figures import short

NAMED = 2
"""Agencies that are named when their target will be missed; the table has the others."""

MUCH = 0.1
"""A day is busier, or calmer, than was foretold from this share on."""


def foreseen(course: Course | None) -> tuple[AgencyProspect, ...]:
    """The agencies of which who comes in half an hour will wait longer than the target, the worst
    first. Where nobody serves a service now, that is told elsewhere."""
    if course is None or course.prospect is None:
        return ()
    late = [one for one in course.prospect.agencies if _share(one) > 1]
    return tuple(sorted(late, key=_share, reverse=True))


def _share(one: AgencyProspect) -> float:
    waits = (
        service.then_ms / max(1, service.target_ms)
        for service in one.services
        if service.then_ms is not None
    )
    return max(waits, default=0.0)


def foreseen_words(course: Course | None, language: Language) -> Iterator[str]:
    """What will go wrong in half an hour."""
    for agency in foreseen(course)[:NAMED]:
        waits = [one for one in agency.services if one.then_ms is not None]
        worst = max(waits, key=lambda one: (one.then_ms or 0) / max(1, one.target_ms))
        yield language.say(
            "In half an hour, {agency}: about {wait} (target {target})",
            agency=agency.name.in_(language.code),
            wait=short(worst.then_ms, language),
            target=short(worst.target_ms, language),
        )


def to_come(course: Course, language: Language) -> str:
    """What the next hours will probably bring, in a sentence or two."""
    if course.busy is None or course.to_come is None:
        return language.say("Too few days are known to tell what the next hours will bring.")
    said = [
        language.say_many(
            "About {n} more visit is expected today.",
            "About {n} more visits are expected today.",
            course.to_come,
        )
    ]
    if course.busy >= 1 + MUCH:
        said.append(language.say("The day is busier than was foretold."))
    elif course.busy <= 1 - MUCH:
        said.append(language.say("The day is calmer than was foretold."))
    peak = _peak(course)
    if peak is not None:
        start, end = clock(local(peak.starts)), clock(local(peak.starts + 30 * MINUTE))
        said.append(language.say("Most will come between {start} and {end}.", start=start, end=end))
    return " ".join(said)


def _peak(course: Course) -> HalfCourse | None:
    """The half hour to come in which most are expected; None where none is left."""
    left = [half for half in course.halves if half.starts > course.at and half.foretold is not None]
    if left[1:]:  # of one alone there is nothing to say
        return max(left, key=lambda half: half.foretold.visits if half.foretold else 0.0)
    return None
