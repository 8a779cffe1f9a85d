"""The skills of one employee, agency by agency, for good or for today only."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.people import Level, Skill
from center_app.domain.views.staff import SkillGroup
from center_app.language import Language
from ui.desk.reveal import reveal
from ui.manager.form_keys import add_form_keys
from ui.manager.parts.explanation import Explanation
from ui.manager.parts.skill_row import SkillRow
from ui.theme import Look, TextSize, Weight
from ui.widgets import FlowGrid, FlowRow, Label, PrimaryButton, QuietButton, ScrollPage

LEAST = 70
"""Width of a row in units of the theme."""


class SkillsForm(QWidget):
    """`saved(tuple of Skill)` or `left()`. Certificates stay with the skills that are kept."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._groups: tuple[SkillGroup, ...] = ()
        self._before: dict[str, Skill] = {}
        self._language: Language | None = None
        self.rows: dict[str, SkillRow] = {}
        self.heads: dict[str, QuietButton] = {}
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about = Explanation(look)
        self.save = PrimaryButton(look, icon="check")
        self.back = QuietButton(look, icon="return")
        buttons = FlowRow(look)
        buttons.fill([self.save, self.back])
        self._area = ScrollPage(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        for widget in (self._title, self._about):
            column.addWidget(widget)
        column.addWidget(self._area, 1)
        column.addWidget(buttons)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.left)
        add_form_keys(self, self._save, self.left.emit)

    def begin(
        self,
        title: str,
        groups: tuple[SkillGroup, ...],
        skills: Iterable[Skill],
        language: Language,
    ) -> None:
        """Show the skills as they are, in groups; the keyboard is on the first."""
        self._groups, self._language = groups, language
        self._before = {skill.code: skill for skill in skills}
        self.rows, self.heads = {}, {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.theme.space(2))
        for group in groups:
            column.addWidget(self._head(group))
            column.addWidget(self._grid(group))
        column.addStretch(1)
        self._area.show_page(page)
        self.setMinimumHeight(self._look.theme.size(TextSize.BODY) * 18)
        self.speak(title, language)
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def speak(self, title: str, language: Language) -> None:
        """Say everything in this language."""
        self._language = language
        self._title.write(title)
        self._about.write(
            language.say(
                "Each press goes one on: none, full, partial. By keyboard: arrows move, 0 is none, "
                "1 partial, 2 full; Ctrl+Enter saves, Esc goes back."
            )
        )
        self.save.write(language.say("Save"))
        self.back.write(language.say("Go back"))
        for group in self._groups:
            name = group.name.in_(language.code) if group.name else language.say("Shared stages")
            held = sum(self.rows[code].level is not None for code, _name in group.skills)
            self.heads[group.agency].write(
                language.say("{agency}: {n} of {all}", agency=name, n=held, all=len(group.skills))
            )
            for code, called in group.skills:
                self.rows[code].speak(called.in_(language.code), language)

    def _head(self, group: SkillGroup) -> QuietButton:
        """All of an agency at once."""
        button = QuietButton(self._look, icon="building")
        button.clicked.connect(lambda: self._turn_group(group))
        self.heads[group.agency] = button
        return button

    def _grid(self, group: SkillGroup) -> FlowGrid:
        grid = FlowGrid(self._look, LEAST, 3)
        for code, _name in group.skills:
            skill = self._before.get(code)
            row = SkillRow(self._look, code, skill.level if skill is not None else None)
            row.chosen.connect(self._respeak)
            row.moved.connect(lambda by, row=row: self._move(row, by))
            self.rows[code] = row
        grid.fill([self.rows[code] for code, _name in group.skills])
        return grid

    def _turn_group(self, group: SkillGroup) -> None:
        """All in full, or none where all are so already."""
        rows = [self.rows[code] for code, _name in group.skills]
        full = all(row.level is Level.FULL for row in rows)
        for row in rows:
            row.set_level(None if full else Level.FULL)
        self._respeak()

    def _respeak(self) -> None:
        if self._language is not None:
            self.speak(self._title.text(), self._language)

    def _move(self, row: SkillRow, by: int) -> None:
        rows = list(self.rows.values())
        other = rows[(rows.index(row) + by) % len(rows)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(other)

    def _save(self) -> None:
        chosen = []
        for code, row in self.rows.items():
            if row.level is not None:
                before = self._before.get(code)
                chosen.append(Skill(code, row.level, before.until if before else None))
        self.saved.emit(tuple(chosen))
