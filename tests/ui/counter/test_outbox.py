"""Presses on their way: none lost, none doubled, whatever happens to the line."""

import pytest

from center_app.domain import commands as c
from center_app.domain.people import Role
from center_app.domain.step import Because
from center_app.domain.undoable import Deed
from center_app.domain.visit import Stand, Wish
from center_app.language import find
from center_app.store.kept.stations import Kind
from sync.stations.rights import NAMED, UNNAMED
from ui.counter.dropped import PRESSES
from ui.counter.outbox import FINISHING, FIRST_RETRY_MS, FULL, MOST, SAME
from ui.counter.verbs import Verb
from workplace import Workplace


def verbs_tried(workplace: Workplace) -> list[str]:
    return [command.verb for command in workplace.line.tried]


def ids_tried(workplace: Workplace, verb: type[c.Command]) -> set[str]:
    return {command.id for command in workplace.line.tried if isinstance(command, verb)}


def press_quickly(workplace: Workplace, *verbs: Verb) -> None:
    """Without waiting for an answer in between."""
    for verb in verbs:
        workplace.running.clock.go_on(seconds=1)
        workplace.model.press(verb)


def test_next_pressed_again_while_it_is_on_its_way_calls_one_visit(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.arrive("family-record")
    at_work.line.hold_back()
    press_quickly(at_work, Verb.NEXT, Verb.NEXT, Verb.NEXT)
    at_work.line.let_through()
    at_work.settle()
    assert at_work.visit().stand is Stand.CALLED
    assert verbs_tried(at_work).count("call_next") == 1
    at_work.qtbot.waitUntil(lambda: at_work.desk().waiting == 1)


def test_other_verbs_pressed_meanwhile_follow_in_their_order(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.line.hold_back()
    press_quickly(at_work, Verb.NEXT, Verb.START, Verb.FINISH)
    at_work.line.let_through()
    at_work.settle()
    assert verbs_tried(at_work)[-3:] == ["call_next", "start", "finish"]
    assert at_work.desk().served_today == 1


def test_a_press_waits_for_the_center_and_is_sent_once(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.line.away = True
    press_quickly(at_work, Verb.NEXT)
    at_work.qtbot.waitUntil(lambda: "is kept and sent" in at_work.said())
    at_work.qtbot.waitUntil(lambda: verbs_tried(at_work).count("call_next") > 1)
    at_work.line.away = False
    at_work.settle()
    assert at_work.visit().number == number
    assert len(ids_tried(at_work, c.CallNext)) == 1


def test_an_answer_that_got_lost_comes_again_and_nothing_happens_twice(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.arrive("family-record")
    at_work.line.lose_answer = True
    press_quickly(at_work, Verb.NEXT)
    at_work.settle()
    assert len(ids_tried(at_work, c.CallNext)) == 1
    assert verbs_tried(at_work).count("call_next") == 2
    assert at_work.desk().waiting == 1


def test_what_was_pressed_behind_a_refusal_goes_with_it(at_work: Workplace) -> None:
    at_work.line.hold_back()
    press_quickly(at_work, Verb.NEXT, Verb.START)
    at_work.line.let_through()
    at_work.settle()
    assert verbs_tried(at_work)[-1] == "call_next"
    assert at_work.said() == "Nobody is waiting for this counter. Not done after it: Start."
    last = at_work.told[-1]
    assert last is not None
    assert last.said(find("ar")) == "لا أحد بالانتظار لهذا الشباك. لم يُنفَّذ بعده: بدء الخدمة."


def test_what_was_not_done_behind_a_refusal_is_named_once_each(at_work: Workplace) -> None:
    at_work.line.hold_back()
    press_quickly(at_work, *(Verb.NEXT, Verb.START, Verb.FINISH) * 3)
    at_work.model.hold(Wish.CITIZEN, "form")
    at_work.line.let_through()
    at_work.settle()
    assert at_work.said() == (
        "Nobody is waiting for this counter. "
        "Not done after it: Start, Finish, Call next, Put on hold."
    )
    at_work.arrive("family-record")
    assert "Not done after it" in at_work.said(), "whoever comes does not do it either"


def test_every_command_of_the_desk_has_a_name_when_it_is_not_done() -> None:
    of_the_counter = UNNAMED[Kind.COUNTER] | NAMED[Kind.COUNTER]
    beside = {c.ReportPrinter, c.SignIn, c.TakeOver, c.SeeDocuments, c.Tell, c.Release, c.DropLine}
    assert PRESSES.keys() == of_the_counter - beside


def test_a_hold_behind_a_finish_hits_no_later_visit(at_work: Workplace) -> None:
    """Another window at the same counter has called the next one meanwhile."""
    at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    sitting = at_work.visit().sitting
    at_work.line.away = True
    press_quickly(at_work, Verb.FINISH)
    at_work.model.hold(Wish.CITIZEN, "form")
    at_work.model.transfer()
    running = at_work.running
    running.issue("family-record")
    for verb in (c.Finish, c.CallNext, c.Start):
        running.do(verb, counter="1")
    at_work.line.away = False
    at_work.settle()
    at_work.qtbot.waitUntil(lambda: at_work.visit().sitting != sitting)
    assert at_work.visit().stand is Stand.SERVING
    assert at_work.said().startswith("The counter has moved on meanwhile. Not done after it:")


def test_what_follows_a_call_on_its_way_is_meant_for_who_is_called(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.line.hold_back()
    press_quickly(at_work, Verb.NEXT, Verb.START, Verb.FINISH, Verb.UNDO)
    at_work.line.let_through()
    at_work.settle()
    call, start, finish, undo = at_work.line.tried[-4:]
    assert isinstance(start, c.Start)
    assert isinstance(finish, c.Finish)
    assert isinstance(undo, c.Undo)
    assert call.id == start.sitting == finish.sitting == undo.sitting == at_work.visit().sitting
    assert undo.deed is Deed.FINISH
    assert at_work.visit().stand is Stand.SERVING


def test_who_is_in_charge_and_pressed_late_puts_no_successor_out(at_work: Workplace) -> None:
    running = at_work.running
    chief = running.person("101")
    running.do(
        c.EnrolEmployee,
        who=chief.employee,
        home="CSPD",
        roles=(Role.AGENT, Role.SUPERVISOR),
        skills=running.center.hall.employees[chief.employee].skills,
    )
    at_work.line.away = True
    press_quickly(at_work, Verb.SIGN_OUT)
    successor = running.person("102").employee
    running.do(c.TakeOver, counter="1", who=successor)
    at_work.line.away = False
    at_work.settle()
    assert running.center.hall.counters["1"].employee == successor
    at_work.qtbot.waitUntil(lambda: at_work.works_here() is None)


def test_hammering_on_the_keys_is_bounded(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.line.hold_back()
    press_quickly(at_work, *(Verb.NEXT, Verb.START) * 10)
    at_work.line.let_through()
    at_work.settle()
    assert len(at_work.line.tried) < 8


def test_a_press_once_more_says_that_it_is_sent_once(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.line.hold_back()
    press_quickly(at_work, Verb.NEXT, Verb.NEXT)
    assert at_work.said() == SAME


def test_one_press_too_many_says_that_it_is_not_kept(at_work: Workplace) -> None:
    at_work.line.away = True
    press_quickly(at_work, *(Verb.NEXT, Verb.START) * (MOST // 2))
    at_work.qtbot.waitUntil(lambda: "is kept and sent" in at_work.said())
    press_quickly(at_work, Verb.NEXT)
    at_work.qtbot.wait(3 * FIRST_RETRY_MS)
    assert at_work.said() == FULL


def test_the_common_way_of_several_visits_is_kept(at_work: Workplace) -> None:
    numbers = {at_work.arrive("family-record") for _ in range(4)}
    at_work.line.away = True
    press_quickly(at_work, *(Verb.NEXT, Verb.START, Verb.FINISH) * len(numbers))
    at_work.qtbot.waitUntil(lambda: "is kept and sent" in at_work.said())
    at_work.line.away = False
    at_work.settle()
    assert at_work.desk().served_today == len(numbers)


@pytest.mark.parametrize("away", [False, True], ids=["slow", "away"])
def test_finish_pressed_again_finishes_no_step_that_nobody_has_seen(
    at_work: Workplace, away: bool
) -> None:
    at_work.arrive("family-record", "birth-certificate-copy", "passport-renewal")
    at_work.press(Verb.NEXT, Verb.START)
    if away:
        at_work.line.away = True
    else:
        at_work.line.hold_back()
    press_quickly(at_work, *[Verb.FINISH] * 5)
    assert at_work.said() == FINISHING
    at_work.line.away = False
    at_work.line.let_through()
    at_work.settle()
    assert verbs_tried(at_work)[-1] == "finish"
    assert len(ids_tried(at_work, c.Finish)) == 1
    assert at_work.visit().stand is Stand.SERVING
    assert at_work.said() == "Now being served: Duplicate birth certificate."


def test_a_finish_of_the_visit_is_no_way_round_either(at_work: Workplace) -> None:
    at_work.arrive("family-record", "birth-certificate-copy")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.line.hold_back()
    press_quickly(at_work, Verb.FINISH)
    at_work.model.finish_visit(Because.NOT_WANTED)
    assert at_work.said() == FINISHING
    at_work.line.let_through()
    at_work.settle()
    assert at_work.visit().stand is Stand.SERVING


def test_a_basket_stops_what_was_pressed_for_the_next_visit(at_work: Workplace) -> None:
    """The finish was one step's; the call is refused, and nothing behind it finishes another."""
    number = at_work.arrive("family-record", "birth-certificate-copy")
    at_work.arrive("family-record")
    at_work.line.hold_back()
    press_quickly(at_work, *(Verb.NEXT, Verb.START, Verb.FINISH) * 2)
    at_work.line.let_through()
    at_work.settle()
    assert verbs_tried(at_work)[-2:] == ["finish", "call_next"]
    assert at_work.visit().number == number


def test_a_start_pressed_twice_keeps_the_finish_behind_it(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.press(Verb.NEXT)
    at_work.line.hold_back()
    press_quickly(at_work, Verb.START, Verb.START)
    assert at_work.said() == SAME
    press_quickly(at_work, Verb.FINISH)
    at_work.line.let_through()
    at_work.settle()
    assert at_work.said() == f"Number {number} has been served."


def test_undo_pressed_twice_is_sent_once(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.line.hold_back()
    press_quickly(at_work, Verb.UNDO, Verb.UNDO)
    at_work.line.let_through()
    at_work.settle()
    assert verbs_tried(at_work).count("undo") == 1
    assert at_work.visit().stand is Stand.CALLED


def test_a_call_for_help_waits_behind_nothing(at_work: Workplace) -> None:
    at_work.line.hold_back()
    press_quickly(at_work, *(Verb.NEXT, Verb.START) * (MOST // 2), Verb.HELP)
    at_work.qtbot.waitUntil(lambda: verbs_tried(at_work)[-2:] == ["call_next", "call_for_help"])


def test_a_refusal_takes_no_call_for_help_along(at_work: Workplace) -> None:
    at_work.line.away = True
    press_quickly(at_work, Verb.NEXT, Verb.START, Verb.HELP)
    at_work.qtbot.waitUntil(lambda: "is kept and sent" in at_work.said())
    at_work.line.away = False
    at_work.qtbot.waitUntil(lambda: "1" in at_work.running.center.hall.help)
    at_work.settle()
    at_work.qtbot.waitUntil(lambda: at_work.desk().help_since is not None)


def test_a_stale_desk_says_so_and_that_it_is_new_again(at_work: Workplace) -> None:
    with at_work.qtbot.waitSignal(at_work.model.stale):
        at_work.line.away = True
    with at_work.qtbot.waitSignal(at_work.model.found):
        at_work.line.away = False
