"""The employees: found, looked at, added and changed."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from center_app.domain.people import Role, Skill
from center_app.domain.text import Text
from center_app.language import Language
from ui.manager.employee_rows import Employee
from ui.manager.parts.employee_list import EmployeeList
from ui.manager.parts.person_form import PersonForm
from ui.manager.parts.pin_card import PinCard
from ui.manager.parts.skills_form import SkillsForm
from ui.manager.personnel import Draft, NewPin, Personnel
from ui.manager.views import ManagerViews
from ui.theme import Look

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
        self._language, self._personnel = language, personnel
        self._views: ManagerViews | None = None
        self.doing = Doing.LIST
        self.list = EmployeeList(look, language)
        self.person, self.skills, self.pin = PersonForm(look), SkillsForm(look), PinCard(look)
        self._pages = QStackedWidget()
        for page in (self.list, self.person, self.skills, self.pin):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show everybody as the views have them."""
        self._views, self._language = views, language
        self.list.show_views(views, language)
        self.person.speak(self._title(), language)
        self.pin.speak(language)
        if self.doing in {Doing.SKILLS, Doing.TODAY}:
            self.skills.speak(self._title(), language)

    def begin(self) -> None:
        """Somebody comes to this page: the keyboard is in the search."""
        if self.doing is Doing.LIST:
            self.list.search.setFocus()

    def forget(self) -> None:
        """Whoever was signed in is not any more: nothing is left open."""
        self.pin.clear()
        self.list.search.clear()
        self._turn_to(Doing.LIST)

    def _connect(self) -> None:
        card, personnel = self.list.card, self._personnel
        self.list.sign_in.clicked.connect(self.wanted)
        self.list.add.clicked.connect(lambda: self._open_person(Doing.ADD))
        card.change.connect(self._of_one(lambda _one: self._open_person(Doing.CHANGE)))
        card.skills.connect(self._of_one(lambda one: self._open_skills(Doing.SKILLS, one)))
        card.today.connect(self._of_one(lambda one: self._open_skills(Doing.TODAY, one)))
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
            if self.list.one is not None:
                act(self.list.one)

        return acted

    def _title(self) -> str:
        one, say = self.list.one, self._language.say
        if one is None or self.doing is Doing.ADD:
            return say("Add an employee")
        name = one.person.name.in_(self._language.code)
        titles = {
            Doing.SKILLS: say("The skills of {name}, for good", name=name),
            Doing.TODAY: say("The skills of {name}, for today only", name=name),
        }
        return titles.get(self.doing, name)

    def _open_person(self, doing: Doing) -> None:
        views, one = self._views, self.list.one
        if views is None or views.staff is None:
            return
        draft = NOBODY
        if doing is Doing.CHANGE and one is not None:
            known = one.colleague
            draft = Draft(one.person.number, one.person.name, known.home, known.roles)
        self._turn_to(doing)
        self.person.begin(draft, views.staff.agencies)
        self.person.speak(self._title(), self._language)

    def _open_skills(self, doing: Doing, one: Employee) -> None:
        if self._views is None or self._views.staff is None:
            return
        self._turn_to(doing)
        lent = one.colleague.today if doing is Doing.TODAY else None
        skills = one.colleague.skills if lent is None else lent
        self.skills.begin(self._title(), self._views.staff.groups, skills, self._language)

    def _save_person(self, draft: Draft) -> None:
        if self.doing is Doing.ADD:
            self._personnel.add(draft)
        elif self.list.one is not None:
            self._personnel.change(self.list.one.colleague, draft)

    def _save_skills(self, skills: tuple[Skill, ...]) -> None:
        one = self.list.one
        if one is not None:
            today = self.doing is Doing.TODAY
            act = self._personnel.lend if today else self._personnel.set_skills
            act(one.colleague, one.person.name, skills)

    def _turn_active(self, one: Employee) -> None:
        self._personnel.set_active(one.colleague, one.person.name, not one.colleague.active)

    def _show_pin(self, new: NewPin) -> None:
        self._turn_to(Doing.PIN)
        self.pin.begin(new, self._language)

    def _back(self) -> None:
        """To the list; a PIN that was just given stays until it is handed over."""
        if not self.pin.holds:
            self._turn_to(Doing.LIST)
            self.list.table.setFocus()

    def _turn_to(self, doing: Doing) -> None:
        self.doing = doing
        pages = {Doing.LIST: self.list, Doing.PIN: self.pin}
        forms = {Doing.SKILLS: self.skills, Doing.TODAY: self.skills}
        self._pages.setCurrentWidget((pages | forms).get(doing, self.person))
