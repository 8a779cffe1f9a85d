"""The page of the employees, used by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain.people import Level, Role, Skill
from center_app.domain.text import Text
from center_app.domain.views.staff import Colleague
from center_app.language import find
from center_app.language.bidi import plain
from center_app.store.kept.credentials import Person
from center_on import PIN
from days import refusal
from hall_on_screen import HallOnScreen, MakeHall
from in_charge import enrolled, opened, sign_in, type_in
from screens import clipped, laid_out
from ui.manager.book import EMPLOYEES, TODAY
from ui.manager.employee_rows import Employee, is_sought
from ui.manager.pages.employees import Doing, EmployeesPage
from ui.manager.personnel import NewPin, pin_from
from ui.manager.screen import ManagerScreen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]) -> ManagerScreen:
    """The window where a manager has turned to the employees."""
    screen = make_screen()
    sign_in(hall, screen, Role.MANAGER)
    screen.tabs.buttons[EMPLOYEES].click()
    hall.until(lambda: len(names(screen.book.employees)) == 4)
    return screen


@pytest.fixture
def page(screen: ManagerScreen) -> EmployeesPage:
    return screen.book.employees


def names(page: EmployeesPage) -> list[str]:
    return [row.key for row in page.list.table.rows.rows]


def press(
    key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)


def person(hall: HallOnScreen, number: str) -> Person:
    return next(one for one in hall.center.people() if one.number == number)


def test_a_few_letters_find_somebody_in_either_language(page: EmployeesPage) -> None:
    for typed, found in (
        ("102", ["employee-2"]),
        ("employee 3", ["employee-3"]),
        ("١٠٣", ["employee-3"]),
        ("الموظف ١٠٢", ["employee-2"]),
        ("nobody", []),
    ):
        page.list.search.clear()
        page.list.search.setFocus()
        type_in(typed)
        assert names(page) == found
    assert page.list.nobody.isVisible()


def test_somebody_is_added_by_keys_alone_and_signs_in_with_the_pin_that_was_shown(
    hall: HallOnScreen, page: EmployeesPage
) -> None:
    page.list.add.setFocus()
    press(Qt.Key.Key_Return)
    assert page.person.number.hasFocus()
    press(Qt.Key.Key_Return, CTRL)
    assert page.person.status.text == "Please fill in the number and both names."
    type_in("٣٠٠")
    for field, text in ((page.person.name_ar, "ليث"), (page.person.name_en, "Laith")):
        field.setFocus()
        type_in(text)
    press(Qt.Key.Key_Return, CTRL)
    hall.until(lambda: page.doing is Doing.PIN)
    pin = page.pin.plate.text()
    assert len(pin) == 6
    press(Qt.Key.Key_Return)
    assert page.pin.plate.text() == ""
    assert page.doing is Doing.LIST
    assert hall.center.admit("300", pin).name == Text("ليث", "Laith")
    hall.until(lambda: len(names(page)) == 5)


def test_a_number_that_is_taken_is_told_and_nothing_typed_is_lost(
    hall: HallOnScreen, screen: ManagerScreen, page: EmployeesPage
) -> None:
    page.list.add.click()
    for field, text in (
        (page.person.number, "101"),
        (page.person.name_ar, "ليث"),
        (page.person.name_en, "Laith"),
    ):
        field.setFocus()
        type_in(text)
    press(Qt.Key.Key_Return, CTRL)
    hall.until(lambda: "Another employee has the number 101" in screen.notices.told.text)
    assert page.doing is Doing.ADD
    assert page.person.name_en.text() == "Laith"


def choose(hall: HallOnScreen, page: EmployeesPage, number: str) -> None:
    page.list.search.setText(number)
    hall.until(lambda: page.list.one is not None and page.list.one.person.number == number)


def test_skills_are_changed_for_good_and_for_today_by_keys(
    hall: HallOnScreen, page: EmployeesPage
) -> None:
    before = hall.center.hall.employees["employee-2"].skills
    choose(hall, page, "102")
    page.list.card.buttons["today"].setFocus()
    press(Qt.Key.Key_Return)
    first, second = list(page.skills.rows)[:2]
    assert page.skills.rows[first].hasFocus()
    type_in("1")
    press(Qt.Key.Key_Down)
    assert page.skills.rows[second].hasFocus()
    type_in("0")
    press(Qt.Key.Key_Return, CTRL)
    hall.until(lambda: page.doing is Doing.LIST)
    now = {skill.code: skill.level for skill in hall.center.hall.employees["employee-2"].skills}
    assert now[first] is Level.PARTIAL
    assert second not in now
    assert hall.center.hall.lasting_skills("employee-2") == before
    page.list.card.buttons["skills"].click()
    assert page.skills.rows[second].level is Level.FULL
    page.skills.rows[second].click()
    assert page.skills.rows[second].accessibleName().endswith(": Partial")
    page.skills.save.click()
    hall.until(lambda: "employee-2" not in hall.center.hall.lasting)
    lasting = hall.center.hall.lasting_skills("employee-2")
    assert Skill(second, Level.PARTIAL) in lasting
    assert Skill(first) in lasting


def test_an_agency_is_given_and_taken_as_a_whole(hall: HallOnScreen, page: EmployeesPage) -> None:
    enrolled(hall.center, Role.AGENT, number="400", skills=(Skill("birth", Level.PARTIAL),))
    choose(hall, page, "400")
    page.list.card.buttons["skills"].click()
    head = page.skills.heads["civil"]
    assert "1 of" in head.text().replace("\u2068", "").replace("\u2066", "")
    for expected in (Level.FULL, None):
        head.click()
        assert page.skills.rows["birth"].level is expected
    press(Qt.Key.Key_Escape)
    assert page.doing is Doing.LIST


def test_who_was_locked_out_is_unlocked_and_gets_a_new_pin(
    hall: HallOnScreen, page: EmployeesPage
) -> None:
    for _ in range(10):
        refusal(hall.center.admit, "103", "0000")
        hall.clock.go_on(minutes=11)
    choose(hall, page, "103")
    hall.until(page.list.card.buttons["unlock"].isVisible)
    page.list.card.buttons["unlock"].click()
    hall.until(lambda: not person(hall, "103").locked)
    assert hall.center.admit("103", PIN).employee == "employee-3"
    hall.until(page.list.card.buttons["pin"].isEnabled)
    page.list.card.buttons["pin"].click()
    hall.until(lambda: page.pin.holds)
    pin = page.pin.plate.text()
    assert hall.center.admit("103", pin).employee == "employee-3"


def test_who_sits_at_a_counter_stays_active_and_others_may_leave(
    hall: HallOnScreen, screen: ManagerScreen, page: EmployeesPage
) -> None:
    choose(hall, page, "101")
    page.list.card.buttons["active"].click()
    hall.until(lambda: "signed in at counter 1" in screen.notices.told.text)
    hall.day.sign_out("1")
    page.list.card.buttons["active"].click()
    hall.until(lambda: not hall.center.hall.employees["employee-1"].active)
    hall.until(lambda: page.list.card.buttons["active"].text() == "Make active again")


def test_a_supervisor_lends_and_unlocks_and_changes_nothing_for_good(
    hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]
) -> None:
    screen = make_screen()
    sign_in(hall, screen, Role.SUPERVISOR)
    screen.tabs.buttons[EMPLOYEES].click()
    page = screen.book.employees
    choose(hall, page, "102")
    buttons = page.list.card.buttons
    assert buttons["today"].isVisible()
    for name in ("skills", "change", "pin", "active"):
        assert not buttons[name].isVisible()
    assert not page.list.add.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut(hall: HallOnScreen, screen: ManagerScreen, scale: float) -> None:
    page = screen.book.employees
    choose(hall, page, "102")
    for language in ("en", "ar"):
        screen.speak(find(language))
        screen._look.set_scale(scale)
        for button in ("today", "change"):
            page.list.card.buttons[button].click()
            assert clipped(laid_out(screen, 1920, 1080)) == []
            page.forget()
            choose(hall, page, "102")


def test_a_pin_comes_from_a_token_and_shows_itself_nowhere() -> None:
    assert pin_from("token") == pin_from("token") != pin_from("another")
    assert all(len(pin_from(str(n))) == 6 and pin_from(str(n)).isdigit() for n in range(200))
    assert "4711" not in repr(NewPin("1", Text("أ", "A"), "4711"))


def test_names_are_found_by_the_beginning_of_words() -> None:
    colleague = Colleague("e", "civil", (Role.ADMIN,), (), None, None, None, False, True)
    somebody = Employee(
        colleague, Person("e", "700", Text("أحمد العلي", "Ahmad Al-Ali")), Text("الصحة", "Health")
    )
    english = find("en")
    for typed in ("", "70", "احمد", "ahm hea", "٧٠٠", "admin"):
        assert is_sought(somebody, typed, english), typed
    for typed in ("mad", "ahmad trade", "8"):
        assert not is_sought(somebody, typed, english), typed


def test_what_an_employee_has_done_today_is_on_the_card_as_at_the_counter(
    hall: HallOnScreen, page: EmployeesPage
) -> None:
    hall.day.issue("birth")
    hall.day.call("2")
    hall.day.start("2")
    hall.clock.go_on(minutes=7)
    hall.day.finish("2")
    page.list.search.setText("102")
    card = page.list.card
    hall.until(lambda: "Served today" in card.text)
    assert "1 service · 1 visit · Time of serving: 7 min" in plain(card.text)
    assert "the employee sees the same" in card.text
    page.list.search.setText("103")
    hall.until(lambda: "Served today" not in card.text)


def test_five_answers_to_the_week_s_question_are_on_the_page_of_the_day(
    make_hall: MakeHall, qtbot: QtBot
) -> None:
    hall = make_hall(counters=5)
    for who in range(1, 6):
        assert hall.center.pulse.results() == ()
        question = hall.center.pulse.question(f"employee-{who}")
        assert question is not None
        hall.center.pulse.answer(f"employee-{who}", question, 4)
    screen = opened(hall, qtbot)
    screen.tabs.buttons[TODAY].click()
    hall.until(lambda: "4.0 of 5, 5 answers" in plain(screen.book.today.pulse.text))
