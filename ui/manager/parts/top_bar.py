"""The band on top: the center, its link to the registry, the time, and how the screen looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language
from center_app.language.bidi import isolate
from ui.manager.parts.registry_chip import RegistryChip
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Contrast, Look
from ui.widgets import ClockLabel, FlowRow, Logo, Note, QuietButton, Title

SCALES = (1.0, 1.25, 1.5, 2.0)
"""Sizes of text that the button goes through."""


class TopBar(QWidget):
    """`language_asked()` when the other language is wanted; text and contrast it changes itself."""

    language_asked = Signal()

    def __init__(
        self,
        look: Look,
        language: Language,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name, self._role = Title(look), Note(look)
        self.registry = RegistryChip(look)
        self._clock = ClockLabel(look, language, now)
        self.language = QuietButton(look, icon="globe")
        self.text_size = QuietButton(look, icon="text-size")
        self.contrast = QuietButton(look, icon="contrast")
        self.contrast.setCheckable(True)
        self._tools = FlowRow(look)
        self._tools.fill([self.registry, self.language, self.text_size, self.contrast, self._clock])
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._role)
        whose = QHBoxLayout()
        logo = Logo(look, "")
        logo.setVisible(look.theme.identity.logo is not None)
        whose.addWidget(logo, 0, Qt.AlignmentFlag.AlignVCenter)
        whose.addLayout(names, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(whose, 1)
        self._row.addWidget(self._tools)
        self.language.clicked.connect(self.language_asked)
        self.text_size.clicked.connect(self._next_size)
        self.contrast.clicked.connect(self._turn_contrast)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_views(self, views: ManagerViews, language: Language, other: Language) -> None:
        """Show whose hall it is; `other` is the language that the button offers."""
        if views.overview is not None:
            self._name.write(views.overview.name.in_(language.code))
        self._role.write(language.say("Manager"))
        self.registry.show_link(views, language)
        self._clock.speak(language)
        self.language.write(other.name)
        percent = isolate(f"{round(self._look.theme.scale * 100)} %")
        self.text_size.write(percent)
        self.text_size.setAccessibleName(language.say("Text size {percent}", percent=percent))
        self.contrast.setAccessibleName(language.say("High contrast"))
        self.contrast.setToolTip(language.say("High contrast"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line, or in two."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        line = self._look.theme.stroke
        painter.fillRect(0, self.height() - line, self.width(), line, self._look.colour("line"))

    def _next_size(self) -> None:
        larger = [scale for scale in SCALES if scale > self._look.theme.scale]
        self._look.set_scale(larger[0] if larger else SCALES[0])

    def _turn_contrast(self, high: bool) -> None:
        contrast = Contrast.HIGH if high else Contrast.LIGHT
        self._look.wear(replace(self._look.theme, contrast=contrast))

    def _restyle(self) -> None:
        space = self._look.theme.space
        self._row.setContentsMargins(space(5), space(2), space(5), space(2))
        self._row.setSpacing(space(4))
        self.contrast.setChecked(self._look.theme.contrast is Contrast.HIGH)
        self.update()
