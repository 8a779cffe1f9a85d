"""Whether the hall is well, in one sentence and the reasons for it."""

from collections.abc import Iterator
from typing import NamedTuple

from center_app.domain.clock import local
from center_app.domain.counter import Status
from center_app.domain.course import Course
from center_app.domain.hall import Phase
from center_app.domain.views.manager import Health, OverviewView
from center_app.language import Language, words
from center_app.language.dates import clock, day
from ui.manager.course_words import foreseen_words
from ui.theme import Tone

NAMED = 2
"""Services that are named when nobody serves them; the table has the others."""

HEALTH = {
    Health.WELL: (Tone.GOOD, "check-circle", words("All is well in the hall")),
    Health.WATCH: (Tone.WARN, "eye", words("Waits are building up")),
    Health.ACT: (Tone.BAD, "warning", words("The hall needs action now")),
}


class State(NamedTuple):
    """What stands above everything: a tone, an icon, a sentence and the reasons."""

    tone: Tone
    icon: str
    text: str
    reasons: tuple[str, ...]


def state_of(view: OverviewView, language: Language, course: Course | None = None) -> State:
    """The state of the hall as the overview tells it, and what will be wrong in half an hour."""
    if view.phase is Phase.CLOSED:
        return State(
            Tone.NEUTRAL, "lock", language.say("The day is closed"), _opening(view, language)
        )
    if view.paused_since is not None:
        since = clock(local(view.paused_since))
        reasons = (
            language.say("Since {time} no number is given and nobody is called.", time=since),
            language.say("Waits go on, and everybody keeps the place."),
        )
        return State(Tone.BAD, "hand", language.say("The hall is paused"), reasons)
    if not view.open and not view.here:
        text = language.say("The center is closed now")
        return State(Tone.NEUTRAL, "moon", text, _opening(view, language))
    health = view.health
    ahead = tuple(foreseen_words(course, language)) if view.open else ()
    if ahead and health is Health.WELL:
        health = Health.WATCH
    tone, icon, text = HEALTH[health]
    return State(tone, icon, language.say(text), (*_reasons(view, language), *ahead))


def _reasons(view: OverviewView, language: Language) -> Iterator[str]:
    if not view.open:
        yield language.say("The closing time has passed.")
    if view.waiting and not any(row.status is Status.OPEN for row in view.counters):
        yield language.say("No counter is open.")
    for row in view.unserved[:NAMED]:
        yield language.say(
            "No open counter serves “{service}”; waiting: {n}",
            service=row.name.in_(language.code),
            n=row.unserved,
        )
    further = len(view.unserved) - NAMED
    if further > 0:
        yield language.say_many(
            "{n} more service is without an open counter.",
            "{n} more services are without an open counter.",
            further,
        )
    if view.over_target:
        yield language.say_many(
            "{n} visit has waited longer than its target.",
            "{n} visits have waited longer than their target.",
            view.over_target,
        )
    if view.near_target:
        yield language.say_many(
            "{n} visit is close to its target.",
            "{n} visits are close to their target.",
            view.near_target,
        )
    if not view.waiting:
        yield language.say("Nobody is waiting.")


def _opening(view: OverviewView, language: Language) -> tuple[str, ...]:
    if view.opens_at is None:
        return ()
    at = local(view.opens_at)
    return (language.say("It opens on {day} at {time}.", day=day(at, language), time=clock(at)),)
