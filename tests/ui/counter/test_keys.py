"""The rarer verbs, with the keyboard alone, in the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from center_app.center.memory import fact_of
from center_app.domain import commands as c
from center_app.domain.catalogue import Audience, Capacity, Channel
from center_app.domain.clock import SECOND
from center_app.domain.counter import Status
from center_app.domain.step import Because, Outcome, StepState
from center_app.domain.visit import Stand
from center_app.language import find
from center_app.language.bidi import plain
from ui.counter.parts.verb_button import RelatedButton
from ui.counter.verbs import Verb
from workplace import Modifier, Workplace

Key = Qt.Key
SHIFT = Modifier.ShiftModifier


def type_in(text: str) -> None:
    """Type letters of whatever layout wherever the keyboard is."""
    field = QApplication.focusWidget()
    assert field is not None
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Modifier.NoModifier, letter)
            QApplication.sendEvent(field, event)


def enter(desk: Workplace) -> None:
    """Enter, and wait for what the center says."""
    desk.key(Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not desk.tasks.busy)
    desk.settle()


def status(desk: Workplace) -> str:
    return plain(desk.window.desk.status.text)


def suggestion(desk: Workplace) -> str:
    """The service that the basket offers to add, "" for none."""
    button = desk.window.desk.basket.findChild(RelatedButton)
    return button.accessibleName().partition(": ")[2] if button is not None else ""


def add_suggested(desk: Workplace) -> None:
    desk.key(Key.Key_F6, modifier=Modifier.ShiftModifier)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_common_way_is_three_keys(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F4)
    assert at_desk.desk().served_today == 1
    assert at_desk.desk().visit is None


def test_a_basket_of_five_services_is_no_more_than_eight_keys(at_desk: Workplace) -> None:
    at_desk.arrive(
        *("family-record", "birth-certificate-copy", "health-insurance-renewal"),
        *("land-plan", "family-book-amended"),
    )
    keys = [Key.Key_F2, Key.Key_F3, *[Key.Key_F4] * 5]
    assert len(keys) <= 8
    at_desk.key(*keys)
    assert at_desk.desk().served_today == 5
    assert at_desk.desk().visit is None


def test_with_a_fifth_service_that_is_suggested_a_basket_is_eight_keys_too(
    at_desk: Workplace,
) -> None:
    at_desk.arrive("family-record", "health-insurance-renewal", "land-plan", "family-book-amended")
    at_desk.key(Key.Key_F2, Key.Key_F3)
    add_suggested(at_desk)
    assert status(at_desk) == "Added: Duplicate birth certificate."
    assert [line.service for line in at_desk.visit().lines][4:] == ["birth-certificate-copy"]
    at_desk.key(*[Key.Key_F4] * 5)
    assert 2 + 1 + 5 == 8
    assert at_desk.desk().served_today == 5
    assert at_desk.desk().visit is None


def test_what_is_suggested_stands_in_the_basket_and_is_no_more_once_it_is_in_it(
    at_desk: Workplace,
) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    assert suggestion(at_desk) == "", "nobody is served yet"
    at_desk.key(Key.Key_F3)
    first = suggestion(at_desk)
    add_suggested(at_desk)
    assert status(at_desk) == f"Added: {first}."
    assert suggestion(at_desk) not in {"", first}
    assert len(at_desk.visit().lines) == 2


def test_the_key_says_so_where_nothing_is_suggested(at_desk: Workplace) -> None:
    alone = next(
        one.code
        for one in at_desk.running.catalogue.services
        if not one.related
        and one.channel is not Channel.ONLINE
        and Audience.INDIVIDUALS in one.audience
        and Capacity.SELF in one.capacities
    )
    at_desk.arrive(alone)
    at_desk.key(Key.Key_F2, Key.Key_F3)
    assert suggestion(at_desk) == ""
    add_suggested(at_desk)
    assert status(at_desk) == "No service is suggested with those of this visit."


def test_a_fifth_service_that_is_looked_for_makes_it_ten_keys_and_its_letters(
    at_desk: Workplace,
) -> None:
    """Adding takes three keys, two where there is neither a copy nor a capacity to choose."""
    at_desk.arrive("family-record", "health-insurance-renewal", "land-plan", "family-book-amended")
    add = [Key.Key_F6, Key.Key_Return, Key.Key_Return]
    at_desk.key(Key.Key_F2, Key.Key_F3, *add)
    assert [line.service for line in at_desk.visit().lines][4:] == ["birth-certificate-copy"]
    finish = [Key.Key_F4] * 5
    at_desk.key(*finish)
    assert 2 + len(add) + len(finish) == 10
    assert at_desk.desk().served_today == 5
    assert at_desk.desk().visit is None


def test_one_key_undoes_and_a_strip_says_what_and_for_how_long(at_desk: Workplace) -> None:
    number = at_desk.arrive("family-record")
    strip = at_desk.window.desk.undo
    assert not strip.isVisible()
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F4)
    assert strip.isVisible()
    assert plain(strip.text()) == f"Undo the finish of {number} · 10 s"
    assert strip.accessibleName() == f"Undo the finish of {number}"
    at_desk.running.clock.go_on(seconds=4)
    at_desk.window.tick()
    assert plain(strip.text()).endswith("6 s")
    at_desk.key(Key.Key_Backspace)
    assert at_desk.visit().stand is Stand.SERVING
    assert status(at_desk) == f"Undone. Number {number} is as it was before."
    assert not strip.isVisible()


def test_after_ten_seconds_the_strip_is_gone_and_the_key_says_why(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    at_desk.running.clock.go_on(seconds=11)
    at_desk.arrive("family-record")
    at_desk.window.tick()
    assert not at_desk.window.desk.undo.isVisible()
    at_desk.key(Key.Key_Backspace)
    assert at_desk.visit().stand is Stand.CALLED
    assert status(at_desk) == "Nothing can be undone here any more."


def test_the_strip_goes_when_something_follows_elsewhere(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F7, Key.Key_1)
    assert at_desk.window.desk.undo.isVisible()
    at_desk.running.open_counter("2")
    (held,) = at_desk.desk().held
    at_desk.running.do(c.Resume, counter="2", visit=held.visit)
    at_desk.qtbot.waitUntil(lambda: not at_desk.window.desk.undo.isVisible())


def test_backspace_in_a_field_deletes_a_letter_and_undoes_nothing(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F6)
    type_in("pas")
    at_desk.key(Key.Key_Backspace)
    assert at_desk.window.desk.panels.open is Verb.ADD
    assert at_desk.visit().stand is Stand.SERVING


@pytest.mark.parametrize("typed", ["{}", "a 2", "٢ش", "ش٠٠٢", "A٢"])
def test_a_number_is_called_as_it_stands_on_the_ticket_with_a_reason(
    at_desk: Workplace, typed: str
) -> None:
    at_desk.arrive("family-record")
    number = at_desk.arrive("family-record")
    at_desk.key(Key.Key_F5)
    type_in({"٢ش": "ش٢"}.get(typed, typed.format(number)))
    enter(at_desk)
    at_desk.key(Key.Key_1)
    visit = at_desk.visit()
    assert visit.number == number
    assert visit.why is not None
    assert (visit.why.rule, visit.why.reason) == ("by_hand", "unwell")


def test_a_number_that_does_not_exist_is_a_sentence_and_loses_nothing(at_desk: Workplace) -> None:
    at_desk.key(Key.Key_F5)
    type_in("Z99")
    enter(at_desk)
    assert status(at_desk) == "Number Z99 is not known today."
    assert at_desk.window.desk.panels.open is Verb.CALL_NUMBER


def test_who_sits_elsewhere_or_has_left_cannot_be_called(at_desk: Workplace) -> None:
    number = at_desk.running.issue("family-record").number
    at_desk.running.open_counter("2")
    at_desk.running.call("2")
    at_desk.key(Key.Key_F5)
    type_in(number)
    enter(at_desk)
    assert status(at_desk) == f"Number {number} is at counter 2 now."
    at_desk.running.do(c.Start, counter="2")
    at_desk.running.do(c.Finish, counter="2")
    enter(at_desk)
    assert status(at_desk) == f"The visit of number {number} is over."


def test_a_number_that_is_on_hold_goes_on_where_that_is_possible(at_desk: Workplace) -> None:
    number = at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F7, Key.Key_1)
    at_desk.key(Key.Key_F5)
    type_in(number)
    enter(at_desk)
    assert at_desk.visit().number == number
    assert at_desk.visit().stand is Stand.SERVING
    assert status(at_desk) == f"Number {number} goes on."


def test_a_number_of_which_a_back_office_has_all_does_not_go_on(at_desk: Workplace) -> None:
    number = at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3)
    at_desk.model.finish((Outcome.BACK_OFFICE,))
    at_desk.settle()
    at_desk.key(Key.Key_F5)
    type_in(number)
    enter(at_desk)
    assert status(at_desk) == f"Number {number} is on hold and cannot go on here now."


def test_who_was_called_elsewhere_minutes_ago_is_called_after_a_caution(
    at_desk: Workplace,
) -> None:
    number = at_desk.running.issue("family-record").number
    at_desk.running.open_counter("2")
    at_desk.running.serve_nothing("2")
    at_desk.key(Key.Key_F5)
    type_in(number)
    enter(at_desk)
    panel = at_desk.window.desk.panels._call
    assert panel.caution.isVisible()
    assert "was called at counter 2 only minutes ago" in plain(panel.caution.text())
    at_desk.key(Key.Key_2)
    assert at_desk.visit().number == number


def test_who_comes_without_a_ticket_is_called_here_at_once(at_desk: Workplace) -> None:
    at_desk.key(Key.Key_F6)
    type_in("family rec")
    at_desk.key(Key.Key_Return, Key.Key_Return)
    visit = at_desk.visit()
    assert visit.stand is Stand.CALLED
    assert f"Number {visit.number} has been given and is called here." in status(at_desk)
    at_desk.key(Key.Key_F3, Key.Key_F4)
    assert at_desk.desk().served_today == 1


def test_who_missed_the_call_comes_back_by_the_list_or_by_the_number(at_desk: Workplace) -> None:
    first = at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F10, Key.Key_F10)
    assert [missed.number for missed in at_desk.desk().missed] == [first]
    at_desk.key(Key.Key_F10, Key.Key_Return)
    assert status(at_desk) == "The visitor waits in the old place of the queue again."
    assert at_desk.desk().waiting == 1
    at_desk.key(Key.Key_F2, Key.Key_F10, Key.Key_F10, Key.Key_F10)
    type_in(first)
    enter(at_desk)
    assert at_desk.desk().waiting == 1
    assert at_desk.desk().missed == ()


def test_who_has_missed_nothing_cannot_come_back(at_desk: Workplace) -> None:
    number = at_desk.arrive("family-record")
    at_desk.key(Key.Key_F10)
    type_in(number)
    enter(at_desk)
    assert status(at_desk) == f"Number {number} waits already and has not missed a call."


def test_the_visit_is_finished_in_one_key_when_nothing_is_left(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3)
    at_desk.key(Key.Key_F4, modifier=SHIFT)
    assert at_desk.desk().visit is None


def test_what_is_left_of_the_basket_falls_away_with_a_reason(at_desk: Workplace) -> None:
    at_desk.arrive("family-record", "birth-certificate-copy")
    at_desk.key(Key.Key_F2, Key.Key_F3)
    at_desk.key(Key.Key_F4, modifier=SHIFT)
    assert at_desk.visit().stand is Stand.SERVING
    at_desk.key(Key.Key_2)
    assert at_desk.desk().visit is None
    (visit,) = at_desk.running.center.hall.visits.values()
    assert [step.state for step in visit.steps] == [StepState.DONE, StepState.DROPPED]
    assert at_desk.line.tried[-1].because is Because.ANOTHER_DAY  # type: ignore[attr-defined]


def test_a_counter_that_is_busy_closes_when_its_visit_has_left(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3)
    at_desk.key(Key.Key_F12, modifier=SHIFT)
    assert status(at_desk) == "The counter closes by itself after this visit."
    at_desk.key(Key.Key_F12, modifier=SHIFT)
    assert status(at_desk) == "The counter stays open."
    at_desk.key(Key.Key_F12, modifier=SHIFT)
    at_desk.key(Key.Key_F4)
    assert at_desk.desk().status is Status.CLOSED


def test_help_is_called_quietly_and_it_is_said_when_it_was_seen(at_desk: Workplace) -> None:
    at_desk.key(Key.Key_F1)
    at_desk.qtbot.waitUntil(lambda: at_desk.desk().help_since is not None)
    assert "1" in at_desk.running.center.hall.help
    assert status(at_desk).startswith("Those in charge have been told quietly")
    at_desk.key(Key.Key_F1)
    assert status(at_desk).startswith("Help has been called already")
    at_desk.running.do(c.AcknowledgeHelp, counter="1")
    at_desk.qtbot.waitUntil(lambda: status(at_desk).startswith("Your call for help has been seen"))


def test_a_number_is_called_again_after_a_while_and_not_for_ever(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    again = at_desk.window.desk.further.buttons[4]
    assert plain(again.text()) == "Again in 10 s"
    assert again.accessibleName() == "Call again"
    at_desk.key(Key.Key_F9)
    assert status(at_desk) == "This number can be called again in 9 s."
    for _ in range(3):
        at_desk.running.clock.go_on(seconds=11)
        at_desk.window.tick()
        assert again.isEnabled()
        assert again.text() == "Call again"
        at_desk.key(Key.Key_F9)
    at_desk.key(Key.Key_F9)
    assert status(at_desk).endswith("was called often enough; record that nobody came.")


def test_a_note_of_an_earlier_counter_is_shown_as_plain_text(at_desk: Workplace) -> None:
    at_desk.running.issue("family-record")
    at_desk.running.open_counter("2")
    at_desk.running.call("2")
    at_desk.running.do(c.Start, counter="2")
    note = "<b>The photo</b> is missing"
    at_desk.running.do(c.Transfer, counter="2", to_counter="1", note=note)
    at_desk.qtbot.waitUntil(lambda: at_desk.desk().waiting == 1)
    at_desk.key(Key.Key_F2)
    notes = at_desk.window.desk.visit.notes
    at_desk.qtbot.waitUntil(notes.isVisible)
    assert plain(notes.text) == f"Note from counter 2: {note}"
    at_desk.key(Key.Key_F3, Key.Key_F4)
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    at_desk.qtbot.waitUntil(lambda: not notes.isVisible())


def test_kept_presses_are_sent_once_and_in_order_with_the_new_verbs(at_desk: Workplace) -> None:
    at_desk.arrive("family-record", "birth-certificate-copy")
    at_desk.key(Key.Key_F2, Key.Key_F3)
    at_desk.line.away = True
    at_desk.qtbot.waitUntil(at_desk.window._banner.isVisible)
    for key, modifier in ((Key.Key_F4, Modifier.NoModifier), (Key.Key_F1, Modifier.NoModifier)):
        at_desk.running.clock.go_on(seconds=1)
        QTest.keyClick(at_desk.window.desk, key, modifier)
    at_desk.qtbot.waitUntil(lambda: "is kept and sent" in at_desk.window.desk.status.text)
    journal = at_desk.running.center.journal
    before = len(journal.after(0))
    at_desk.line.away = False
    at_desk.settle()
    at_desk.qtbot.waitUntil(lambda: len(journal.after(before)) == 3)
    kinds = [fact_of(entry).event.type for entry in journal.after(before)]
    assert sorted(kinds) == ["help.called", "step.finished", "step.started"]


def test_every_new_control_has_a_name_and_its_key_for_those_who_hear(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    edge = at_desk.window._top.leaving.buttons
    for button in (*edge, at_desk.window.desk.undo, *at_desk.window.desk.further.buttons):
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(QAccessible.Text.Name)
        assert button.accessibleDescription()
    at_desk.key(Key.Key_F10, Key.Key_F10, Key.Key_F10)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName() == "Number on the ticket"
    at_desk.window.speak(find("ar"))
    assert field.accessibleName() == "الرقم على التذكرة"


def test_the_undo_is_counted_by_the_center_not_by_the_window(at_desk: Workplace) -> None:
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    undone = at_desk.desk().can_undo
    assert undone is not None
    assert undone.until - at_desk.desk().at <= 10 * SECOND


def test_nobody_is_called_while_the_hall_is_paused(at_desk: Workplace) -> None:
    number = at_desk.arrive("family-record")
    at_desk.running.do(c.PauseHall)
    at_desk.qtbot.waitUntil(lambda: at_desk.desk().paused)
    assert "nobody is called" in plain(at_desk.window.desk.halt.text)
    assert "The hall is paused" in at_desk.window.desk.quiet.text
    at_desk.key(Key.Key_F2)
    assert "The hall is paused" in status(at_desk)
    assert at_desk.desk().visit is None
    at_desk.running.do(c.ResumeHall)
    at_desk.qtbot.waitUntil(lambda: not at_desk.desk().paused)
    assert not at_desk.window.desk.halt.isVisible()
    at_desk.key(Key.Key_F2)
    assert at_desk.visit().number == number
