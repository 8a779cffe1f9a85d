"""What was found about an answer, below it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.setup.model import Remark
from ui.theme import Look, Tone
from ui.widgets import Banner

TONES = {"well": Tone.GOOD, "watch": Tone.WARN, "act": Tone.BAD}


def on_screen(text: str) -> str:
    """Without the marks that set a command off where there is one kind of letters only."""
    return text.replace("`", "")


class Remarks(QWidget):
    """A banner for each: what it is, and what to do about it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_these(self, remarks: Sequence[Remark], language: Language) -> None:
        while len(self._banners) < len(remarks):
            self._banners.append(Banner(self._look))
            self._column.addWidget(self._banners[-1])
        for banner in self._banners[len(remarks) :]:
            banner.clear()
        for banner, one in zip(self._banners, remarks, strict=False):
            banner.tell(
                TONES[one.level], on_screen(one.said(language)), on_screen(one.advice(language))
            )
        self.setVisible(bool(remarks))

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.space(1))
