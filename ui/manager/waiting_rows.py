"""The rows of who waits: the number and what counts for it, its wait, and what is to come."""

from collections.abc import Iterable, Iterator

from center_app.domain.clock import MINUTE, local
from center_app.domain.estimate import rounding
from center_app.domain.views.who_waits import WaitingVisit
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import clock, span
from ui.manager.figures import NOTHING, short, spoken
from ui.manager.table import Cell, Head, TableRow
from ui.theme import Tone


class WaitColumn(Head):
    """The columns of who waits."""

    NUMBER = (words("Number"), "")
    WAITED = (
        words("Waited"),
        words("How long it has waited, beside the shortest target of what it waits for."),
        "000 minutes 000 minutes",
    )
    STILL = (
        words("Still to wait"),
        words("Until it is called, right eight times of ten: the hall played forward by the rule."),
        "000–000 minutes",
    )
    COUNTER = (words("Counter"), words("The counter that will probably call it."))


def waiting_rows(waiting: Iterable[WaitingVisit], language: Language) -> tuple[TableRow, ...]:
    """One row for each visit that waits."""
    return tuple(TableRow(one.visit, False, _cells(one, language)) for one in waiting)


def _cells(one: WaitingVisit, language: Language) -> dict[Head, Cell]:
    return {
        WaitColumn.NUMBER: Cell(" · ".join((isolate(one.number), *_marks(one, language)))),
        WaitColumn.WAITED: _waited(one, language),
        WaitColumn.STILL: _still(one, language),
        WaitColumn.COUNTER: Cell(isolate(one.counter) if one.counter else NOTHING),
    }


def _marks(one: WaitingVisit, language: Language) -> Iterator[str]:
    """What counts for it."""
    if one.forward is not None:
        yield language.say("put forward")
    if one.priority:
        yield language.say("priority")
    if one.booked is not None:
        yield language.say("appointment {time}", time=clock(local(one.booked)))
    if one.services > 1:
        yield language.say_many("{n} service", "{n} services", one.services)


def _waited(one: WaitingVisit, language: Language) -> Cell:
    tone = Tone.BAD if one.waited_ms > one.target_ms else Tone.NEUTRAL
    said = language.say(
        "{wait} of {target}",
        wait=spoken(one.waited_ms, language),
        target=spoken(one.target_ms, language),
    )
    target = language.say("of {n} min", n=one.target_ms // MINUTE)
    bar = (one.waited_ms / MINUTE, max(1, one.target_ms / MINUTE))
    return Cell(short(one.waited_ms, language), said, tone, True, target, bar)


def _still(one: WaitingVisit, language: Language) -> Cell:
    if one.expected is None:
        return Cell(language.say("no counter"), tone=Tone.BAD, strong=True, alarm=True)
    if not one.expected.high_ms:
        return Cell(language.say("now"), strong=True)
    low, high = rounding.spoken(one.expected.low_ms, one.expected.high_ms)
    text = language.say_many("{span} minute", "{span} minutes", high, span=span(low, high))
    return Cell(text, strong=True)
