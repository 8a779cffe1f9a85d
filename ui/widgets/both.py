"""One thing said in every language of the board, the first above the others."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label

Say = Callable[[Language], str]


class Both(QWidget):
    """A line for each language, each in its own direction; the first in the larger `sizes`."""

    def __init__(
        self,
        look: Look,
        languages: tuple[Language, ...],
        sizes: tuple[TextSize, TextSize],
        *,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._languages = languages
        self._labels: list[Label] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for n, language in enumerate(languages):
            weight = Weight.REGULAR if n else Weight.SEMIBOLD
            label = Label(look, size=sizes[min(n, 1)], weight=weight)
            label.setLayoutDirection(direction_of(language))
            if centred:
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                column.addWidget(label)
            else:
                label.setWordWrap(False)
                column.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)
            self._labels.append(label)

    def write(self, say: Say) -> None:
        """Say it anew."""
        for language, label in zip(self._languages, self._labels, strict=True):
            label.write(say(language))

    def set_colour(self, colour: str) -> None:
        """Change to another colour of the tokens."""
        for label in self._labels:
            label.set_colour(colour)

    @property
    def text(self) -> str:
        return "; ".join(label.accessibleName() for label in self._labels)


def direction_of(language: Language) -> Qt.LayoutDirection:
    right_to_left = language.right_to_left
    return Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
