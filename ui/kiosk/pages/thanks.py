"""It has been done, and thanks for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from center_app.language import Language, words
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.visitor import Page
from ui.theme import Look, TextSize
from ui.widgets import Card, FlowRow, Icon, Label, QuietButton

THANKS = {
    Page.GIVE_BACK: words("Number {number} has been given back."),
    Page.RATING: words("Thank you for the rating."),
    Page.CONTACT: words("Thank you. The message has been received."),
}


class ThanksPage(PageView):
    """A sentence, and after a rating or a number given back the way to a message."""

    last = True

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        done, ticket = model.visitor.done, model.mine.ticket
        number = ticket.number if ticket is not None else ""
        super().__init__(model, look, language, language.say(THANKS[done], number=number))
        self.title.hide()
        self.forward = language.say("Done")
        card = Card(look)
        column = QVBoxLayout(card)
        icon = Icon(look, "check-circle", TextSize.DISPLAY, "good")
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        said = Label(look, self.accessibleName(), TextSize.HEADLINE)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
        self.column.addStretch(1)
        self.column.addWidget(card)
        if done is not Page.CONTACT and ticket is not None and ticket.own:
            write = QuietButton(look, language.say("Leave a message"), "message")
            write.clicked.connect(lambda: model.become(model.visitor.to(Page.VOICE)))
            row = FlowRow(look)
            row.fill([write])
            self.column.addWidget(row)
        self.column.addStretch(2)
