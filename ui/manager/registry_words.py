"""The link to the national registry, in words."""

from typing import NamedTuple

from center_app.domain.clock import local
from center_app.language import Language, words
from center_app.language.dates import clock, short_day
from sync.failures import Trouble
from sync.worker import SyncStatus
from ui.theme import Tone

TROUBLES = {
    Trouble.UNREACHABLE: words(
        "The registry cannot be reached. Everything is kept and sent later."
    ),
    Trouble.BUSY: words("The registry is busy. Everything is kept and sent later."),
    Trouble.DENIED: words("The registry does not accept this center's key. Tell the IT staff."),
    Trouble.OUTDATED: words(
        "The registry needs a newer version of this program. Tell the IT staff."
    ),
    Trouble.REJECTED: words("The registry found fault with what was sent. Tell the IT staff."),
    Trouble.TOO_LARGE: words("The registry takes less at once than is sent. Tell the IT staff."),
    Trouble.DIVERGED: words("The registry has another history of this center. Tell the IT staff."),
    Trouble.JOURNAL: words("The center's journal cannot be read now. Sending is tried again."),
    Trouble.FAULT: words("Sending failed for an unknown reason. It is tried again."),
}
PASSING = frozenset({Trouble.UNREACHABLE, Trouble.BUSY})
"""Troubles that end by themselves; the others need somebody."""


class LinkState(NamedTuple):
    """What the chip says, and the sentence behind it."""

    tone: Tone
    text: str
    note: str


def link_state(status: SyncStatus, now: int, language: Language) -> LinkState:
    """The link as it stands at `now` (milliseconds since 1970 UTC)."""
    note = language.say(TROUBLES[status.trouble]) if status.trouble is not None else ""
    if not status.online:
        tone = Tone.WARN if status.trouble in {None, *PASSING} else Tone.BAD
        return LinkState(tone, _offline(status, now, language), note)
    if status.unsent:
        text = language.say_many(
            "Registry: {n} entry to send", "Registry: {n} entries to send", status.unsent
        )
        return LinkState(Tone.INFO, text, note)
    return LinkState(Tone.GOOD, language.say("Registry: everything sent"), note)


def _offline(status: SyncStatus, now: int, language: Language) -> str:
    since, today = local(status.since), local(now).date()
    moment = clock(since)
    if since.date() != today:
        moment = f"{short_day(since, language)} {moment}"
    return language.say_many(
        "Registry: offline since {time}, {n} entry waits",
        "Registry: offline since {time}, {n} entries wait",
        status.unsent,
        time=moment,
    )
