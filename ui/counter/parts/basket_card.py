"""What the visitor came for, across the agencies."""

from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.step import StepState
from center_app.domain.views.desk_visit import DeskVisit
from center_app.language import Language, words
from center_app.language.money import money
from ui.counter.basket import basket
from ui.counter.parts.basket_line import BasketLine
from ui.counter.parts.verb_button import RelatedButton
from ui.counter.related import suggested
from ui.desk.card_column import CardColumn
from ui.desk.reference import Reference
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note


class BasketCard(CardColumn):
    """`related()` when the service that is suggested is wanted.

    Made anew when something in it changes: it is short, and most news concern others.
    """

    related = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown: tuple[object, ...] = ()
        self.lines: list[BasketLine] = []

    def show_visit(self, visit: DeskVisit, reference: Reference, language: Language) -> None:
        progress = _progress(visit, reference, language)
        every = tuple(basket(visit, reference, language))
        asked = suggested(visit, reference)
        name = reference.service_name(asked.service).in_(language.code) if asked else ""
        if (progress, every, name) == self._shown:
            return
        self._shown = progress, every, name
        self.renew()
        self.lines = []
        title = language.say(words("Requested services"))
        self.stack(Label(self._look, title, TextSize.LEAD, Weight.SEMIBOLD))
        self.stack(Note(self._look, progress))
        for agency, lines in groupby(every, key=lambda line: line.agency):
            self.stack(Note(self._look, agency), gap=1)
            for line in lines:
                self.lines.append(BasketLine(self._look, line))
                self.stack(self.lines[-1])
        if name:
            self._suggest(name, language)
        self.end()

    def _suggest(self, service: str, language: Language) -> None:
        button = RelatedButton(self._look)
        button.show_service(service, language)
        button.clicked.connect(self.related)
        self.stack(Note(self._look, language.say(words("Related services"))), button, gap=2)


def _progress(visit: DeskVisit, reference: Reference, language: Language) -> str:
    """`1 of 3 done · fees: 51 dinars · online: 46 dinars`, the last only where that is less."""
    states = [step.state for step in visit.steps if step.state is not StepState.DROPPED]
    done = states.count(StepState.DONE)
    progress = language.say(words("{done} of {all} done"), done=done, all=len(states))
    sums = fees_of(visit, reference)
    fees = language.say(words("fees: {sum}"), sum=money(sums.counter, language))
    if sums.saving:
        online = money(sums.counter - sums.saving, language)
        fees += " · " + language.say(words("online: {sum}"), sum=online)
    return f"{progress} · {fees}"


class Fees(NamedTuple):
    """What a basket costs at the counter, and how much cheaper what is had online is (fils)."""

    counter: int
    saving: int


def fees_of(visit: DeskVisit, reference: Reference) -> Fees:
    """Of every copy that came to its last stage."""
    last = {step.line: step for step in visit.steps}
    cards = [(reference.service(step.service), step.copies) for step in last.values()]
    fees = [(card.fee, copies) for card, copies in cards if card is not None]
    return Fees(
        sum(fee.counter * copies for fee, copies in fees),
        sum(fee.saving * copies for fee, copies in fees),
    )
