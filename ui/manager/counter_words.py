"""What a counter does, in a word, and all about it in a sentence."""

from typing import NamedTuple

from center_app.domain.counter import Status
from center_app.domain.views.manager import CounterRow
from center_app.domain.visit import Stand
from center_app.language import Language, words
from center_app.language.bidi import isolate
from ui.manager.figures import short
from ui.theme import Tone

AT_DESK = {
    Stand.CALLED: (Tone.CALL, words("Called")),
    Stand.SERVING: (Tone.ACTIVE, words("Serving")),
}
OTHERWISE = {
    Status.OPEN: (Tone.GOOD, words("Ready")),
    Status.PAUSED: (Tone.WARN, words("Break")),
    Status.CLOSED: (Tone.NEUTRAL, words("Closed")),
}


class CounterWords(NamedTuple):
    """A card's texts: the state in its tone, the visit there, since when, who sits there."""

    tone: Tone
    state: str
    visit: str
    since: str
    employee: str


def counter_words(
    row: CounterRow, names: dict[str, str], now: int, language: Language
) -> CounterWords:
    """The words for a counter at `now` (ms since 1970 UTC); `names` are by employee."""
    found = AT_DESK.get(row.stand) if row.stand is not None else None
    tone, state = found or OTHERWISE[row.status]
    told = row.since is not None and (row.number is not None or row.status is not Status.CLOSED)
    since = short(max(0, now - row.since), language) if told and row.since is not None else ""
    return CounterWords(
        tone=tone,
        state=language.say(state),
        visit=isolate(row.number) if row.number is not None else "",
        since=since,
        employee=names.get(row.employee, "") if row.employee is not None else "",
    )
