"""The tools of every page: the language, how the screen is to be read, rights and duties."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from center_app.language.bidi import isolate
from ui.kiosk.parts.folding_button import FoldingButton
from ui.theme import Contrast, Look
from ui.widgets import FlowRow, QuietButton

TEXT_SIZES = (1.0, 1.5, 2.0)


class Tools(FlowRow):
    """`language_chosen(Language)` and `rights_asked()`; text size and contrast change the look."""

    language_chosen = Signal(object)
    rights_asked = Signal()

    def __init__(
        self, look: Look, languages: Sequence[Language], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._languages = {one.code: QuietButton(look, one.name, "globe") for one in languages}
        for one in languages:
            self._languages[one.code].clicked.connect(partial(self._choose, one))
        self._size = FoldingButton(look, "text-size")
        self._size.clicked.connect(self._enlarge)
        self._contrast = FoldingButton(look, "contrast")
        self._contrast.setCheckable(True)
        self._contrast.clicked.connect(self._contrast_more)
        self._rights = FoldingButton(look, "book")
        self._rights.clicked.connect(self.rights_asked)
        look.changed.connect(self._name_size)
        self._language: Language | None = None

    def speak(self, language: Language) -> None:
        """Change the language; the others are offered."""
        self._language = language
        say = language.say
        self._contrast.name(say("Contrast"))
        self._rights.name(say("Rights and duties"))
        self._name_size()
        offered = [button for code, button in self._languages.items() if code != language.code]
        self._languages[language.code].hide()
        self.fill([*offered, self._size, self._contrast, self._rights])

    def fold(self, folded: bool) -> None:
        """Show the tools without their words, or with them."""
        for tool in (self._size, self._contrast, self._rights):
            tool.fold(folded)
        self.restyle()

    def unfolded_width(self) -> int:
        """Width in pixels of one line of all tools with their words."""
        tools = self.widgets()
        hints = [t.unfolded_hint() if isinstance(t, FoldingButton) else t.sizeHint() for t in tools]
        return sum(hint.width() + self.gap for hint in hints) - self.gap

    def _choose(self, language: Language, _checked: bool = False) -> None:
        self.language_chosen.emit(language)

    def _enlarge(self) -> None:
        """The next larger text; after the largest, the plain one again."""
        larger = [size for size in TEXT_SIZES if size > self._look.theme.scale]
        self._look.set_scale(larger[0] if larger else TEXT_SIZES[0])

    def _contrast_more(self, more: bool) -> None:
        self._look.set_contrast(Contrast.HIGH if more else Contrast.LIGHT)

    def _name_size(self) -> None:
        """Say how large the text is, and show which contrast is on."""
        if self._language is not None:
            percent = isolate(f"{self._look.theme.scale:.0%}")
            self._size.name(self._language.say("Text {percent}", percent=percent))
        self._contrast.setChecked(self._look.theme.contrast is Contrast.HIGH)
