"""The page before the first call of the day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.theme import Look, TextSize
from ui.widgets import Icon
from ui.widgets.both import Both


class EmptyPage(QWidget):
    """Says welcome, and what will be seen here."""

    def __init__(
        self, look: Look, languages: tuple[Language, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        welcome = Both(look, languages, (TextSize.DISPLAY, TextSize.HEADLINE), centred=True)
        welcome.write(lambda language: language.say("Welcome"))
        told = Both(look, languages, (TextSize.TITLE, TextSize.LEAD), centred=True)
        told.write(
            lambda language: language.say("Your number and your counter will be shown here.")
        )
        told.set_colour("ink_soft")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Icon(look, "ticket", TextSize.PLATE), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(welcome)
        column.addSpacing(look.theme.space(4))
        column.addWidget(told)
        column.addStretch(1)
