"""What an alarm says, who sees to it, and what there is to choose when one takes it up."""

from collections.abc import Mapping
from typing import NamedTuple

from center_app.domain.alarm import AlarmAnswer, AlarmKind
from center_app.domain.text import Text
from center_app.domain.views.alarms import AlarmView
from center_app.language import Language, words
from center_app.language.bidi import isolate
from ui.manager.figures import lasting, short
from ui.theme import Tone

ANSWERS: dict[AlarmAnswer, str] = {
    AlarmAnswer.GOING: words("I am going there"),
    AlarmAnswer.OPENING: words("A counter is being opened"),
    AlarmAnswer.MOVING: words("Somebody is being moved there"),
    AlarmAnswer.REPAIRING: words("It is being repaired"),
    AlarmAnswer.TELLING: words("People are being told"),
    AlarmAnswer.NO_MATTER: words("It is known and does no harm"),
}
"""In the order in which they are offered."""

SAID: dict[AlarmKind, str] = {
    AlarmKind.LONG_WAIT: words("Waits for {about} are far over their target"),
    AlarmKind.FULL_HALL: words("The hall is full"),
    AlarmKind.UNSERVED: words("Nobody serves “{about}”"),
    AlarmKind.PAPER_LOW: words("The paper is running low at {about}"),
    AlarmKind.PRINTER: words("Nothing is printed at {about}"),
    AlarmKind.SILENT_STATION: words("Station {about} no longer answers"),
    AlarmKind.LATE_LINK: words("Entries wait for the central registry"),
    AlarmKind.OPEN_SITTING: words("The visit at counter {about} may have been left open"),
    AlarmKind.HELP: words("Counter {about} has asked for help"),
    AlarmKind.BURST: words("Station {about} gives numbers faster than people take them"),
}

NO_COUNTER = words("No counter is open, and people wait")

MILD = frozenset({AlarmKind.PAPER_LOW, AlarmKind.LATE_LINK, AlarmKind.OPEN_SITTING})
"""What keeps nobody waiting yet."""


class AlarmWords(NamedTuple):
    """A tone, the sentence, what there is of it now, and who has taken it up ("": nobody)."""

    tone: Tone
    text: str
    note: str
    owner: str


def alarm_words(
    one: AlarmView, names: Mapping[str, Text], now: int, language: Language
) -> AlarmWords:
    """The words for one alarm at `now` (ms since 1970 UTC)."""
    about = one.name.in_(language.code) if one.name is not None else isolate(one.about)
    nobody = one.kind is AlarmKind.UNSERVED and not one.about
    text = language.say(NO_COUNTER) if nobody else _said(one.kind, about, language)
    since = lasting(now - one.since, language)
    gone = "" if one.going else language.say("it seems to be over")
    tone = Tone.WARN if one.owner is not None or one.kind in MILD else Tone.BAD
    parts = (_measure(one, language), since, gone)
    note = " · ".join(part for part in parts if part)
    return AlarmWords(tone, text, note, _owner(one, names, language))


def _said(kind: AlarmKind, about: str, language: Language) -> str:
    said = SAID[kind]
    return language.say(said, about=about) if "{about}" in said else language.say(said)


def _measure(one: AlarmView, language: Language) -> str:
    match one.kind:
        case AlarmKind.LONG_WAIT:
            return language.say("longest wait: {time}", time=short(one.value, language))
        case AlarmKind.OPEN_SITTING:
            return language.say("served for {time}", time=short(one.value, language))
        case AlarmKind.FULL_HALL:
            return language.say("people in the hall: about {n}", n=one.value)
        case AlarmKind.UNSERVED:
            return language.say("waiting: {n}", n=one.value)
        case AlarmKind.BURST:
            return language.say("numbers in a minute: {n}", n=one.value)
        case AlarmKind.LATE_LINK:
            return language.say("entries: {n}", n=one.value)
    return ""


def _owner(one: AlarmView, names: Mapping[str, Text], language: Language) -> str:
    if one.owner is None or one.answer is None:
        return ""
    name = names.get(one.owner)
    who = name.in_(language.code) if name is not None else language.say("somebody in charge")
    return f"{who}: {language.say(ANSWERS[one.answer])}"
