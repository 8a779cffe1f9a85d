"""A new employee's first days, from the manager's window to the counter, on both databases."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.people import Level, Role
from center_app.domain.refusal import Reason
from center_on import PIN, engine_of
from days import refusal
from hall_on_screen import HallOnScreen
from in_charge import NUMBER, enrolled, opened
from ui.manager.book import EMPLOYEES
from ui.manager.pages.employees import EmployeesPage
from ui.manager.screen import ManagerScreen


@pytest.fixture
def hall(database_url: str, qtbot: QtBot) -> Iterator[HallOnScreen]:
    hall = HallOnScreen(database_url, qtbot, counters=2, serving=False)
    yield hall
    hall.close()
    engine_of(hall.center).dispose()


def added(hall: HallOnScreen, page: EmployeesPage) -> str:
    """The manager fills in who it is, and hands the PIN over."""
    page.list.add.click()
    page.person.number.setText("٣٠٠")
    page.person.name_ar.setText("ليث القضاة")
    page.person.name_en.setText("Laith Al-Qudah")
    page.person.save.click()
    hall.until(lambda: page.pin.holds)
    pin = page.pin.plate.text()
    page.pin.go.click()
    hall.until(lambda: len(page.list.table.rows.rows) == 4)
    return pin


def choose_level(
    hall: HallOnScreen, page: EmployeesPage, button: str, levels: dict[str, Level | None]
) -> None:
    """Change skills, for good or for today."""
    page.list.search.setText("300")
    hall.until(lambda: page.list.one is not None and page.list.one.person.number == "300")
    page.list.card.buttons[button].click()
    for code, level in levels.items():
        row = page.skills.rows[code]
        while row.level is not level:
            row.click()
    page.skills.save.click()
    hall.until(lambda: page.list.isVisible() and not hall.tasks.busy)


def skills(hall: HallOnScreen, who: str) -> dict[str, Level]:
    return {skill.code: skill.level for skill in hall.center.hall.employees[who].skills}


def test_somebody_is_added_forgets_the_pin_and_helps_out_for_a_day(
    hall: HallOnScreen, qtbot: QtBot
) -> None:
    center, day = hall.center, hall.day
    manager = enrolled(center, Role.MANAGER)
    screen = opened(hall, qtbot)
    page = signed_in(hall, screen)
    pin = added(hall, page)
    choose_level(hall, page, "skills", {"passport": Level.PARTIAL, "photo": Level.FULL})

    laith = center.admit("300", pin).employee
    assert skills(hall, laith) == {"passport": Level.PARTIAL, "photo": Level.FULL}
    day.sign_in("1", laith)
    day.open("1")
    vaccination = day.issue("vaccination")
    assert refusal(day.call, "1") is Reason.NOBODY_WAITING

    choose_level(hall, page, "today", {"vaccination": Level.FULL})
    assert day.call("1") == vaccination
    day.start("1")
    day.finish("1")
    day.sign_out("1")

    for _ in range(10):
        assert refusal(center.admit, "300", "000000") is Reason.WRONG_PIN
        hall.clock.go_on(minutes=11)
    assert refusal(center.admit, "300", pin) is Reason.PIN_LOCKED
    page = signed_in(hall, screen)
    hall.until(page.list.card.buttons["unlock"].isVisible)
    page.list.card.buttons["unlock"].click()
    hall.until(lambda: refusal(center.admit, "300", pin) is None)

    hall.clock.go_on(minutes=24 * 60)
    center.refresh()
    assert skills(hall, laith) == {"passport": Level.PARTIAL, "photo": Level.FULL}

    written = [entry.envelope for entry in center.journal.after(0)]
    by_name = {one.type for one in written if one.actor == manager}
    assert by_name == {"employee.enrolled", "employee.skills_lent", "employee.unlocked"}
    bodies = "".join(entry.body.decode() for entry in center.journal.after(0))
    assert not any(secret in bodies for secret in ("ليث", "Laith", pin))
    assert center.rebuild()


def signed_in(hall: HallOnScreen, screen: ManagerScreen) -> EmployeesPage:
    """The page of the employees, with the manager signed in as at the beginning."""
    page = screen.book.employees
    screen.tabs.buttons[EMPLOYEES].click()
    if screen.model.session.person is None:
        screen.acting.form.wanted.emit(NUMBER, PIN)
    hall.until(lambda: screen.model.views.staff is not None)
    return page
