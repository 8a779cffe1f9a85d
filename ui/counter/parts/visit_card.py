"""The visit at a glance: its number, how long it has waited and been served, what to mind."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE
from center_app.domain.estimate.rounding import spoken
from center_app.domain.step import OVER
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import Stand
from center_app.language import Language, words
from center_app.language.dates import minutes, span
from center_app.language.reason_of_call import reason_of_call
from ui.counter.basket import at_counters
from ui.counter.duration import duration
from ui.counter.parts.notes_list import NotesList
from ui.counter.wording import STAND
from ui.desk.card_column import CardColumn
from ui.desk.pair import Pair
from ui.desk.reference import Reference
from ui.desk.wording import ASSISTANCE
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import BarMeter, Chip, FlowRow, Label, Note, NumberPlate


class Mark(NamedTuple):
    """A word on the visit, in the tone and with the icon of its chip."""

    text: str
    tone: Tone
    icon: str


class VisitCard(CardColumn):
    """Counts on by itself between two views: `tick` with the age of the view."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._visit: DeskVisit | None = None
        self._language: Language | None = None
        self._seen_at, self._paused = 0, False
        self._marks: tuple[Mark, ...] = ()
        self._stand = Chip(look)
        self._clock = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._number = NumberPlate(look)
        self._arrival = Note(look)
        self._waited_name = Note(look)
        self._waited = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._meter = BarMeter(look)
        self._promised = Note(look)
        self._reason = Note(look)
        self._chips = FlowRow(look)
        self.notes = NotesList(look)
        self.stack(Pair(self._stand, self._clock), self._number, self._arrival)
        self.stack(Pair(self._waited_name, self._waited), self._meter, self._promised, gap=2)
        self.stack(self._chips, self.notes, gap=2)
        self.stack(self._reason, gap=2)
        self.end()

    @property
    def number(self) -> str:
        return self._number.text()

    @property
    def reason(self) -> str:
        """Why it was called; "" where nobody chose it."""
        return self._reason.text() if not self._reason.isHidden() else ""

    def show_visit(
        self,
        visit: DeskVisit,
        seen_at: int,
        reference: Reference,
        language: Language,
        *,
        paused: bool = False,
    ) -> None:
        """Show the visit as it was at `seen_at` (ms since 1970 UTC); nobody can come to a hall that
        is `paused`."""
        self._paused = paused
        self._visit, self._seen_at, self._language = visit, seen_at, language
        called = visit.stand is Stand.CALLED
        self._number.write(visit.number)
        tone = Tone.CALL if called else Tone.ACTIVE
        self._number.set_tone(tone)
        self._stand.write(language.say(STAND[visit.stand]), tone)
        self._waited_name.write(language.say(words("Waited")))
        self._meter.setAccessibleName(language.say(words("Waited")))
        self._promised.write(_promised(visit, language))
        self._reason.setVisible(visit.why is not None)
        if visit.why is not None:
            self._reason.write(reason_of_call(visit.why, visit.next_number, language))
        self._mark(tuple(marks(visit, reference, language)))

    def tick(self, age_ms: int) -> None:
        """Count on: the view is so old now."""
        visit = self._visit
        if visit is None:
            return
        waited = visit.waited_ms + (age_ms if visit.stand is Stand.CALLED else 0)
        self._clock.write(duration(self._seen_at + age_ms - visit.since))
        self._count_arrival(visit, self._seen_at + age_ms)
        self._waited.write(duration(waited))
        self._meter.measure(waited / MINUTE, max(1, target_ms(visit)) / MINUTE)
        self._waited.set_colour("bad" if self._meter.tone is Tone.BAD else "ink")

    def _count_arrival(self, visit: DeskVisit, now: int) -> None:
        """Say how long who was called may still be on the way, as long as nobody has come."""
        self._arrival.setVisible(visit.stand is Stand.CALLED and not self._paused)
        left = visit.arrive_by - now
        if self._language is None:
            return
        say = self._language.say
        over = say(words("The time to arrive is over."))
        text = say(words("Time left to arrive: {left}"), left=duration(left))
        self._arrival.write(text if left > 0 else over)

    def _mark(self, what: tuple[Mark, ...]) -> None:
        if what != self._marks:
            self._marks = what
            self._chips.fill([Chip(self._look, *mark) for mark in what])


def marks(visit: DeskVisit, reference: Reference, language: Language) -> Iterator[Mark]:
    """What to mind of this visit, the most important first."""
    group = reference.catalogue.priority(visit.priority or "") if reference.catalogue else None
    if visit.priority is not None:
        name = group.name.in_(language.code) if group is not None else visit.priority
        yield Mark(name, Tone.WARN, "star")
    for need in visit.assistance:
        word, icon = ASSISTANCE[need]
        yield Mark(language.say(word), Tone.INFO, icon)
    yield Mark(reference.language_name(visit.language), Tone.NEUTRAL, "globe")
    if visit.audience is Audience.ESTABLISHMENTS:
        yield Mark(language.say(words("Establishment")), Tone.NEUTRAL, "company")
    if visit.recalls:
        again = language.say_many("Called again {n} time", "Called again {n} times", visit.recalls)
        yield Mark(again, Tone.NEUTRAL, "bell")
    if visit.earlier_counters:
        before = at_counters(visit.earlier_counters, language)
        text = language.say(words("Before: {counters}"), counters=before)
        yield Mark(text, Tone.NEUTRAL, "counter")


def target_ms(visit: DeskVisit) -> int:
    """The shortest wait that is promised for what is still open of the visit."""
    still_open = [step.target_ms for step in visit.steps if step.state not in OVER]
    return min(still_open, default=0)


def _promised(visit: DeskVisit, language: Language) -> str:
    """`Target 20 minutes · expected: 10–15 minutes`."""
    target = language.say(
        words("Target: {minutes}"), minutes=minutes(target_ms(visit) // MINUTE, language)
    )
    if visit.promise is None or not visit.promise.high_ms:
        return target
    low, high = spoken(visit.promise.low_ms, visit.promise.high_ms)
    wait = language.say_many("{span} minute", "{span} minutes", high, span=span(low, high))
    promised = language.say(words("expected: {wait}"), wait=wait)
    return f"{target} · {promised}"
