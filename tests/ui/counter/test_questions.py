"""What the desk asks quietly, and the employee's own day."""

from PySide6.QtCore import Qt

from center_app.domain import commands as c
from center_app.domain.bulletin import Place, Saying
from center_app.domain.clock import SECOND
from center_app.domain.people import Role
from center_app.domain.pulse import question_of, week_of
from center_app.language.bidi import plain
from center_app.language.pulse import QUESTIONS
from centers import Running
from ui.counter.pulse import STOOD_MS
from workplace import Workplace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def asked(place: Workplace) -> str:
    return plain(place.window.desk.questions.text)


def the_question(running: Running) -> str:
    assert running.center.hall.day is not None
    return QUESTIONS[question_of(week_of(running.center.hall.day))]


def is_still_asked(running: Running) -> bool:
    return running.center.pulse.question(running.person("101").employee) is not None


def served_within_seconds(at_desk: Workplace) -> str:
    number = at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2, Key.Key_F3, Key.Key_F4)
    return number


def judgements(running: Running) -> list[bool | None]:
    visits = running.center.hall.visits.values()
    return [sitting.accurate for visit in visits for sitting in visit.sittings]


def test_the_week_is_asked_about_once_in_a_quiet_moment(
    running: Running, at_desk: Workplace
) -> None:
    at_desk.qtbot.waitUntil(lambda: asked(at_desk) == the_question(running))
    at_desk.key(Key.Key_2, modifier=CTRL)
    assert asked(at_desk) == ""
    at_desk.qtbot.waitUntil(lambda: not is_still_asked(running))


def test_the_question_is_skipped_with_one_key(running: Running, at_desk: Workplace) -> None:
    at_desk.qtbot.waitUntil(lambda: asked(at_desk) == the_question(running))
    at_desk.key(Key.Key_0, modifier=CTRL)
    at_desk.qtbot.waitUntil(lambda: not is_still_asked(running))
    assert asked(at_desk) == ""


def test_nobody_is_asked_while_people_wait_nor_with_a_visit_at_the_counter(
    running: Running, at_desk: Workplace
) -> None:
    at_desk.qtbot.waitUntil(lambda: asked(at_desk) == the_question(running))
    at_desk.arrive("family-record")
    assert asked(at_desk) == ""
    at_desk.key(Key.Key_F2)
    assert asked(at_desk) == ""
    assert is_still_asked(running)


def test_a_counter_that_opens_with_a_queue_is_asked_when_it_is_free(
    running: Running, in_window: Workplace
) -> None:
    running.issue("family-record")
    in_window.sign_in()
    in_window.qtbot.waitUntil(lambda: in_window.desk().waiting == 1)
    assert asked(in_window) == ""
    in_window.key(Key.Key_F2, Key.Key_F3)
    running.clock.go_on(minutes=5)
    assert asked(in_window) == ""
    in_window.key(Key.Key_F4)
    in_window.qtbot.waitUntil(lambda: asked(in_window) == the_question(running))


def test_whoever_goes_on_a_break_is_asked_although_people_wait(
    running: Running, in_window: Workplace
) -> None:
    running.issue("family-record")
    in_window.sign_in()
    running.do(c.PauseCounter, counter="1", reason="meal")
    in_window.qtbot.waitUntil(lambda: asked(in_window) == the_question(running))


def test_who_has_left_the_question_alone_is_not_asked_again_that_day(
    running: Running, at_desk: Workplace
) -> None:
    at_desk.qtbot.waitUntil(lambda: asked(at_desk) == the_question(running))
    running.issue("family-record")
    at_desk.qtbot.waitUntil(lambda: asked(at_desk) == "")
    running.clock.go_on(seconds=STOOD_MS / SECOND)
    at_desk.key(Key.Key_F2, Key.Key_F3)
    running.clock.go_on(minutes=5)
    at_desk.key(Key.Key_F4)
    assert at_desk.desk().visit is None
    assert asked(at_desk) == ""
    assert is_still_asked(running)


def test_a_time_that_may_not_be_right_is_asked_about_and_marked_with_one_key(
    running: Running, at_desk: Workplace
) -> None:
    number = served_within_seconds(at_desk)
    assert asked(at_desk) == f"Number {number} was served in 00:01. Was this time right?"
    at_desk.key(Key.Key_2, modifier=CTRL)
    at_desk.qtbot.waitUntil(lambda: number not in asked(at_desk))
    assert judgements(running) == [False]
    assert "1 time that was not accurate is left out." in at_desk.window.desk.own_day.text


def test_a_time_that_is_right_is_asked_about_once(running: Running, at_desk: Workplace) -> None:
    number = served_within_seconds(at_desk)
    at_desk.key(Key.Key_1, modifier=CTRL)
    at_desk.qtbot.waitUntil(lambda: number not in asked(at_desk))
    assert judgements(running) == [True]


def test_nothing_waits_for_an_answer(running: Running, at_desk: Workplace) -> None:
    served_within_seconds(at_desk)
    number = served_within_seconds(at_desk)
    assert judgements(running) == [None, None]
    assert number in asked(at_desk)


def test_the_own_day_stands_there_only_while_nobody_is_served(at_desk: Workplace) -> None:
    card = at_desk.window.desk.own_day
    served_within_seconds(at_desk)
    assert card.isVisible()
    assert "1 service · 1 visit" in plain(card.text)
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    assert not card.isVisible()


def test_what_the_management_says_stands_there_until_it_is_read(
    running: Running, at_desk: Workplace
) -> None:
    boss = "boss"
    running.do(c.EnrolEmployee, who=boss, home="CSPD", roles=(Role.SUPERVISOR,), skills=())
    said = {"place": Place.COUNTERS, "saying": Saying.SHORT_BREAKS}
    running.do(c.PostBulletin, employee=boss, bulletin="b", **said)
    strip = at_desk.window.desk.bulletins
    at_desk.qtbot.waitUntil(lambda: "keep breaks short" in plain(strip.text))
    at_desk.arrive("family-record")
    at_desk.key(Key.Key_F2)
    assert strip.text, "it waits, whoever is called"
    at_desk.key(Key.Key_F11, modifier=CTRL)
    at_desk.qtbot.waitUntil(lambda: strip.text == "")
    assert running.person("101").employee in running.center.hall.bulletins["b"].seen


def test_what_the_management_says_goes_when_its_time_is_over(
    running: Running, at_desk: Workplace
) -> None:
    boss = "boss"
    running.do(c.EnrolEmployee, who=boss, home="CSPD", roles=(Role.SUPERVISOR,), skills=())
    said = {"place": Place.COUNTERS, "saying": Saying.SHORT_BREAKS, "minutes": 15}
    running.do(c.PostBulletin, employee=boss, bulletin="b", **said)
    strip = at_desk.window.desk.bulletins
    at_desk.qtbot.waitUntil(lambda: "keep breaks short" in plain(strip.text))
    running.clock.go_on(minutes=15)
    at_desk.window.desk.tick()
    assert strip.text == ""
    at_desk.key(Key.Key_F11, modifier=CTRL)
    assert not at_desk.model.busy, "nobody says to have read what is not there"
