"""The covered desk, and taking over a forgotten sign-in, with the keyboard alone."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from center_app.domain import commands as c
from center_app.domain.counter import Status
from center_app.domain.visit import Stand
from center_app.language.bidi import plain
from centers import PIN
from ui.counter.verbs import Verb
from workplace import Modifier, Workplace

Key = Qt.Key


def lock(desk: Workplace) -> None:
    desk.key(Key.Key_F11, modifier=Modifier.ShiftModifier)
    assert desk.window.cover.isVisible()


def type_pin(desk: Workplace, pin: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, pin)
    desk.key(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.model.cover.admission.busy)
    desk.qtbot.waitUntil(lambda: not desk.model.admission.busy)
    desk.settle()


def serve(desk: Workplace) -> str:
    number = desk.arrive("family-record")
    desk.key(Key.Key_F2, Key.Key_F3)
    return number


def test_a_key_covers_the_desk_and_the_pin_opens_it_with_the_sitting(at_desk: Workplace) -> None:
    number = serve(at_desk)
    lock(at_desk)
    assert at_desk.window.cover.number == number
    assert not at_desk.window.desk.isVisible()
    at_desk.running.clock.go_on(minutes=2, seconds=3)
    at_desk.window.tick()
    assert plain(at_desk.window.cover._clock.text()).startswith("02:0")
    type_pin(at_desk, PIN)
    assert at_desk.window.desk.isVisible()
    at_desk.key(Key.Key_F4)
    assert at_desk.desk().served_today == 1


def test_no_key_but_help_acts_under_the_cover(at_desk: Workplace) -> None:
    serve(at_desk)
    lock(at_desk)
    tried = len(at_desk.line.tried)
    at_desk.key(Key.Key_F4, Key.Key_F2, Key.Key_F12, Key.Key_Space, Key.Key_Backspace)
    for modifier in (Modifier.ShiftModifier, Modifier.ControlModifier):
        at_desk.key(Key.Key_F12, Key.Key_F4, modifier=modifier)
    assert len(at_desk.line.tried) == tried
    assert at_desk.visit().stand is Stand.SERVING


def test_help_is_called_from_a_covered_desk_and_the_desk_stays_covered(at_desk: Workplace) -> None:
    serve(at_desk)
    lock(at_desk)
    (help_button,) = (b for b in at_desk.window._top.leaving.buttons if b.isVisible())
    assert help_button.verb is Verb.HELP
    at_desk.key(Key.Key_F1)
    at_desk.qtbot.waitUntil(lambda: "1" in at_desk.running.center.hall.help)
    assert at_desk.window.cover.isVisible()
    at_desk.qtbot.waitUntil(lambda: "told quietly" in at_desk.window.cover.status.text)
    at_desk.qtbot.waitUntil(lambda: at_desk.desk().help_since is not None)
    at_desk.running.do(c.AcknowledgeHelp, counter="1")
    at_desk.qtbot.waitUntil(lambda: "somebody is coming" in at_desk.window.cover.status.text)
    type_pin(at_desk, PIN)
    assert at_desk.window.desk.isVisible()


def test_help_is_called_while_a_colleague_signs_in_at_a_covered_desk(at_desk: Workplace) -> None:
    lock(at_desk)
    at_desk.key(Key.Key_F8)
    assert at_desk.window.sign_in.isVisible()
    at_desk.key(Key.Key_F1)
    at_desk.qtbot.waitUntil(lambda: "1" in at_desk.running.center.hall.help)


def test_help_is_called_before_the_pin_where_somebody_is_signed_in(in_window: Workplace) -> None:
    """The window was opened anew, and whoever works here has not given the PIN to it yet."""
    top = in_window.window._top
    assert not top.leaving.isVisible()
    in_window.running.do(c.SignIn, counter="1", who=in_window.running.person("101").employee)
    in_window.qtbot.waitUntil(top.leaving.isVisible)
    in_window.key(Key.Key_F2)
    assert not in_window.line.tried
    in_window.key(Key.Key_F1)
    in_window.qtbot.waitUntil(lambda: "1" in in_window.running.center.hall.help)


def test_a_wrong_pin_opens_nothing_and_counts_like_any_other(at_desk: Workplace) -> None:
    lock(at_desk)
    for _ in range(4):
        type_pin(at_desk, "0000")
        assert at_desk.window.cover.isVisible()
    assert "Try again in" in plain(at_desk.window.cover.status.text)
    type_pin(at_desk, PIN)
    assert at_desk.window.cover.isVisible()
    at_desk.running.clock.go_on(minutes=5)
    type_pin(at_desk, PIN)
    assert at_desk.window.desk.isVisible()


def test_a_desk_that_nobody_touches_is_covered_after_a_while(at_desk: Workplace) -> None:
    at_desk.running.clock.go_on(minutes=4)
    handle = at_desk.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Key.Key_Shift)
    at_desk.running.clock.go_on(minutes=4)
    at_desk.window.tick()
    assert at_desk.window.desk.isVisible()
    at_desk.running.clock.go_on(minutes=2)
    at_desk.window.tick()
    assert at_desk.window.cover.isVisible()


def test_a_center_can_do_without_covers(at_desk: Workplace) -> None:
    settings = at_desk.running.center.hall.settings
    assert settings is not None
    at_desk.running.do(c.Configure, settings=replace(settings, lock_min=0))
    at_desk.qtbot.waitUntil(lambda: at_desk.desk().lock_min == 0)
    at_desk.running.clock.go_on(minutes=600)
    at_desk.window.tick()
    assert at_desk.window.desk.isVisible()


def test_a_colleague_takes_over_a_covered_desk_in_the_middle_of_a_sitting(
    at_desk: Workplace,
) -> None:
    number = serve(at_desk)
    lock(at_desk)
    at_desk.key(Key.Key_F8)
    assert at_desk.window.sign_in.number.hasFocus()
    QTest.keyClicks(at_desk.window.sign_in.number, "102")
    at_desk.key(Key.Key_Return)
    type_pin(at_desk, PIN)
    assert at_desk.window.sign_in.offer.isVisible()
    assert "Rana Al-Khatib has been signed in" in at_desk.window.sign_in.status.text
    at_desk.key(Key.Key_F8)
    at_desk.qtbot.waitUntil(at_desk.window.desk.isVisible)
    assert at_desk.visit().number == number
    assert at_desk.visit().stand is Stand.SERVING
    assert at_desk.desk().employee == at_desk.running.person("102").employee


def test_esc_goes_back_to_the_cover(at_desk: Workplace) -> None:
    lock(at_desk)
    at_desk.key(Key.Key_F8, Key.Key_Escape)
    assert at_desk.window.cover.isVisible()
    assert at_desk.window.cover.pin.hasFocus()


def test_the_same_employee_may_sign_in_anew_under_the_cover(at_desk: Workplace) -> None:
    lock(at_desk)
    at_desk.key(Key.Key_F8)
    QTest.keyClicks(at_desk.window.sign_in.number, "101")
    at_desk.key(Key.Key_Return)
    type_pin(at_desk, PIN)
    assert at_desk.window.desk.isVisible()


def test_enter_takes_over_what_was_offered_and_typing_declines_it(in_window: Workplace) -> None:
    in_window.running.open_counter("1")
    in_window.sign_in("102")
    page = in_window.window.sign_in
    in_window.qtbot.waitUntil(page.offer.hasFocus)
    page.number.setFocus()
    QTest.keyClicks(page.number, "1")
    assert not page.offer.isVisible()
    assert page.status.text == ""
    in_window.sign_in("102")
    in_window.qtbot.waitUntil(page.offer.hasFocus)
    in_window.key(Key.Key_Return)
    in_window.qtbot.waitUntil(in_window.window.desk.isVisible)
    assert in_window.desk().status is Status.OPEN


def test_who_was_taken_over_elsewhere_is_signed_out_of_a_covered_desk(at_desk: Workplace) -> None:
    lock(at_desk)
    who = at_desk.running.person("102").employee
    at_desk.running.do(c.TakeOver, counter="1", who=who)
    at_desk.qtbot.waitUntil(at_desk.window.sign_in.isVisible)
    assert not at_desk.model.cover.locked
