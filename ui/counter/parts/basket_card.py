"""What the visitor came for, across the agencies: a row for every step."""

from PySide6.QtWidgets import QWidget

from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import StepState
from center_app.language import Language, words
from center_app.language.money import money
from ui.counter.basket import basket_rows
from ui.counter.parts.basket_step import BasketStep
from ui.counter.parts.card_column import CardColumn
from ui.counter.reference import Reference
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note


class BasketCard(CardColumn):
    """Made anew with every view, for it is short."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.steps: list[BasketStep] = []

    def show_visit(self, visit: DeskVisit, reference: Reference, language: Language) -> None:
        self.empty()
        title = language.say(words("Requested services"))
        self.stack(Label(self._look, title, TextSize.LEAD, Weight.SEMIBOLD))
        self.stack(Note(self._look, _progress(visit, reference, language)))
        rows = basket_rows(visit, reference, language)
        self.steps = [BasketStep(self._look, row) for row in rows]
        self.stack(*self.steps, gap=2)
        self.end()


def _progress(visit: DeskVisit, reference: Reference, language: Language) -> str:
    """`1 of 3 steps done · fees 51 dinars`."""
    done = sum(step.state is StepState.DONE for step in visit.steps)
    progress = language.say(words("{done} of {all} steps done"), done=done, all=len(visit.steps))
    fees = language.say(words("fees: {sum}"), sum=money(fees_of(visit, reference), language))
    return f"{progress} · {fees}"


def fees_of(visit: DeskVisit, reference: Reference) -> int:
    """What the whole basket costs at the counter, in fils."""
    cards = ((reference.service(line.service), line.quantity) for line in visit.lines)
    return sum(card.fee.counter * quantity for card, quantity in cards if card is not None)
