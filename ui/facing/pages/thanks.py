"""Thanks, and the way to a message."""

from PySide6.QtCore import Qt

from center_app.language import Language
from ui.facing.model import FacingModel
from ui.facing.pages.asking import AskingPage
from ui.facing.scene import Scene
from ui.theme import Look, TextSize
from ui.widgets import Icon, QuietButton


class ThanksPage(AskingPage):
    """After a rating a message can be left, once."""

    def __init__(self, model: FacingModel, look: Look, language: Language) -> None:
        rated = model.scene is Scene.RATED
        said = (
            language.say("Thank you for the rating.")
            if rated
            else language.say("Thank you. The message has been received.")
        )
        super().__init__(model, look, language, said)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.insertStretch(0, 1)
        mark = Icon(look, "check-circle", TextSize.DISPLAY, "good")
        self.column.insertWidget(1, mark, 0, Qt.AlignmentFlag.AlignHCenter)
        done = self.forward(self.say("Done"))
        done.clicked.connect(model.leave)
        if rated:
            write = QuietButton(look, self.say("Leave a message"), "message")
            write.clicked.connect(model.tell_more)
            self.end(done, write)
        else:
            self.end(done)
