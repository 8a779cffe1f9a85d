"""The band on top: the center, its link to the registry, the time, and how the screen looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language
from center_app.language.bidi import isolate
from center_app.store.kept.credentials import Person
from ui.desk.about_button import AboutButton
from ui.manager.parts.registry_chip import RegistryChip
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Contrast, Look
from ui.widgets import ClockLabel, FlowRow, Logo, Note, QuietButton, Title

SIGN_OUT_KEY = "Ctrl+F12"
"""The same as at a counter."""

TOOLS = 0.75
"""Share of the width that the tools may take beside the center's name."""

SCALES = (1.0, 1.25, 1.5, 2.0)
"""Sizes of text that the button goes through."""


class TopBar(QWidget):
    """`language_asked()` when the other language is wanted; text and contrast it changes itself.

    `sign_in_asked()` and `sign_out_asked()` by one button, which says who is signed in.
    """

    language_asked = Signal()
    sign_in_asked = Signal()
    sign_out_asked = Signal()

    def __init__(
        self,
        look: Look,
        language: Language,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._said = look, language
        self._name, self._role = Title(look), Note(look)
        self.registry = RegistryChip(look)
        self.who = QuietButton(look, icon="person")
        self._person: Person | None = None
        self._clock = ClockLabel(look, language, now)
        self.language = QuietButton(look, icon="globe")
        self.text_size = QuietButton(look, icon="text-size")
        self.contrast = QuietButton(look, icon="contrast")
        self.contrast.setCheckable(True)
        self.about = AboutButton(look)
        self._tools = FlowRow(look)
        tools = (self.registry, self.who, self.language, self.text_size, self.contrast)
        self._tools.fill([*tools, self._clock])
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._role)
        whose = QHBoxLayout()
        logo = Logo(look, "")
        logo.setVisible(look.theme.identity.logo is not None)
        whose.addWidget(logo, 0, Qt.AlignmentFlag.AlignVCenter)
        whose.addLayout(names, 1)
        whose.addWidget(self.about, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(whose, 1)
        self._row.addWidget(self._tools)
        self.language.clicked.connect(self.language_asked)
        self.who.clicked.connect(self._ask_who)
        self.text_size.clicked.connect(self._next_size)
        self.contrast.clicked.connect(self._turn_contrast)
        look.changed.connect(self._restyle)
        self._restyle()

    def speak(self, language: Language, other: Language) -> None:
        """Say everything in this language; `other` is the one that the button offers."""
        self._said = language
        self._role.write(language.say("Manager"))
        self._clock.speak(language)
        self.language.write(other.name)
        self.about.speak(language)
        self.contrast.setAccessibleName(language.say("High contrast"))
        self.contrast.setToolTip(language.say("High contrast"))
        self._tell_size()

    def show_views(self, views: ManagerViews, person: Person | None) -> None:
        """Show whose hall it is, who is signed in, and how the link to the registry stands."""
        self._person = person
        self._tell_who()
        name = views.overview.name.in_(self._said.code) if views.overview is not None else ""
        if name != self._name.text():
            self._name.write(name)
        self.registry.show_link(views, self._said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line, or in two."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        line = self._look.theme.stroke
        painter.fillRect(0, self.height() - line, self.width(), line, self._look.colour("line"))

    def _arrange(self) -> None:
        fits = self._tools.sizeHint().width() <= TOOLS * self.width()
        wide = fits and is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _ask_who(self) -> None:
        (self.sign_in_asked if self._person is None else self.sign_out_asked).emit()

    def _tell_who(self) -> None:
        say = self._said.say
        if self._person is None:
            self.who.write(say("Sign in"))
            self.who.setToolTip("")
            return
        name = self._person.name.in_(self._said.code)
        self.who.write(say("Sign out: {name}", name=name))
        self.who.setToolTip(SIGN_OUT_KEY)
        self._arrange()

    def _next_size(self) -> None:
        larger = [scale for scale in SCALES if scale > self._look.theme.scale]
        self._look.set_scale(larger[0] if larger else SCALES[0])

    def _tell_size(self) -> None:
        percent = isolate(f"{round(self._look.theme.scale * 100)} %")
        self.text_size.write(percent)
        self.text_size.setAccessibleName(self._said.say("Text size {percent}", percent=percent))

    def _turn_contrast(self, high: bool) -> None:
        contrast = Contrast.HIGH if high else Contrast.LIGHT
        self._look.wear(replace(self._look.theme, contrast=contrast))

    def _restyle(self) -> None:
        space = self._look.theme.space
        self._row.setContentsMargins(space(5), space(2), space(5), space(2))
        self._row.setSpacing(space(4))
        self._tell_size()
        self.contrast.setChecked(self._look.theme.contrast is Contrast.HIGH)
        self.update()
