"""A ticket on the table: where it stands, who is ahead and why, its papers, what can be done."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.basket import Wanted
from center_app.domain.clock import MINUTE, local
from center_app.domain.views.door import DoorVisit
from center_app.domain.visit import OPEN, Stand
from center_app.language import Language, later, words
from center_app.language.dates import clock, minutes
from center_app.language.standing import reasons_of
from center_app.language.ticket_stand import stand_of
from ui.desk.card_column import CardColumn
from ui.desk.choice_list import Choice, ChoiceList
from ui.desk.pair import Pair
from ui.desk.papers import Papers
from ui.desk.reference import Reference
from ui.reception.parts.papers_list import PapersList
from ui.reception.sentences import PAPER, STAND
from ui.theme import Look, Weight
from ui.ticket import sentences
from ui.ticket.paper import PaperState
from ui.ticket.wording import where
from ui.widgets import Banner, Chip, Label, Note, NumberPlate

NAMED = 3
"""Visits ahead that are named."""

RETURN, CANCEL, PRINT = "return", "cancel", "print"
RECEIPT, LATER = "receipt:", "later:"
"""Before the result whose receipt it is, and before the minutes."""


class VisitCard(CardColumn):
    """`wanted(action)`: RETURN, CANCEL, PRINT, RECEIPT with a result, or LATER with minutes."""

    wanted = Signal(str)

    def __init__(
        self, look: Look, tick: Callable[[str, bool], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._stand, self._issued = Chip(look), Note(look)
        self.number = NumberPlate(look)
        self._paper = Banner(look)
        self._services = Label(look, weight=Weight.MEDIUM)
        self._place = Label(look)
        self._wait = Label(look, weight=Weight.SEMIBOLD)
        self._head = Note(look)
        self._reasons = [Note(look) for _ in range(NAMED + 2)]
        self.papers = PapersList(look, tick)
        self.offer = ChoiceList(look, digits="")
        self.offer.chosen.connect(self.wanted)
        self.stack(Pair(self._stand, self._issued), self.number, self._paper)
        self.stack(self._services, self._place, self._wait)
        self.stack(self.papers, gap=1)
        self.stack(self.offer, gap=1)
        self.stack(self._head, *self._reasons, gap=1)
        self.end()

    def show_visit(
        self,
        visit: DoorVisit,
        papers: Papers,
        paper: PaperState,
        reference: Reference,
        language: Language,
    ) -> None:
        stand, tone = STAND[visit.mine.stand]
        self._stand.write(language.say(stand), tone)
        time = clock(local(visit.ticket.issued_at))
        self._issued.write(language.say(words("Given at {time}"), time=time))
        self.number.write(visit.ticket.number)
        self._tell_paper(paper, language)
        self._services.write(services_of(visit, reference, language))
        self._place.write(_place(visit, language))
        self._wait.write(_wait(visit, language))
        self._tell_reasons(visit, language)
        still = visit.mine.stand in OPEN
        self.papers.show_papers(visit.papers if still else (), papers.has, language)
        self._offer_what(list(_actions(visit, reference, language)))

    def _offer_what(self, choices: list[Choice]) -> None:
        if choices != self.offer.choices:
            self.offer.fill(choices)
        self.offer.setVisible(bool(choices))

    def _tell_paper(self, paper: PaperState, language: Language) -> None:
        if paper in PAPER:
            text, tone = PAPER[paper]
            self._paper.tell(tone, language.say(text))
        else:
            self._paper.clear()

    def _tell_reasons(self, visit: DoorVisit, language: Language) -> None:
        standing = visit.mine.standing
        reasons = reasons_of(standing, NAMED, language) if standing is not None else []
        texts = [reason.text for reason in reasons]
        self._head.write(reasons[0].head if reasons else "")
        self._head.setVisible(bool(reasons))
        for n, label in enumerate(self._reasons):
            label.write(texts[n] if n < len(texts) else "")
            label.setVisible(n < len(texts))


def services_of(visit: DoorVisit, reference: Reference, language: Language) -> str:
    """What it asks for, in one line."""
    return lines_of(visit.ticket.lines, reference, language)


def lines_of(lines: Iterable[Wanted], reference: Reference, language: Language) -> str:
    """Services one after the other, with how many where it is several."""
    return language.comma.join(
        reference.service_name(line.service).in_(language.code)
        + (f" (× {line.quantity})" if line.quantity > 1 else "")
        for line in lines
    )


def _place(visit: DoorVisit, language: Language) -> str:
    counter = visit.mine.counter
    if counter is not None:
        return language.say(words("Counter {counter}"), counter=counter)
    if visit.mine.stand not in OPEN:
        return ""
    return language.say(words("Please wait in: {place}"), place=where(visit.ticket, language))


def _wait(visit: DoorVisit, language: Language) -> str:
    mine = visit.mine
    if mine.return_ms is not None:
        left = minutes(mine.return_ms // MINUTE, language)
        return language.say(words("May come back to the old place for {left} more."), left=left)
    if mine.stand is Stand.LATER:
        return stand_of(mine, language)
    if mine.stand is not Stand.WAITING:
        return ""
    wait = sentences.wait(mine.wait, language)
    if mine.wait is None:
        return wait
    return language.say(words("Expected wait: {wait}"), wait=wait)


def _actions(visit: DoorVisit, reference: Reference, language: Language) -> Iterator[Choice]:
    stand, say = visit.mine.stand, language.say
    if visit.mine.return_ms is not None:
        yield Choice(RETURN, say(words("Back to the old place")))
    if visit.mine.later_until is not None:
        yield Choice(RETURN, say(words("Is back already")))
    if stand in OPEN:
        yield Choice(PRINT, say(words("Print once more")))
    for given in visit.receipts:
        service = reference.service_name(given.line.service).in_(language.code)
        yield Choice(f"{RECEIPT}{given.result}", say(words("Print the receipt once more")), service)
    if stand in (Stand.WAITING, Stand.HELD, Stand.LATER):
        yield Choice(CANCEL, say(words("Give the number back")))
    about = say(words("Call later; the time away does not count as waiting"))
    for n in visit.mine.later_min if stand is Stand.WAITING else ():
        yield Choice(f"{LATER}{n}", later.choice(n, language), group=about)
