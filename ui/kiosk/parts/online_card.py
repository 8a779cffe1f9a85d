"""Where a service is had online: its link as a code to scan and as text to copy."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from center_app.language.bidi import isolate
from ui.theme import Look, Weight
from ui.widgets import Card, Label
from ui.widgets.qr_code import QrCode


class OnlineCard(Card):
    """Says that it can be had at any time, unless it is had `online_only`: that is said before."""

    def __init__(
        self,
        look: Look,
        link: str,
        language: Language,
        *,
        online_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent=parent)
        say = language.say
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(2))
        column.addStretch()
        texts = [] if online_only else [say("Online, at any time")]
        for text in (*texts, say("Scan the code with a phone")):
            label = Label(look, text, weight=Weight.SEMIBOLD)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        code = QrCode(look, link, say("Code with the link to the service"))
        column.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_Address(look, link))
        column.addStretch()


class _Address(Label):
    """A link to be copied; it may be broken anywhere, for it has no words."""

    def __init__(self, look: Look, link: str) -> None:
        super().__init__(look, isolate(link), weight=Weight.MEDIUM, colour="primary")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.touch, super().minimumSizeHint().height())
