"""One employee, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from center_app.language.bidi import isolate
from ui.desk.card_column import CardColumn
from ui.manager.employee_rows import Employee
from ui.manager.employee_words import certificate_said, roles_said, skills_said, standing
from ui.manager.own_day_words import own_day_said
from ui.theme import Look, TextSize, Weight
from ui.widgets import Chip, FlowRow, Label, Note, QuietButton


class EmployeeCard(CardColumn):
    """`change`, `skills`, `today`, `pin`, `unlock` and `active` when that is wanted of whoever is
    shown; for good only where who is signed in `keeps` the staff."""

    change = Signal()
    skills = Signal()
    today = Signal()
    pin = Signal()
    unlock = Signal()
    active = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._name = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._other, self._number = Note(look), Note(look)
        self._state = Chip(look)
        self._facts = [Label(look) for _ in range(7)]
        self._same = Note(look)
        self.buttons = {
            "unlock": QuietButton(look, icon="lock"),
            "today": QuietButton(look, icon="clock"),
            "skills": QuietButton(look, icon="checklist"),
            "change": QuietButton(look, icon="edit"),
            "pin": QuietButton(look, icon="key"),
            "active": QuietButton(look, icon="person"),
        }
        self._actions = FlowRow(look)
        self._actions.fill(list(self.buttons.values()))
        self.stack(self._name, self._other, self._number)
        self._column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeading)
        self.stack(*self._facts, self._same, gap=1)
        self.stack(self._actions, gap=2)
        self.end()
        for name, button in self.buttons.items():
            button.clicked.connect(getattr(self, name))

    def show_employee(self, one: Employee, language: Language, *, keeps: bool, busy: bool) -> None:
        """Show somebody."""
        colleague, person, say = one.colleague, one.person, language.say
        here = person.name.in_(language.code)
        self._name.write(here)
        self._other.write(person.name.en if here == person.name.ar else person.name.ar)
        self._number.write(say("Number {number}", number=person.number))
        stands = standing(colleague, person, language)
        self._state.write(stands.text, stands.tone)
        today = colleague.today
        facts = (
            one.home.in_(language.code),
            roles_said(colleague.roles, language),
            say("Skills: {skills}", skills=skills_said(colleague.skills, language)),
            say("Today only: {skills}", skills=skills_said(today, language)) if today else "",
            certificate_said(colleague, language),
            *own_day_said(colleague.own, language),
        )
        for label, fact in zip(self._facts, facts, strict=True):
            label.write(fact)
            label.setVisible(bool(fact))
        self._same.write(say("At the counter the employee sees the same of the day."))
        self._same.setVisible(colleague.own is not None)
        self._name_buttons(language, active=colleague.active)
        self.setAccessibleName(f"{here}, {isolate(person.number)}, {stands.text}")
        for name in ("change", "skills", "pin", "active"):
            self.buttons[name].setVisible(keeps)
        self.buttons["unlock"].setVisible(person.locked)
        self.buttons["today"].setVisible(colleague.active)
        for button in self.buttons.values():
            button.setEnabled(not busy)

    @property
    def text(self) -> str:
        """All that is said of the employee."""
        shown = (*self._facts, self._same)
        return " ".join(one.accessibleName() or one.text() for one in shown if not one.isHidden())

    def _name_buttons(self, language: Language, *, active: bool) -> None:
        say = language.say
        named = {
            "unlock": say("Unlock the PIN"),
            "today": say("Skills for today only"),
            "skills": say("Skills for good"),
            "change": say("Name and roles"),
            "pin": say("New PIN"),
            "active": say("No longer active") if active else say("Make active again"),
        }
        for name, text in named.items():
            self.buttons[name].write(text)
