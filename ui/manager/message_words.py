"""A message of a citizen in words: what about, since when, until when, and how far it has come."""

from collections.abc import Mapping
from typing import NamedTuple

from center_app.domain.clock import DAY, local
from center_app.domain.message import Progress
from center_app.domain.text import Text
from center_app.domain.views.messages import MessageView
from center_app.language import Language, words
from center_app.language.bidi import inserted, isolate
from center_app.language.dates import clock, dated
from center_app.language.voices import VOICES
from ui.theme import Tone

STATES = {
    Progress.RECEIVED: words("New"),
    Progress.TAKEN_UP: words("Taken up"),
    Progress.ANSWERED: words("Answered"),
    Progress.CLOSED: words("Closed without an answer"),
    Progress.HANDED_OVER: words("Handed over"),
}


class Due(NamedTuple):
    """Until when a message should be settled: a tone, a few words, and whether it is an alarm."""

    tone: Tone
    text: str
    late: bool


def kind_said(view: MessageView, language: Language) -> str:
    return language.say(VOICES[view.message.voice])


def about_said(view: MessageView, language: Language) -> str:
    """What it is about: service or agency, ticket, counters."""
    about = view.service or view.agency
    message = view.message
    parts = [about.in_(language.code)] if about is not None else []
    if message.number is not None:
        parts.append(language.say("Number {number}", number=message.number))
    if view.counters:
        at = " · ".join(isolate(counter) for counter in view.counters)
        parts.append(language.say("Counters: {at}", at=at))
    return " · ".join(parts) or language.say("The center as a whole")


def told_said(view: MessageView, language: Language) -> str:
    at = local(view.message.told.at)
    return f"{dated(at, language)} {isolate(clock(at))}"


def due_said(view: MessageView, now: int, language: Language) -> Due:
    """How much time is left, in days; nothing once it is settled."""
    if view.settled:
        return Due(Tone.NEUTRAL, "", False)
    left = (view.message.due - now) // DAY
    if view.late or left < 0:
        over = max(1, -left)
        return Due(Tone.BAD, language.say_many("{n} day late", "{n} days late", over), True)
    if left == 0:
        return Due(Tone.WARN, language.say("today"), False)
    return Due(Tone.NEUTRAL, language.say_many("in {n} day", "in {n} days", left), False)


def state_said(view: MessageView, names: Mapping[str, Text], language: Language) -> str:
    """How far it has come, and with whom."""
    said = language.say(STATES[view.message.progress])
    owner = names.get(view.message.owner or "")
    if owner is None:
        return said
    name = owner.in_(language.code)
    return f"{said} · {inserted(name, language.right_to_left)}"
