"""A visit is being served: what goes on, how far it is, what to show, what it costs."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from center_app.domain.views.facing import VisitHere
from center_app.language import Language
from center_app.language.money import money
from ui.facing.model import FacingModel
from ui.facing.pages.page import FacingPage
from ui.facing.parts.paper_list import PaperList
from ui.facing.parts.progress import Progress
from ui.theme import Look, TextSize, Weight
from ui.widgets import Card, Label, Note, NumberPlate


class ServingPage(FacingPage):
    """The visit at one side and its documents at the other; upright they stand below."""

    def __init__(self, model: FacingModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.theme.space(4))
        self.column.addLayout(self._row)
        self.column.addStretch(1)
        self._plate = NumberPlate(look, figure=look.theme.size(TextSize.DISPLAY))
        self._service = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._stage = Label(look, size=TextSize.LEAD, colour="ink_soft")
        self._place = Label(look, weight=Weight.MEDIUM)
        self._progress = Progress(look)
        self._fee = Label(look, size=TextSize.LEAD, weight=Weight.SEMIBOLD)
        self._elsewhere = Note(look, self.say("It is paid at the cashier, not here."))
        self.papers = PaperList(look, language)
        self._none = Label(look, self.say("No documents are needed for this."), colour="ink_soft")
        self._row.addWidget(self._visit_card(), 5)
        self._row.addWidget(self._papers_card(), 4)

    def arrange(self, *, upright: bool) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if upright else direction.LeftToRight)

    def refresh(self) -> None:
        view = self._model.view
        visit = view.visit if view is not None else None
        if visit is not None:
            self._show(visit)

    def _show(self, visit: VisitHere) -> None:
        code = self._language.code
        self._plate.write(visit.number)
        self._service.write(visit.service.in_(code) if visit.service is not None else "")
        self._stage.write(visit.stage.in_(code) if visit.stage is not None else "")
        self._stage.setVisible(visit.stage is not None)
        several = visit.services > 1 and visit.place > 0
        self._place.write(
            self.say("Service {place} of {services}", place=visit.place, services=visit.services)
        )
        self._progress.show_place(visit.place, visit.services)
        for part in (self._place, self._progress):
            part.setVisible(several)
        fee = money(visit.fee, self._language)
        self._fee.write(self.say("Fee of this visit: {sum}", sum=fee))
        self._elsewhere.setVisible(bool(visit.fee))
        self.papers.show_papers(visit.papers)
        self._none.setVisible(not visit.papers)

    def _visit_card(self) -> QWidget:
        card = Card(self._look)
        column = QVBoxLayout(card)
        column.setSpacing(self._look.theme.space(2))
        for part in (self._plate, self._service, self._stage, self._place, self._progress):
            column.addWidget(part)
        column.addSpacing(self._look.theme.space(2))
        column.addWidget(self._fee)
        column.addWidget(self._elsewhere)
        column.addStretch(1)
        return card

    def _papers_card(self) -> QWidget:
        card = Card(self._look)
        column = QVBoxLayout(card)
        column.setSpacing(self._look.theme.space(3))
        title = self.say("Documents to show")
        column.addWidget(Label(self._look, title, TextSize.LEAD, Weight.SEMIBOLD))
        column.addWidget(self.papers)
        column.addWidget(self._none)
        column.addStretch(1)
        return card
