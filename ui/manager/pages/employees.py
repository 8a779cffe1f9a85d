"""The employees: found, looked at, added and changed."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from center_app.domain.people import Role, Skill
from center_app.domain.text import Text
from center_app.language import Language, words
from ui.manager.employee_rows import Employee, StaffColumn, employee_rows, employees, is_sought
from ui.manager.parts.employee_card import EmployeeCard
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.person_form import PersonForm
from ui.manager.parts.pin_card import PinCard
from ui.manager.parts.quiet import Quiet
from ui.manager.parts.skills_form import SkillsForm
from ui.manager.personnel import Draft, NewPin, Personnel
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import QuietButton, ScrollPage

NOBODY = Draft("", Text("", ""), "", (Role.AGENT,))


class Doing(Enum):
    """What the page is used for: the list, or a form in its place."""

    LIST = "list"
    ADD = "add"
    CHANGE = "change"
    SKILLS = "skills"
    TODAY = "today"
    PIN = "pin"


class EmployeesPage(QWidget):
    """Shown to whoever is signed in; `wanted()` when somebody would like to be."""

    wanted = Signal()

    def __init__(
        self, look: Look, language: Language, personnel: Personnel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._personnel = look, language, personnel
        self._views: ManagerViews | None = None
        self._found: list[Employee] = []
        self._one: Employee | None = None
        self.doing = Doing.LIST
        self.busy = False
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.add = QuietButton(look, icon="plus")
        self.sign_in = QuietButton(look, icon="key")
        self.table = FiguresTable(look, tuple(StaffColumn), language, words("Employees"))
        self.nobody = Quiet(look)
        self.card = EmployeeCard(look)
        self.person, self.skills, self.pin = PersonForm(look), SkillsForm(look), PinCard(look)
        self._list = QWidget()
        self._lay_out_list()
        self._pages = QStackedWidget()
        for page in (self._list, self.person, self.skills, self.pin):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show everybody as the views have them."""
        self._views, self._language = views, language
        self._fill()
        self._speak()

    def begin(self) -> None:
        """Somebody comes to this page: the list, and the keyboard in the search."""
        self.search.setFocus()

    def forget(self) -> None:
        """Whoever was signed in is not any more: nothing is left open."""
        self.pin.clear()
        self.search.clear()
        self._turn_to(Doing.LIST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _lay_out_list(self) -> None:
        space = self._look.theme.space
        above = QHBoxLayout()
        above.setSpacing(space(3))
        above.addWidget(self.search, 1)
        above.addWidget(self.add)
        above.addWidget(self.sign_in)
        found = QVBoxLayout()
        found.addWidget(self.table, 1)
        found.addWidget(self.nobody, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(space(4))
        self._columns.addLayout(found, 3)
        self._side = ScrollPage(self.card)
        self._columns.addWidget(self._side, 2)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addLayout(above)
        column.addLayout(self._columns, 1)

    def _connect(self) -> None:
        card, personnel = self.card, self._personnel
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.picked.connect(self._fill_card)
        self.sign_in.clicked.connect(self.wanted)
        self.add.clicked.connect(lambda: self._open_person(Doing.ADD))
        card.change.connect(self._of_one(lambda _one: self._open_person(Doing.CHANGE)))
        card.skills.connect(self._of_one(lambda _one: self._open_skills(Doing.SKILLS)))
        card.today.connect(self._of_one(lambda _one: self._open_skills(Doing.TODAY)))
        card.pin.connect(self._of_one(lambda one: personnel.reset_pin(one.person)))
        card.unlock.connect(self._of_one(lambda one: personnel.unlock(one.person)))
        card.active.connect(self._of_one(self._turn_active))
        self.person.saved.connect(self._save_person)
        self.skills.saved.connect(self._save_skills)
        for form in (self.person, self.skills):
            form.left.connect(self._back)
        self.pin.done.connect(self._back)
        personnel.changed_staff.connect(self._back)
        personnel.pin_given.connect(self._show_pin)

    def _of_one(self, act: Callable[[Employee], None]) -> Callable[[], None]:
        """Something that is done about whoever is chosen."""

        def acted() -> None:
            if self._one is not None:
                act(self._one)

        return acted

    def _fill(self) -> None:
        views, language = self._views, self._language
        if views is None:
            return
        typed = self.search.text()
        self._found = [one for one in employees(views) if is_sought(one, typed, language)]
        self.table.fill(employee_rows(self._found, language), language)
        if self._found and not self.table.key:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        signed_in = views.staff is not None
        self.search.setVisible(signed_in)
        self.sign_in.setVisible(not signed_in)
        self.add.setVisible(views.staff is not None and views.staff.keeps)
        self.table.setVisible(bool(self._found))
        self.nobody.setVisible(not self._found)
        self._fill_card()

    def _fill_card(self) -> None:
        views, key = self._views, self.table.key
        self._one = next((one for one in self._found if one.person.employee == key), None)
        self._side.setVisible(self._one is not None)
        if self._one is not None and views is not None and views.staff is not None:
            self.card.show_employee(
                self._one, self._language, keeps=views.staff.keeps, busy=self.busy
            )

    def _speak(self) -> None:
        language, signed_in = self._language, self._views is not None and self._views.staff
        say = language.say
        self.search.setPlaceholderText(say("Number, name, agency or role"))
        self.search.setAccessibleName(say("Find an employee"))
        self.add.write(say("Add an employee"))
        self.sign_in.write(say("Sign in"))
        self.nobody.write(
            say("Nobody is found for this.")
            if signed_in
            else say("Whoever is in charge signs in to see who works here.")
        )
        self.person.speak(self._title(), language)
        self.pin.speak(language)
        if self.doing in {Doing.SKILLS, Doing.TODAY}:
            self.skills.speak(self._title(), language)

    def _title(self) -> str:
        say = self._language.say
        if self._one is None or self.doing is Doing.ADD:
            return say("Add an employee")
        name = self._one.person.name.in_(self._language.code)
        titles = {
            Doing.SKILLS: say("The skills of {name}, for good", name=name),
            Doing.TODAY: say("The skills of {name}, for today only", name=name),
        }
        return titles.get(self.doing, name)

    def _open_person(self, doing: Doing) -> None:
        views, one = self._views, self._one
        if views is None or views.staff is None:
            return
        draft = NOBODY
        if doing is Doing.CHANGE and one is not None:
            known = one.colleague
            draft = Draft(one.person.number, one.person.name, known.home, known.roles)
        self._turn_to(doing)
        self.person.begin(draft, views.staff.agencies)
        self.person.speak(self._title(), self._language)

    def _open_skills(self, doing: Doing) -> None:
        views, one = self._views, self._one
        if views is None or views.staff is None or one is None:
            return
        lent = one.colleague.today if doing is Doing.TODAY else None
        self._turn_to(doing)
        skills = one.colleague.skills if lent is None else lent
        self.skills.begin(self._title(), views.staff.groups, skills, self._language)

    def _save_person(self, draft: Draft) -> None:
        if self.doing is Doing.ADD:
            self._personnel.add(draft)
        elif self._one is not None:
            self._personnel.change(self._one.colleague, draft)

    def _save_skills(self, skills: tuple[Skill, ...]) -> None:
        if self._one is None:
            return
        colleague, name = self._one.colleague, self._one.person.name
        act = self._personnel.lend if self.doing is Doing.TODAY else self._personnel.set_skills
        act(colleague, name, skills)

    def _turn_active(self, one: Employee) -> None:
        self._personnel.set_active(one.colleague, one.person.name, not one.colleague.active)

    def _show_pin(self, new: NewPin) -> None:
        self._turn_to(Doing.PIN)
        self.pin.begin(new, self._language)

    def _back(self) -> None:
        """To the list; a PIN that was just given stays until it is handed over."""
        if not self.pin.holds:
            self._turn_to(Doing.LIST)
            self.table.setFocus()

    def _turn_to(self, doing: Doing) -> None:
        self.doing = doing
        pages = {Doing.LIST: self._list, Doing.PIN: self.pin}
        forms = {Doing.SKILLS: self.skills, Doing.TODAY: self.skills}
        self._pages.setCurrentWidget((pages | forms).get(doing, self.person))
