"""The kinds of text that pages are made of."""

from PySide6.QtWidgets import QWidget

from ui.theme import Look, TextSize, Weight
from ui.widgets.label import Label


class Title(Label):
    """What a part of a page is about."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, TextSize.TITLE, Weight.SEMIBOLD, parent=parent)


class BodyLabel(Label):
    """Running text."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, parent=parent)


class Note(Label):
    """What is good to know besides; quieter, still well above the least contrast."""

    def __init__(self, look: Look, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, text, TextSize.SMALL, colour="ink_soft", parent=parent)
