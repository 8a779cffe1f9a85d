"""The tools of every page: the language, how the screen is to be read, rights and duties."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from center_app.language.bidi import isolate
from ui.kiosk.parts.folding_button import FoldingButton
from ui.theme import Contrast, Look
from ui.widgets import FlowRow

TEXT_SIZES = (1.0, 1.5, 2.0)


class Tools(FlowRow):
    """`language_chosen(Language)` and `rights_asked()`; text size and contrast change the look.

    `low_asked(bool)` and `speech_asked(bool)` ask for the aids, on all pages but the first.
    """

    language_chosen = Signal(object)
    rights_asked = Signal()
    low_asked = Signal(bool)
    speech_asked = Signal(bool)

    def __init__(
        self, look: Look, languages: Sequence[Language], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._languages = languages
        self._offered: list[FoldingButton] = []
        self._size = FoldingButton(look, "text-size")
        self._size.clicked.connect(self._enlarge)
        self._contrast = FoldingButton(look, "contrast")
        self._contrast.setCheckable(True)
        self._contrast.clicked.connect(self._contrast_more)
        self._rights = FoldingButton(look, "book")
        self._rights.clicked.connect(self.rights_asked)
        self.low, self.speech = FoldingButton(look, "low-reach"), FoldingButton(look, "ear")
        self.low.clicked.connect(self.low_asked)
        self.speech.clicked.connect(self.speech_asked)
        for aid in (self.low, self.speech):
            aid.setCheckable(True)
        self._aids: tuple[FoldingButton, ...] = ()
        look.changed.connect(self._name_size)
        self._language: Language | None = None

    def speak(self, language: Language) -> None:
        """Change the language; the others are offered."""
        if language is self._language:
            return
        self._language = language
        say = language.say
        self._contrast.name(say("Contrast"))
        self._rights.name(say("Rights and duties"))
        self.low.name(say("Lower the controls"))
        self.speech.name(say("Listen"))
        self._name_size()
        others = [one for one in self._languages if one.code != language.code]
        self._offered = [self._offer(one) for one in others]
        self.fill([*self._offered, self._size, self._contrast, self._rights, self.low, self.speech])
        for aid in (self.low, self.speech):
            aid.setVisible(aid in self._aids)

    def offer_aids(self, *, low: bool, speech: bool) -> None:
        """Show these aids."""
        offered = ((self.low, low), (self.speech, speech))
        self._aids = tuple(aid for aid, wanted in offered if wanted)
        for aid, _wanted in offered:
            aid.setVisible(aid in self._aids)

    def show_aids(self, shown: bool) -> None:
        """Show the aids that are offered, or make room."""
        for aid in self._aids:
            aid.setVisible(shown)

    def fold(self, most: int, width: int) -> None:
        """Show the words if the tools take no more than `most` pixels then.

        The languages keep theirs longest: until one line of tools would be wider than `width`.
        """
        self._fold(tools=False, languages=False)
        if self.sizeHint().width() > most:
            self._fold(tools=True, languages=False)
        if self.sizeHint().width() > width:
            self._fold(tools=True, languages=True)
        self.restyle()

    def _fold(self, *, tools: bool, languages: bool) -> None:
        for tool in (self._size, self._contrast, self._rights, *self._aids):
            tool.fold(tools)
        for button in self._offered:
            button.fold(languages)

    def _offer(self, language: Language) -> FoldingButton:
        button = FoldingButton(self._look, "globe")
        button.name(language.name, short=language.code.upper())
        button.clicked.connect(partial(self._choose, language))
        return button

    def _choose(self, language: Language) -> None:
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
