"""Asked once before a number is given back, for its place cannot be had again."""

from center_app.language import Language
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.theme import Look
from ui.widgets import BodyLabel, FlowRow, QuietButton


class GiveBackPage(PageView):
    """What is lost, and two ways: to keep the number, or to give it back."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        say, ticket = language.say, model.mine.ticket
        number = ticket.number if ticket is not None else ""
        super().__init__(model, look, language, say("Give number {number} back?", number=number))
        self.forward = say("Give back")
        self.column.addWidget(BodyLabel(look, say("Its place among those who wait is lost then.")))
        keep = QuietButton(look, say("Keep the number"), "ticket")
        keep.clicked.connect(lambda: model.become(model.visitor.back()))
        row = FlowRow(look)
        row.fill([keep])
        self.column.addWidget(row)
        self.column.addStretch()

    def go_on(self) -> None:
        self._model.errand.give_back()
