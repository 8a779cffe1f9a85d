"""What the pages have in common that ask something: a title, an answer, and the seconds left."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.facing.model import FacingModel
from ui.facing.pages.page import FacingPage
from ui.theme import Look, TextSize, Weight
from ui.widgets import FlowRow, Label, Note, PrimaryButton, QuietButton


class AskingPage(FacingPage):
    """Buttons stand at the foot, in sight however long the page is: what goes on first."""

    def __init__(self, model: FacingModel, look: Look, language: Language, title: str) -> None:
        super().__init__(model, look, language)
        self.setAccessibleName(title)
        self.title = Label(look, title, TextSize.TITLE, Weight.BOLD)
        self._left = Note(look)
        self.column.addWidget(self.title)

    def end(self, *parts: QWidget, later: str = "") -> None:
        """Put these buttons in a row at the foot, and a sentence about later below the page."""
        if later:
            self.column.addWidget(Note(self._look, later))
        self.column.addStretch(1)
        row = FlowRow(self._look)
        row.fill(list(parts))
        self.foot = QWidget()
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(2))
        column.addWidget(row)
        column.addWidget(self._left)

    def forward(self, text: str) -> PrimaryButton:
        return PrimaryButton(self._look, text)

    def away(self) -> QuietButton:
        """The button that leaves it."""
        button = QuietButton(self._look, self.say("No, thank you"))
        button.clicked.connect(self._model.leave)
        return button

    def count(self, seconds: int | None) -> None:
        if seconds is None:
            self._left.write("")
        else:
            self._left.write(
                self._language.say_many(
                    "This page closes in {n} second. Touch it to keep it.",
                    "This page closes in {n} seconds. Touch it to keep it.",
                    seconds,
                )
            )
