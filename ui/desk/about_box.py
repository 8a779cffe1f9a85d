"""What this program is, what it is made of, and the terms of each part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from center_app.domain.refusal import Refused, Unavailable
from center_app.language import Language, words
from center_app.language.bidi import isolate
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note, QuietButton

TITLE = words("About this program")
NAME = words("Front desk and queue of one-stop service centers")
TERMS = words("It is given away under the Apache License 2.0.")
COLUMNS = (words("Part"), words("Version"), words("Licence"))

WIDE = 76
"""From this width on, in capital letters of body text, the terms stand beside the list."""

SHARE = 0.92
"""Of its window, at most."""

LEAST_LINES = 5


class Shipped(Protocol):
    """A part that ships, with the terms on which it does."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def licence(self) -> str: ...

    def terms(self) -> str: ...


@dataclass(frozen=True, slots=True)
class About:
    """`catalogue` is the serial of the one that is in force, "" where there is none here."""

    version: str
    catalogue: str
    parts: Sequence[Shipped]


class AboutBox(QWidget):
    """A window of its own above another: Escape closes it, and nothing waits for it."""

    def __init__(self, look: Look, language: Language, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog)
        self._look, self._language = look, language
        self._about: About | None = None
        self._title = Label(look, size=TextSize.TITLE, weight=Weight.BOLD, colour="primary")
        self._facts, self._made_of = Note(look), Label(look, weight=Weight.SEMIBOLD)
        self.parts, self.terms = QTreeWidget(), QPlainTextEdit()
        self.leave = QuietButton(look)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._prepare()
        self._put_together()
        self.leave.clicked.connect(self.close)
        self.parts.currentItemChanged.connect(lambda item, _before: self._show_terms(item))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        look.changed.connect(self._restyle)
        self.speak(language)
        self._restyle()
        self.resize(round(window.width() * SHARE), round(window.height() * SHARE))

    def speak(self, language: Language) -> None:
        """Say everything in this language, in its direction; the terms are as they were given."""
        self._language = language
        say, direction = language.say, Qt.LayoutDirection
        towards = direction.RightToLeft if language.right_to_left else direction.LeftToRight
        self.setLayoutDirection(towards)
        self.terms.setLayoutDirection(direction.LeftToRight)
        self.setWindowTitle(say(TITLE))
        self._title.write(say(NAME))
        self._made_of.write(say(words("It is made of these parts, each on its own terms.")))
        self.parts.setHeaderLabels([say(name) for name in COLUMNS])
        self.parts.setAccessibleName(say(words("What it is made of")))
        self.terms.setAccessibleName(say(words("Terms of the chosen part")))
        self.leave.write(say(words("Close")))
        self._tell()

    def show_about(self, about: About) -> None:
        """Tell it, beginning with the program's own terms."""
        self._about = about
        self.parts.clear()
        for one in about.parts:
            item = QTreeWidgetItem([one.name, one.version, one.licence])
            item.setToolTip(2, one.licence)
            self.parts.addTopLevelItem(item)
        self.parts.setCurrentIndex(self.parts.model().index(0, 0))
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()
        self._tell()

    def fail(self, _why: Refused | Unavailable) -> None:
        """What there is to tell is on this machine: only a bug comes here, and it is logged."""
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The terms stand beside the list where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _tell(self) -> None:
        about, say = self._about, self._language.say
        if about is None:
            self._facts.write(say(words("Checking…")))
            return
        told = [say(words("Version {version}"), version=isolate(about.version))]
        if about.catalogue:
            told.append(say(words("Catalogue {serial}"), serial=isolate(about.catalogue)))
        self._facts.write(" · ".join([*told, say(TERMS)]))

    def _show_terms(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and self._about is not None:
            place = self.parts.indexOfTopLevelItem(item)
            self.terms.setPlainText(self._about.parts[place].terms())

    def _prepare(self) -> None:
        self.parts.setRootIsDecorated(False)
        self.parts.setUniformRowHeights(True)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.parts.header().setDefaultAlignment(side)
        self.parts.setAllColumnsShowFocus(True)
        self.parts.setHorizontalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.terms.setReadOnly(True)
        self.terms.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.terms.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )

    def _put_together(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.addWidget(self.parts, 1)
        self._halves.addWidget(self.terms, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        for widget in (self._facts, self._made_of):
            self._column.addWidget(widget)
        self._column.addLayout(self._halves, 1)
        QWidget.setTabOrder(self.parts, self.terms)
        QWidget.setTabOrder(self.terms, self.leave)

    def _restyle(self) -> None:
        space = self._look.theme.space
        self._column.setContentsMargins(space(5), space(4), space(5), space(4))
        self._column.setSpacing(space(2))
        self._halves.setSpacing(space(3))
        line = QFontMetricsF(self._look.font(TextSize.BODY)).lineSpacing()
        for widget in (self.parts, self.terms):
            widget.setMinimumHeight(round(line * LEAST_LINES))
        self._fit()
        self._arrange()

    def _fit(self) -> None:
        """Names and versions as wide as they are; the licences take what is left."""
        header = self.parts.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _arrange(self) -> None:
        letter = QFontMetricsF(self._look.font(TextSize.BODY)).horizontalAdvance("M")
        direction = QBoxLayout.Direction
        beside = self.width() >= letter * WIDE
        self._halves.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
