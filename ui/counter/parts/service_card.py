"""The service that is going on: the papers to see, the conditions, the procedure, the fee."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from center_app.domain.basket import by_capacity
from center_app.domain.catalogue import Capacity, Document, Service
from center_app.domain.views.desk_visit import DeskStep, DeskVisit
from center_app.language import Language, words
from center_app.language.bidi import plain
from center_app.language.digits import fold
from center_app.language.money import money
from ui.counter.basket import current_step
from ui.desk.card_column import CardColumn
from ui.desk.check_row import CheckRow
from ui.desk.reference import Reference
from ui.desk.wording import CAPACITY
from ui.theme import Look, TextSize, Weight
from ui.widgets import BodyLabel, Label, Note

Seen = Callable[[str], bool]
Tick = Callable[[str, bool], None]


class ServiceCard(CardColumn):
    """Papers that are ticked stay ticked for the other services of the visit.

    `seen(document)` tells whether one was seen, `tick(document, seen)` that it is now.
    """

    def __init__(self, look: Look, seen: Seen, tick: Tick, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seen, self._told = seen, tick
        self._shown: tuple[object, ...] = ()
        self.papers: list[CheckRow] = []

    def show_visit(self, visit: DeskVisit, reference: Reference, language: Language) -> None:
        step = current_step(visit)
        service = reference.service(step.service) if step is not None else None
        shown = (visit.visit, step and (step.line, step.stage), service, language.code)
        if shown == self._shown:
            self._see_again()
            return
        self._shown = shown
        self.renew()
        self.papers = []
        if step is not None and service is not None:
            self._head(step, reference, language)
            self._fee(service, step.copies, language)
            self._documents(service, visit, step, language)
            self._conditions(service, language)
            self._procedure(service, language)
        self.end()

    def tick(self, digit: str) -> bool:
        """Tick the paper with this digit, or take the tick back; whether there is one."""
        place = fold(digit)
        if not place.isdecimal() or not 1 <= int(place) <= len(self.papers):
            return False
        self.papers[int(place) - 1].toggle()
        return True

    def _head(self, step: DeskStep, reference: Reference, language: Language) -> None:
        name = reference.service_name(step.service).in_(language.code)
        agency = reference.agency_name(step.service).in_(language.code)
        stage = reference.stage(step.service, step.stage)
        note = f"{agency} · {stage.name.in_(language.code)}" if stage is not None else agency
        self.stack(Label(self._look, name, TextSize.LEAD, Weight.SEMIBOLD), Note(self._look, note))

    def _fee(self, service: Service, copies: int, language: Language) -> None:
        fee = money(service.fee.counter * copies, language)
        text = language.say(words("Fee: {sum}"), sum=fee)
        if service.fee.online is not None and service.fee.online < service.fee.counter:
            online = money(service.fee.online * copies, language)
            text += " · " + language.say(words("online: {sum}"), sum=online)
        self.stack(Label(self._look, text, weight=Weight.MEDIUM), gap=1)

    def _documents(
        self, service: Service, visit: DeskVisit, step: DeskStep, language: Language
    ) -> None:
        capacity = visit.lines[step.line].capacity
        documents = service.documents_for(capacity, visit.audience)
        self._caption(words("Documents to see"), language)
        if not documents:
            self.stack(BodyLabel(self._look, language.say(words("None needed"))))
        for document in documents:
            self.stack(self._paper(document, language))
        self._other_papers(service, visit, capacity, language)

    def _other_papers(
        self, service: Service, visit: DeskVisit, here: Capacity, language: Language
    ) -> None:
        """What would be needed besides by who comes in another capacity than was said."""
        _everybody, besides = by_capacity(service, visit.audience)
        for capacity in besides:
            if capacity is not here:
                names = (paper.name.in_(language.code) for paper in besides[capacity])
                text = language.say(
                    words("{capacity}, also needed: {documents}"),
                    capacity=language.say(CAPACITY[capacity]),
                    documents=language.comma.join(names),
                )
                self.stack(Note(self._look, text))

    def _paper(self, document: Document, language: Language) -> QWidget:
        name = document.name.in_(language.code)
        if document.held:
            return Note(
                self._look, language.say(words("{document}: kept by the government"), document=name)
            )
        note = " · ".join(_asked_for(document, language))
        row = CheckRow(self._look, str(len(self.papers) + 1), name, note)
        row.setAccessibleDescription(plain(note))
        row.setChecked(self._seen(document.id))
        row.setProperty("document", document.id)
        row.toggled.connect(lambda ticked: self._told(document.id, ticked))
        self.papers.append(row)
        return row

    def _see_again(self) -> None:
        """A paper may have been seen elsewhere meanwhile: that is no tick of this hand."""
        for row in self.papers:
            with QSignalBlocker(row):
                row.setChecked(self._seen(row.property("document")))
            row.update()

    def _conditions(self, service: Service, language: Language) -> None:
        if service.conditions:
            self._caption(words("Conditions"), language)
        for condition in service.conditions:
            self.stack(BodyLabel(self._look, f"• {condition.in_(language.code)}"))

    def _procedure(self, service: Service, language: Language) -> None:
        if service.procedure:
            self._caption(words("Procedure"), language)
        for n, part in enumerate(service.procedure, 1):
            self.stack(BodyLabel(self._look, f"{n}. {part.in_(language.code)}"))

    def _caption(self, msgid: str, language: Language) -> None:
        text = language.say(msgid)
        self.stack(Label(self._look, text, weight=Weight.SEMIBOLD, colour="ink_soft"), gap=2)


def _asked_for(document: Document, language: Language) -> Iterator[str]:
    """In which capacity it is asked for, where that is not always, and whether a copy is enough."""
    if document.when.capacity:
        cases = (language.say(CAPACITY[capacity]) for capacity in document.when.capacity)
        yield language.comma.join(cases)
    if not document.original:
        yield language.say(words("A copy is enough"))
