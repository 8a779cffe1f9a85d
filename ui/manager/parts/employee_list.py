"""The employees in a table, found by a few letters, and beside it the one who is chosen."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.manager.employee_rows import Employee, StaffColumn, employee_rows, employees, is_sought
from ui.manager.parts.employee_card import EmployeeCard
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.quiet import Quiet
from ui.manager.views import ManagerViews
from ui.manager.wide import is_wide
from ui.theme import Look
from ui.widgets import QuietButton, ScrollPage


class EmployeeList(QWidget):
    """`one` is who is chosen; the buttons lead on."""

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._views: ManagerViews | None = None
        self._found: list[Employee] = []
        self.one: Employee | None = None
        self.busy = False
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.add, self.sign_in = QuietButton(look, icon="plus"), QuietButton(look, icon="key")
        self.table = FiguresTable(look, tuple(StaffColumn), language, words("Employees"))
        self.nobody = Quiet(look)
        self.card = EmployeeCard(look)
        self._side = ScrollPage(self.card)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.picked.connect(self._fill_card)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show everybody as the views have them."""
        self._views, self._language = views, language
        self._fill()
        self._speak(signed_in=views.staff is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        wide = is_wide(self._look, self.width())
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _lay_out(self) -> None:
        space = self._look.theme.space
        above, found = QHBoxLayout(), QVBoxLayout()
        above.setSpacing(space(3))
        above.addWidget(self.search, 1)
        above.addWidget(self.add)
        above.addWidget(self.sign_in)
        found.addWidget(self.table, 1)
        found.addWidget(self.nobody, 1)
        self._columns.setSpacing(space(4))
        self._columns.addLayout(found, 3)
        self._columns.addWidget(self._side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addLayout(above)
        column.addLayout(self._columns, 1)

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
        self.one = next((one for one in self._found if one.person.employee == key), None)
        self._side.setVisible(self.one is not None)
        if self.one is not None and views is not None and views.staff is not None:
            keeps = views.staff.keeps
            self.card.show_employee(self.one, self._language, keeps=keeps, busy=self.busy)

    def _speak(self, *, signed_in: bool) -> None:
        say = self._language.say
        self.search.setPlaceholderText(say("Number, name, agency or role"))
        self.search.setAccessibleName(say("Find an employee"))
        self.add.write(say("Add an employee"))
        self.sign_in.write(say("Sign in"))
        self.nobody.write(
            say("Nobody is found for this.")
            if signed_in
            else say("Whoever is in charge signs in to see who works here.")
        )
