"""The link to the national registry, in words."""

from typing import NamedTuple

from center_app.domain.clock import local
from center_app.language import Language
from center_app.language.dates import clock, short_day
from sync.words import CATALOGUE_TROUBLES, PASSING, TROUBLES
from sync.worker import SyncStatus
from ui.theme import Tone


class LinkState(NamedTuple):
    """What the chip says, and the sentence behind it."""

    tone: Tone
    text: str
    note: str


def link_state(status: SyncStatus, now: int, language: Language) -> LinkState:
    """The link as it stands at `now` (milliseconds since 1970 UTC)."""
    note = _note(status, now, language)
    if not status.online:
        tone = Tone.WARN if status.trouble in {None, *PASSING} else Tone.BAD
        return LinkState(tone, _offline(status, now, language), note)
    if status.trouble is not None:
        return LinkState(Tone.BAD, language.say("Registry: see the note"), note)
    if status.unsent:
        text = language.say_many(
            "Registry: {n} entry to send", "Registry: {n} entries to send", status.unsent
        )
        return LinkState(Tone.INFO, text, note)
    return LinkState(Tone.GOOD, language.say("Registry: everything sent"), note)


def _note(status: SyncStatus, now: int, language: Language) -> str:
    """Why entries wait, or a catalogue is not taken, and when the registry confirmed any last."""
    said = [language.say(TROUBLES[status.trouble])] if status.trouble is not None else []
    if status.catalogue is not None:
        said.append(language.say(CATALOGUE_TROUBLES[status.catalogue]))
    if status.acked_at is not None:
        when = _when(status.acked_at, now, language)
        said.append(language.say("The registry confirmed last at {time}.", time=when))
    return "\n".join(said)


def _when(at: int, now: int, language: Language) -> str:
    moment, today = local(at), local(now).date()
    shown = clock(moment)
    return shown if moment.date() == today else f"{short_day(moment, language)} {shown}"


def _offline(status: SyncStatus, now: int, language: Language) -> str:
    return language.say_many(
        "Registry: offline since {time}, {n} entry waits",
        "Registry: offline since {time}, {n} entries wait",
        status.unsent,
        time=_when(status.since, now, language),
    )
