"""A morning at the desk, with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.counter import Status
from center_app.domain.result import Way, result_token
from center_app.domain.step import Detail, Outcome
from center_app.domain.views.on_hold import BESIDE_A_VISIT, FIRST
from center_app.domain.visit import Assistance, Stand, Wish
from center_app.language import find
from center_app.language.bidi import plain
from centers import PIN, Running
from screens import clipped, desk_look, laid_out
from ui.counter.panels.outcome import OutcomePanel
from ui.counter.panels.resume import ResumePanel
from ui.counter.panels.transfer import TransferPanel
from ui.counter.parts.side_strip import HELD_NAMED
from ui.counter.verbs import Verb
from ui.desk.choice_list import ChoiceRow
from ui.theme import Contrast
from ui.widgets import BodyLabel, Note
from ui.widgets.qr_code import QrCode
from workplace import Modifier, Workplace

Key = Qt.Key

EDGE = [
    ("en", ("Help", "Call for help"), ("Lock", "Lock")),
    ("ar", ("مساعدة", "طلب مساعدة"), ("قفل الشاشة", "قفل الشاشة")),
]
"""What stands on the buttons of help and lock, and their names."""


def type_in(text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)


def serve(at_desk: Workplace, *services: str | c.Asked) -> str:
    """Somebody comes, is called and sits down: the number."""
    number = at_desk.arrive(*services)
    at_desk.key(Key.Key_F2, Key.Key_F3)
    return number


def test_the_card_counts_down_the_time_to_arrive_until_somebody_sits_down(
    at_desk: Workplace,
) -> None:
    at_desk.arrive("family-record", assistance=(Assistance.SEEING,))
    at_desk.key(Key.Key_F2)
    card, clock = at_desk.window.desk.visit, at_desk.running.clock
    assert plain(card._arrival.text()) == "Time left to arrive: 04:00"
    clock.go_on(minutes=1, seconds=30)
    at_desk.window.desk.tick()
    assert plain(card._arrival.text()) == "Time left to arrive: 02:30"
    clock.go_on(minutes=3)
    at_desk.window.desk.tick()
    assert card._arrival.text() == "The time to arrive is over."
    at_desk.key(Key.Key_F3)
    assert card._arrival.isHidden()


def test_number_pin_and_enter_begin_the_day(in_window: Workplace) -> None:
    in_window.qtbot.waitUntil(lambda: in_window.model.desk is not None)
    type_in("101")
    in_window.key(Key.Key_Return)
    type_in(PIN)
    in_window.key(Key.Key_Return)
    in_window.qtbot.waitUntil(in_window.window.desk.isVisible)
    assert in_window.desk().status is Status.OPEN


def test_arabic_digits_are_the_same_number_and_pin(in_window: Workplace) -> None:
    in_window.qtbot.waitUntil(lambda: in_window.model.desk is not None)
    page = in_window.window.sign_in
    page.number.setText("١٠١")
    page.pin.setText("٢٤٦٨")
    in_window.key(Key.Key_Tab)
    page.go.click()
    in_window.qtbot.waitUntil(in_window.window.desk.isVisible)


def test_after_a_wrong_pin_only_the_pin_is_typed_again(in_window: Workplace) -> None:
    in_window.qtbot.waitUntil(lambda: in_window.model.desk is not None)
    page = in_window.window.sign_in
    type_in("101")
    in_window.key(Key.Key_Return)
    type_in("0000")
    in_window.key(Key.Key_Return)
    in_window.qtbot.waitUntil(lambda: page.status.text != "")
    assert page.status.text == "The employee number or the PIN is not correct."
    assert (page.number.text(), page.pin.text()) == ("101", "")
    assert page.pin.hasFocus()


def test_who_sits_there_already_is_named_before_the_pin(running: Running, qtbot: QtBot) -> None:
    running.open_counter("1")
    place = Workplace(running, qtbot, desk_look())
    page = place.window.sign_in
    qtbot.waitUntil(lambda: "Rana Al-Khatib" in page._here.text())
    place.close()


def test_three_keys_serve_a_citizen(at_desk: Workplace) -> None:
    number = at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    assert at_desk.window.desk.visit.number == number
    at_desk.key(Key.Key_F3, Key.Key_F4)
    assert at_desk.desk().served_today == 1
    assert at_desk.window.desk.status.text == f"Number {number} has been served."


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_space_and_enter_are_the_next_sensible_step(at_desk: Workplace, key: Key) -> None:
    at_desk.arrive("family-record")
    at_desk.key(key, key, key)
    assert at_desk.desk().served_today == 1


def test_the_keyboard_stays_in_its_field_when_the_text_size_moves_the_cards(
    at_desk: Workplace,
) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F8, Key.Key_0)
    note = QApplication.focusWidget()
    type_in("Bring")
    for scale in (2.0, 1.0):
        at_desk.window.desk._look.set_scale(scale)
        QApplication.processEvents()
        assert QApplication.focusWidget() is note
        type_in("!")
    panel = at_desk.window.desk.panels.open_panel
    assert isinstance(panel, TransferPanel)
    assert panel.note.text() == "Bring!!"


def test_a_button_that_moves_keeps_the_keyboard(at_desk: Workplace) -> None:
    button = at_desk.window.desk.further.buttons[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for scale in (2.0, 1.0):
        at_desk.window.desk._look.set_scale(scale)
        QApplication.processEvents()
        assert QApplication.focusWidget() is button


@pytest.mark.parametrize(("language", "help_", "lock"), EDGE, ids=["en", "ar"])
def test_help_and_lock_are_words_where_there_is_room_and_never_without_a_name(
    at_desk: Workplace, language: str, help_: tuple[str, str], lock: tuple[str, str]
) -> None:
    window = at_desk.window
    window.speak(find(language))
    first, second = window._top.leaving.buttons[:2]
    shown = [(plain(one.text()), one.accessibleName()) for one in (first, second)]
    assert shown == [help_, lock]
    assert (first.toolTip(), second.toolTip()) == (help_[1], "")
    window._look.set_scale(2.0)
    assert [one.text() for one in (first, second)] == ["", ""]
    assert [(one.toolTip(), one.accessibleName()) for one in (first, second)] == [
        (help_[1], help_[1]),
        (lock[1], lock[1]),
    ]
    at_desk.qtbot.waitUntil(lambda: clipped(laid_out(window, 1366, 768)) == [], timeout=20_000)


@pytest.mark.parametrize(
    ("width", "height", "told", "scale"),
    [(1366, 768, 1.0, 1.0), (1920, 1080, 1.0, 1.25), (1920, 1080, 2.0, 2.0)],
)
def test_the_window_opens_with_text_as_large_as_it_has_room_for(
    running: Running, qtbot: QtBot, width: int, height: int, told: float, scale: float
) -> None:
    place = Workplace(running, qtbot, desk_look(told), size=(width, height))
    assert place.window._look.theme.scale == scale
    place.close()


def test_a_chosen_text_size_stays_when_the_window_comes_back(
    running: Running, qtbot: QtBot
) -> None:
    place = Workplace(running, qtbot, desk_look(), size=(1920, 1080))
    place.window._look.set_scale(1.0)
    place.window.hide()
    place.window.show()
    assert place.window._look.theme.scale == 1.0
    place.close()


def test_a_key_that_is_off_says_why(at_desk: Workplace) -> None:
    at_desk.key(Key.Key_F4)
    assert at_desk.window.desk.status.text == "Nobody is being served at this counter."


def test_a_click_on_what_is_off_says_why_too(at_desk: Workplace) -> None:
    desk = at_desk.window.desk
    off = desk.further.buttons[2]
    assert not off.isEnabled()
    assert off.toolTip() == "Nobody is being served at this counter."
    QTest.mouseClick(desk.further, Qt.MouseButton.LeftButton, pos=off.geometry().center())
    assert desk.status.text == off.toolTip()


def test_the_desk_says_why_it_was_this_visit(at_desk: Workplace) -> None:
    at_desk.arrive("passport-renewal")
    other = at_desk.arrive("passport-renewal")
    at_desk.key(Key.Key_F2)
    card = at_desk.window.desk.visit
    assert card.reason.startswith("Called now: waited less than a minute of the promised ")
    assert card.reason.endswith(f"Next is {other}, waited less than a minute.")
    at_desk.window.speak(find("ar"))
    assert card.reason.startswith("سبب النداء: ")


def test_who_goes_on_after_a_hold_was_not_chosen(at_desk: Workplace) -> None:
    serve(at_desk, "passport-renewal")
    assert at_desk.window.desk.visit.reason
    at_desk.press(Verb.HOLD)
    at_desk.model.hold(Wish.CITIZEN, "form")
    at_desk.settle()
    at_desk.model.resume(at_desk.desk().held[0].visit)
    at_desk.settle()
    assert at_desk.visit().why is None
    assert not at_desk.window.desk.visit.reason


def test_two_keys_put_a_visit_on_hold_and_two_take_it_up_again(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F7, Key.Key_2)
    (held,) = at_desk.desk().held
    assert (held.wish, held.reason) == (Wish.CITIZEN, "copy")
    at_desk.key(Key.Key_F11, Key.Key_1)
    assert at_desk.visit().stand is Stand.SERVING


def test_all_who_are_on_hold_are_listed_while_one_is_chosen(
    running: Running, at_desk: Workplace
) -> None:
    for _ in range(FIRST + 2):
        running.issue("family-record")
        running.do(c.CallNext, counter="1")
        running.do(c.Start, counter="1")
        running.do(c.Hold, counter="1", wish=Wish.CITIZEN, reason="form")
    at_desk.qtbot.waitUntil(lambda: at_desk.desk().held_in_all == FIRST + 2)
    assert len(at_desk.desk().held) == FIRST
    strip = at_desk.window.desk.strip
    assert strip.more_held == f"And {FIRST + 2 - HELD_NAMED} more visits."
    at_desk.key(Key.Key_F11)
    panel = at_desk.window.desk.panels.open_panel
    assert isinstance(panel, ResumePanel)
    at_desk.qtbot.waitUntil(lambda: len(panel.list.choices) == FIRST + 2)
    at_desk.key(Key.Key_Up, Key.Key_Return)
    assert at_desk.visit().stand is Stand.SERVING
    at_desk.qtbot.waitUntil(lambda: at_desk.desk().held_in_all == FIRST + 1)
    assert len(at_desk.desk().held) == BESIDE_A_VISIT


def test_arrows_and_enter_choose_as_well(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F7, Key.Key_Up, Key.Key_Return)
    (held,) = at_desk.desk().held
    assert (held.wish, held.reason) == (Wish.CENTER, "colleague")


def test_esc_leaves_a_panel_and_the_desk_has_the_keyboard_again(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F7, Key.Key_Escape)
    assert at_desk.window.desk.panels.open is None
    at_desk.key(Key.Key_Space)
    assert at_desk.desk().served_today == 1


def test_a_transfer_names_who_is_able_and_refuses_who_is_not(
    running: Running, at_desk: Workplace
) -> None:
    running.open_counter("2")
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F8)
    rows = at_desk.window.desk.panels.findChildren(ChoiceRow)
    assert [plain(row.text()) for row in rows if row.isVisible()] == [
        "Back to the queue",
        "To a counter or an employee",
        "To a service",
        "To an agency",
        "To the supervisor",
    ]
    at_desk.key(Key.Key_2)
    type_in("samer")

    def offered() -> list[str]:
        rows = at_desk.window.desk.panels.findChildren(ChoiceRow)
        return [plain(row.text()) for row in rows if row.isVisible()]

    wanted = ["Counter 2 · Samer Al-Abbadi", "Samer Al-Abbadi"]
    at_desk.qtbot.waitUntil(lambda: offered() == wanted)
    at_desk.key(Key.Key_Return)
    assert at_desk.window.desk.status.text.endswith("is sent to counter 2.")


def test_a_counter_that_closes_after_its_visit_says_so_and_takes_no_other(
    at_desk: Workplace,
) -> None:
    running = at_desk.running
    running.open_counter("2")
    running.open_counter("3")
    running.issue("family-record")
    running.call("2")
    running.do(c.CloseCounter, counter="2")
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F8, Key.Key_2)
    (panel,) = at_desk.window.desk.panels.findChildren(TransferPanel)

    def offered() -> dict[str, str]:
        return {choice.code: choice.off for choice in panel.list.choices}

    closes = "Closes after its present visit"
    at_desk.qtbot.waitUntil(lambda: offered().get("to_counter 2") == closes)
    assert offered()["to_counter 3"] == ""


def test_a_note_goes_with_a_transfer_and_one_that_names_somebody_stays(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    visit = at_desk.visit().visit
    at_desk.key(Key.Key_F8, Key.Key_0)
    type_in("call 0791234567")
    at_desk.key(Key.Key_Return, Key.Key_1)
    assert "no national number" in at_desk.window.desk.status.text
    panel = at_desk.window.desk.panels
    assert panel.open is Verb.TRANSFER
    (transfer,) = panel.findChildren(TransferPanel)
    field = transfer.note
    assert field.text() == "call 0791234567"
    field.setText("The photo\0 is\x1b missing")
    at_desk.key(Key.Key_Return, Key.Key_1)
    (note,) = at_desk.running.center.notes_of(visit)
    assert note.text == "The photo is missing"


def test_ten_megabytes_pasted_into_a_note_are_cut_with_a_word(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    visit = at_desk.visit().visit
    at_desk.key(Key.Key_F8, Key.Key_0)
    QApplication.clipboard().setText("ملاحظة " * 1_500_000)
    at_desk.key(Key.Key_V, modifier=Modifier.ControlModifier)
    QApplication.clipboard().clear()
    said = "A note has no more than 500 characters: the rest was left out."
    assert plain(at_desk.window.desk.status.text) == said
    at_desk.key(Key.Key_Return, Key.Key_1)
    (note,) = at_desk.running.center.notes_of(visit)
    assert len(note.text) in {499, 500}, "the blank at its end is no writing"
    at_desk.arrive("passport-renewal")
    at_desk.key(Key.Key_F2)
    assert at_desk.visit().stand is Stand.CALLED, "the window is alive"


def test_a_visit_is_sent_to_a_service_an_agency_and_the_supervisor_by_keys(
    at_desk: Workplace,
) -> None:
    number = serve(at_desk, "family-record", "passport-renewal")
    at_desk.key(Key.Key_F8, Key.Key_3)
    type_in("pass ren")
    at_desk.key(Key.Key_Return)
    sent = at_desk.running.center.hall.visits
    (visit,) = (one for one in sent.values() if one.number == number)
    assert visit.only_service == "passport-renewal"
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F8, Key.Key_4, Key.Key_1)
    assert next(iter(sent.values())).only_agency == "CSPD"
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F8, Key.Key_5)
    assert "help has been called silently" in at_desk.window.desk.status.text
    assert at_desk.desk().help_since is not None


def test_a_service_is_found_and_added_by_keys(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F6)
    type_in("pass ren")
    at_desk.key(Key.Key_Return, Key.Key_Plus, Key.Key_3, Key.Key_Return)
    added = at_desk.visit().lines[-1]
    assert (added.service, added.quantity, added.capacity) == ("passport-renewal", 2, "proxy")


def test_related_services_are_offered_before_anything_is_typed(at_desk: Workplace) -> None:
    serve(at_desk, "birth-certificate-copy")
    at_desk.key(Key.Key_F6, Key.Key_Down, Key.Key_Return, Key.Key_Return)
    assert at_desk.visit().lines[-1].service == "family-record"


def test_one_copy_is_finished_otherwise_with_two_keys(at_desk: Workplace) -> None:
    serve(at_desk, "family-record", "birth-certificate-copy")
    at_desk.key(Key.Key_F5, Key.Key_3)
    assert at_desk.visit().steps[0].outcomes == (Outcome.ONLINE,)


def test_digits_mark_the_papers_that_are_missing(at_desk: Workplace) -> None:
    serve(at_desk, "passport-renewal")
    visit = at_desk.visit().visit
    at_desk.key(Key.Key_F5, Key.Key_2, Key.Key_2, Key.Key_1, Key.Key_2, Key.Key_Return)
    step = at_desk.running.center.hall.visits[visit].steps[0]
    papers = at_desk.model.reference.service("passport-renewal")
    assert papers is not None
    assert step.outcomes == (Outcome.INCOMPLETE,)
    assert step.details[0].missing == (papers.documents[0].id,), "the second was taken back"


@pytest.mark.parametrize(
    ("outcome", "detail"),
    [
        (Key.Key_4, Detail(to="CSPD")),
        (Key.Key_5, Detail(reason="data")),
    ],
)
def test_where_to_and_why_are_asked_at_once(
    at_desk: Workplace, outcome: Key, detail: Detail
) -> None:
    serve(at_desk, "family-record")
    visit = at_desk.visit().visit
    which = Key.Key_1 if detail.to else Key.Key_2
    at_desk.key(Key.Key_F5, outcome, Key.Key_Escape, outcome, which)
    assert at_desk.running.center.hall.visits[visit].steps[0].details == (detail,)


def test_what_is_ready_later_gets_a_receipt_that_stands_until_the_next_key(
    at_desk: Workplace,
) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F5, Key.Key_7, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    (panel,) = at_desk.window.desk.panels.findChildren(OutcomePanel)
    assert plain(panel.day.text()) == "Tuesday, 24 November 2026", "from Sunday two days on"
    at_desk.key(Key.Key_2, Key.Key_1, Key.Key_Return)
    (result,) = at_desk.running.center.hall.results.values()
    assert (result.ready, result.way) == (date(2026, 11, 24), Way.COUNTER)
    receipt = at_desk.window.desk.panels.receipt
    code = at_desk.running.center.token_of(result.id)
    assert receipt.isVisible()
    (shown,) = receipt.findChildren(QrCode)
    assert shown.objectName() == code
    assert result_token(code or "") == result.token
    at_desk.key(Key.Key_Return)
    assert not receipt.isVisible()


def test_what_a_back_office_has_is_brought_back_by_two_keys(at_desk: Workplace) -> None:
    number = serve(at_desk, "family-record")
    at_desk.key(Key.Key_F5, Key.Key_6)
    assert at_desk.desk().visit is None
    at_desk.key(Key.Key_F11, Key.Key_1)
    assert "called again" in at_desk.window.desk.status.text
    at_desk.key(Key.Key_F2)
    assert at_desk.visit().number == number


def test_on_whose_wish_a_visit_is_held_can_be_changed(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F7, Key.Key_Plus, Key.Key_Plus, Key.Key_3)
    (held,) = at_desk.desk().held
    assert (held.wish, held.reason) == (Wish.CENTER, "payment-cash")


def test_each_copy_gets_its_outcome_by_keys(at_desk: Workplace) -> None:
    serve(at_desk, c.Asked("family-record", 2), "birth-certificate-copy")
    at_desk.key(Key.Key_F5, Key.Key_1, Key.Key_7, Key.Key_Return, Key.Key_Return)
    outcomes = at_desk.visit().steps[0].outcomes
    assert outcomes == (Outcome.COMPLETED, Outcome.READY_LATER)


def test_outcomes_are_asked_only_for_the_copies_that_went_on(at_desk: Workplace) -> None:
    serve(at_desk, c.Asked("passport-renewal", 3))
    at_desk.key(Key.Key_F5, Key.Key_1, Key.Key_5, Key.Key_4, Key.Key_1, Key.Key_Return)
    assert at_desk.visit().serving == (0, 1)
    at_desk.key(Key.Key_F5, Key.Key_1, Key.Key_7, Key.Key_Return, Key.Key_Return)
    assert at_desk.desk().visit is None
    (visit,) = at_desk.running.center.hall.visits.values()
    assert visit.steps[1].outcomes == (Outcome.COMPLETED, Outcome.READY_LATER)


def test_one_key_more_adds_what_is_missing_of_a_life_event(at_desk: Workplace) -> None:
    parent = c.Asked("birth-certificate", capacity=Capacity.GUARDIAN)
    serve(at_desk, parent, "family-book-amended")
    missing = ["passport-issue", "health-insurance", "vaccination-certificate"]
    at_desk.key(Key.Key_F6)
    rows = at_desk.window.desk.panels.findChildren(ChoiceRow)
    offered = [row.choice.code for row in rows if row.isVisible()]
    assert offered[: len(missing)] == missing
    at_desk.key(Key.Key_Down, Key.Key_Down, Key.Key_Return, Key.Key_Return)
    assert at_desk.visit().lines[-1].service == "vaccination-certificate"


def test_a_paper_says_in_which_capacity_it_is_asked_for(at_desk: Workplace) -> None:
    serve(at_desk, c.Asked("property-statement", capacity=Capacity.PROXY))
    card = at_desk.window.desk.service
    notes = [row.accessibleDescription() for row in card.papers]
    assert "By power of attorney" in notes
    others = [plain(note.text()) for note in card.findChildren(Note)]
    assert [text for text in others if text.startswith("For an establishment, also needed: ")]
    assert not [text for text in others if text.startswith("By power of attorney, also needed: ")]
    service = at_desk.model.reference.service("property-statement")
    assert service is not None
    procedure = service.procedure
    said = [plain(label.text()) for label in card.findChildren(BodyLabel)]
    assert [f"{n}. {part.en}" for n, part in enumerate(procedure, 1)] == said[-len(procedure) :]


def test_the_basket_says_what_it_would_cost_online(at_desk: Workplace) -> None:
    serve(at_desk, c.Asked("passport-renewal"), "family-record")
    notes = [plain(note.text()) for note in at_desk.window.desk.basket.findChildren(Note)]
    assert any(note.endswith("fees: 51 dinars · online: 49 dinars") for note in notes)


def test_digits_tick_the_papers_of_the_service(at_desk: Workplace) -> None:
    serve(at_desk, "birth-certificate-copy")
    at_desk.key(Key.Key_1)
    (paper,) = at_desk.window.desk.service.papers
    assert paper.isChecked()
    assert at_desk.model.papers.has("id-card")


def test_a_paper_seen_at_the_door_is_ticked_at_the_counter(at_desk: Workplace) -> None:
    serve(at_desk, "birth-certificate-copy")
    visit = at_desk.visit().visit
    at_desk.running.do(c.SeeDocuments, visit=visit, documents=("id-card",))
    (paper,) = at_desk.window.desk.service.papers
    at_desk.qtbot.waitUntil(paper.isChecked)
    assert at_desk.line.tried[-1].verb != "see_documents"


def test_a_tick_at_the_counter_is_known_everywhere(at_desk: Workplace) -> None:
    serve(at_desk, "birth-certificate-copy")
    hall = at_desk.running.center.hall
    at_desk.key(Key.Key_1)
    at_desk.qtbot.waitUntil(lambda: hall.visits[at_desk.visit().visit].seen == {"id-card"})
    at_desk.key(Key.Key_1)
    at_desk.qtbot.waitUntil(lambda: not hall.visits[at_desk.visit().visit].seen)


def test_a_tick_waits_while_the_center_is_away(at_desk: Workplace) -> None:
    serve(at_desk, "birth-certificate-copy")
    hall, visit = at_desk.running.center.hall, at_desk.visit().visit
    at_desk.line.away = True
    at_desk.key(Key.Key_1)
    at_desk.qtbot.waitUntil(lambda: at_desk.said().endswith("is kept and sent."))
    (paper,) = at_desk.window.desk.service.papers
    assert paper.isChecked()
    at_desk.line.away = False
    at_desk.qtbot.waitUntil(lambda: hall.visits[visit].seen == {"id-card"}, timeout=10_000)
    at_desk.qtbot.waitUntil(lambda: at_desk.said() == "", timeout=10_000)


def test_the_break_is_begun_and_ended_with_the_same_key(at_desk: Workplace) -> None:
    at_desk.key(Key.Key_F12, Key.Key_2)
    assert at_desk.desk().reason == "prayer"
    assert at_desk.window.desk.quiet.text.startswith("Prayer")
    at_desk.key(Key.Key_F12)
    assert at_desk.desk().status is Status.OPEN


def test_close_open_and_sign_out_have_keys(at_desk: Workplace) -> None:
    at_desk.key(Key.Key_F12, modifier=Modifier.ShiftModifier)
    assert at_desk.desk().status is Status.CLOSED
    at_desk.key(Key.Key_Space)
    assert at_desk.desk().status is Status.OPEN
    at_desk.key(Key.Key_F12, modifier=Modifier.ControlModifier)
    assert at_desk.window.sign_in.isVisible()
    assert at_desk.window.sign_in.number.hasFocus()


def test_a_panel_closes_when_its_visit_is_gone(running: Running, at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F7)
    running.do(c.Transfer, counter="1")
    at_desk.qtbot.waitUntil(lambda: at_desk.window.desk.panels.open is None)


def test_page_keys_scroll_where_text_is_large(at_desk: Workplace) -> None:
    serve(at_desk, "property-transfer")
    at_desk.window._look.set_scale(2.0)
    laid_out(laid_out(at_desk.window, 1366, 768), 1366, 768)
    bar = at_desk.window.desk._columns._columns[1].verticalScrollBar()
    at_desk.key(Key.Key_PageDown)
    assert bar.value() > 0
    at_desk.key(Key.Key_PageUp)
    assert bar.value() == 0


def test_a_counter_that_does_not_exist_is_a_sentence(running: Running, qtbot: QtBot) -> None:
    place = Workplace(running, qtbot, desk_look(), counter="9")
    qtbot.waitUntil(lambda: place.window.sign_in.status.text == "There is no counter 9.")
    place.close()


def test_signing_out_leaves_nothing_behind_for_the_next(at_desk: Workplace) -> None:
    at_desk.key(Key.Key_F4)
    at_desk.key(Key.Key_F12, modifier=Modifier.ControlModifier)
    page = at_desk.window.sign_in
    assert (page.number.text(), page.pin.text(), page.status.text) == ("", "", "")


def test_another_language_changes_the_words_and_nothing_else(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.key(Key.Key_F6)
    type_in("pass")
    at_desk.window.speak(find("ar"))
    desk = at_desk.window.desk
    assert at_desk.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert desk.way.buttons[0].text() == "نداء التالي"
    assert desk.panels.open is Verb.ADD
    at_desk.window.speak(find("en"))
    at_desk.key(Key.Key_Return, Key.Key_Return)
    assert len(at_desk.visit().lines) == 2


def test_larger_text_and_more_contrast_keep_the_visit(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    look = at_desk.window._look
    look.set_scale(2.0)
    look.set_contrast(Contrast.HIGH)
    at_desk.key(Key.Key_F4)
    assert at_desk.desk().served_today == 1


def test_a_desk_that_lost_the_center_says_so_and_keeps_the_press(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.line.away = True
    at_desk.qtbot.waitUntil(at_desk.window._banner.isVisible)
    at_desk.running.clock.go_on(seconds=1)
    QTest.keyClick(at_desk.window.desk, Key.Key_F4)
    at_desk.qtbot.waitUntil(lambda: "is kept and sent" in at_desk.window.desk.status.text)
    at_desk.line.away = False
    at_desk.settle()
    at_desk.qtbot.waitUntil(lambda: not at_desk.window._banner.isVisible())
    assert at_desk.desk().served_today == 1


def test_timers_tick_without_asking_again(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    at_desk.running.clock.go_on(minutes=2, seconds=5)
    at_desk.window.desk.tick()
    assert plain(at_desk.window.desk.visit._clock.text()) == "02:05"


def test_every_control_has_a_name_for_those_who_hear_the_screen(at_desk: Workplace) -> None:
    serve(at_desk, "family-record")
    desk = at_desk.window.desk
    for button in (*desk.way.buttons, *desk.further.buttons, *desk.service.papers):
        assert button.accessibleName()
    assert desk.way.buttons[2].accessibleDescription() == "F4, ends the visit"
    assert desk.way.buttons[0].accessibleDescription().startswith("F2, Number A001")
