"""Which page is shown: groups in a row, the open one with its pages behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from center_app.language import Language
from ui.manager.parts.page_button import GroupButton, PageButton
from ui.theme import Look
from ui.widgets import FlowRow

NEXT, BEFORE = "Ctrl+PgDown", "Ctrl+PgUp"
"""Keys from page to page within the open group; Ctrl and a digit open a group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that are opened together: `name` is a sentence to be translated."""

    name: str
    icon: str
    pages: tuple[int, ...]


class PageTabs(FlowRow):
    """`chosen(int)` tells the page. A group that is opened shows the page that it showed last.

    `buttons` are those of the pages, by their number, `groups` those of the groups. What is to be
    seen to on its pages stands on a group, also while it is closed.
    """

    chosen = Signal(int)

    def __init__(self, look: Look, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._kinds = tuple(groups)
        pages = sorted(page for kind in groups for page in kind.pages)
        self.buttons = [PageButton(look) for _ in pages]
        self.groups = [GroupButton(look, icon=kind.icon) for kind in groups]
        self._last = [kind.pages[0] for kind in groups]
        self._missing: set[int] = set()
        self._open = 0
        self._one_page, self._one_group = QButtonGroup(self), QButtonGroup(self)
        for page, button in enumerate(self.buttons):
            button.setCheckable(True)
            self._one_page.addButton(button, page)
        for n, group in enumerate(self.groups):
            group.setCheckable(True)
            self._one_group.addButton(group, n)
            group.clicked.connect(partial(self._open_group, n))
        self._one_page.idClicked.connect(self._choose)
        self.fill([one for n, kind in enumerate(groups) for one in self._row(n, kind)])
        self.buttons[0].setChecked(True)
        self._show_group(0)
        self._hear()

    @property
    def page(self) -> int:
        """The page that is chosen."""
        return self._one_page.checkedId()

    def offer(self, page: int, *, there: bool) -> None:
        """Let a page be turned to, or not."""
        if there == (page in self._missing):
            self._missing ^= {page}
            self._show_group(self._open)

    def offers(self, page: int) -> bool:
        """Whether it can be turned to."""
        return page not in self._missing

    def write(self, names: Sequence[str], needs: Mapping[int, int], language: Language) -> None:
        """Name the pages; `needs` is how much on them somebody has to see to."""
        for button, name in zip(self.buttons, names, strict=True):
            if button.text() != name:
                button.write(name)
        for kind, group, key in zip(self._kinds, self.groups, self._keys, strict=True):
            name, n = language.say(kind.name), sum(needs.get(page, 0) for page in kind.pages)
            text = language.say("{group}: {n}", group=name, n=n) if n else name
            if group.text() != text:
                group.write(text)
            inside = ", ".join(names[page] for page in kind.pages if self.offers(page))
            group.setToolTip(f"{inside} ({key})")
            group.setAccessibleDescription(inside)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, half = self._look.theme, self._look.theme.stroke / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours.line), theme.stroke))
        painter.setBrush(QColor(theme.colours.surface))
        for box in self._trays():
            inside = box.adjusted(half, half, -half, -half)
            painter.drawRoundedRect(inside, theme.radius, theme.radius)

    @property
    def _keys(self) -> list[str]:
        return [QKeySequence(f"Ctrl+{n}").toString() for n, _ in enumerate(self.groups, start=1)]

    def _row(self, n: int, kind: Group) -> list[QWidget]:
        return [self.groups[n], *(self.buttons[page] for page in kind.pages)]

    def _hear(self) -> None:
        for group, key in zip(self.groups, self._keys, strict=True):
            QShortcut(QKeySequence(key), self).activated.connect(group.click)
        for keys, by in ((NEXT, 1), (BEFORE, -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._go, by))
        for button in self.buttons:
            button.setToolTip(f"{BEFORE}, {NEXT}")

    def _trays(self) -> list[QRectF]:
        """Around the open group and its pages, line by line."""
        lines: dict[int, QRectF] = {}
        for button in self._row(self._open, self._kinds[self._open]):
            if not button.isHidden():
                middle = button.geometry().center().y()
                lines[middle] = lines.get(middle, QRectF()).united(QRectF(button.geometry()))
        return list(lines.values())

    def _offered(self, n: int) -> list[int]:
        return [page for page in self._kinds[n].pages if self.offers(page)]

    def _open_group(self, n: int) -> None:
        pages = self._offered(n)
        page = self._last[n] if self._last[n] in pages else pages[0]
        self.buttons[page].click()

    def _go(self, by: int) -> None:
        pages = self._offered(self._open)
        self.buttons[pages[(pages.index(self.page) + by) % len(pages)]].click()

    def _choose(self, page: int) -> None:
        n = next(n for n, kind in enumerate(self._kinds) if page in kind.pages)
        left = any(button.hasFocus() for button in self.buttons)
        self._last[n] = page
        self._show_group(n)
        if left:
            self.buttons[page].setFocus()
        self.chosen.emit(page)

    def _show_group(self, n: int) -> None:
        self._open = n
        self.groups[n].setChecked(True)
        for k, kind in enumerate(self._kinds):
            for page in kind.pages:
                self.buttons[page].setVisible(k == n and self.offers(page))
        self._let_tab_stop(self.groups, n)
        self._let_tab_stop(self.buttons, self.page)
        self.restyle()
        self.update()

    def _let_tab_stop(self, buttons: Sequence[QWidget], chosen: int) -> None:
        """Arrows go on from there. By itself Qt has the Tab key stop at the last that had the
        keyboard, although it may be hidden by now."""
        stop, pass_by = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for n, button in enumerate(buttons):
            button.setFocusPolicy(stop if n == chosen else pass_by)
