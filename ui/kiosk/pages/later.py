"""Asked before a number is put off: for how long, and what that means for its place."""

from functools import partial

from center_app.language import Language, later
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.theme import Look
from ui.widgets import BodyLabel, FlowRow, QuietButton


class LaterPage(PageView):
    """The rule, the spans that end before closing, and the way to keep waiting."""

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        say, ticket = language.say, model.mine.ticket
        number = ticket.number if ticket is not None else ""
        title = say("When is number {number} to be called?", number=number)
        super().__init__(model, look, language, title)
        self.column.addWidget(BodyLabel(look, say(later.MEANS)))
        row = FlowRow(look)
        row.fill([self._span(n) for n in (ticket.later_min if ticket is not None else ())])
        self.column.addWidget(row)
        stay = QuietButton(look, say("Keep waiting"), "ticket")
        stay.clicked.connect(lambda: model.become(model.visitor.back()))
        alone = FlowRow(look)
        alone.fill([stay])
        self.column.addWidget(alone)
        self.column.addStretch()

    def _span(self, n: int) -> QuietButton:
        button = QuietButton(self._look, later.choice(n, self._language), "clock")
        button.clicked.connect(partial(self._model.errand.put_off, n))
        return button
