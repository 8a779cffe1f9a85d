"""What the visitor at the door asks for: the lines, the wait, warnings and papers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.basket import documents_of, fee_of
from center_app.domain.catalogue import Document
from center_app.domain.commands import Asked
from center_app.domain.views.outlook import OutlookView
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.money import money
from ui.desk.card_column import CardColumn
from ui.desk.choice_list import Choice, ChoiceList
from ui.desk.reference import Reference
from ui.desk.wording import CAPACITY
from ui.reception.basket import Basket
from ui.reception.parts.papers_list import PapersList
from ui.theme import Look, TextSize, Weight
from ui.ticket import sentences
from ui.ticket.caution_list import CautionList
from ui.ticket.cautions import cautions
from ui.widgets import Label, Note


class BasketCard(CardColumn):
    """`marked(n)` when another line was clicked."""

    marked = Signal(int)

    def __init__(
        self, look: Look, tick: Callable[[str, bool], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self.lines = ChoiceList(look, digits="")
        self.lines.chosen.connect(lambda code: self.marked.emit(int(code)))
        self._wait = Label(look, weight=Weight.MEDIUM)
        self._fee = Note(look)
        self._cautions = CautionList(look)
        self.papers = PapersList(look, tick)
        self.stack(self._title, self.lines)
        self.stack(self._wait, self._fee, self._cautions, gap=1)
        self.stack(self.papers, gap=1)
        self.end()

    def show_basket(
        self,
        basket: Basket,
        outlook: OutlookView | None,
        reference: Reference,
        language: Language,
    ) -> None:
        if reference.catalogue is None:
            return
        self._title.write(language.say(words("Requested services")))
        choices = [
            _line(line, n, basket, reference, language) for n, line in enumerate(basket.lines)
        ]
        if choices != self.lines.choices:
            self.lines.fill(choices)
        self._wait.write(wait_of(outlook, language))
        fee = money(fee_of(reference.catalogue, basket.lines), language)
        self._fee.write(language.say(words("Fee: {sum}"), sum=fee))
        warnings = (
            list(cautions(outlook, basket.lines, reference.catalogue, language)) if outlook else []
        )
        self._cautions.show_cautions(warnings)
        papers = papers_of(basket, reference)
        self.papers.show_papers(papers, basket.seen.__contains__, language)


def papers_of(basket: Basket, reference: Reference) -> list[Document]:
    """The papers of the basket that must be brought."""
    catalogue = reference.catalogue
    found = documents_of(catalogue, basket.lines, basket.audience) if catalogue else ()
    return [paper for paper in found if not paper.held]


def wait_of(outlook: OutlookView | None, language: Language) -> str:
    """The wait to the first call as a range, as far as it is known yet."""
    if outlook is None:
        return ""
    wait = sentences.wait(outlook.wait, language)
    if outlook.wait is None:
        return wait
    return language.say(words("Expected wait: {wait}"), wait=wait)


def _line(line: Asked, n: int, basket: Basket, reference: Reference, language: Language) -> Choice:
    agency = reference.agency_name(line.service).in_(language.code)
    capacity = language.say(CAPACITY[line.capacity])
    return Choice(
        str(n),
        reference.service_name(line.service).in_(language.code),
        f"{agency} · {capacity}",
        state=isolate(f"× {line.quantity}") if line.quantity > 1 else "",
        chosen=n == basket.marked,
    )
