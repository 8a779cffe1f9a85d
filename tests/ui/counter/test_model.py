"""The desk without its window: what a press leads to."""

from center_app.domain.hall import Status
from center_app.domain.views.desk import DeskView
from center_app.domain.views.desk_visit import DeskVisit
from center_app.domain.visit import Stand
from ui.counter.verbs import Verb
from workplace import Workplace


def desk_of(workplace: Workplace) -> DeskView:
    desk = workplace.model.desk
    assert desk is not None
    return desk


def visit_at(workplace: Workplace) -> DeskVisit:
    visit = desk_of(workplace).visit
    assert visit is not None
    return visit


def test_who_signs_in_finds_the_counter_open(workplace: Workplace) -> None:
    workplace.sign_in()
    assert workplace.model.person is not None
    assert workplace.model.person.number == "101"
    assert desk_of(workplace).status is Status.OPEN


def test_a_wrong_pin_is_a_sentence_and_nobody_is_signed_in(workplace: Workplace) -> None:
    workplace.sign_in(pin="0000")
    assert workplace.said() == "The employee number or the PIN is not correct."
    assert workplace.model.person is None


def test_three_presses_serve_a_citizen(at_work: Workplace) -> None:
    at_work.running.issue("family-record")
    at_work.press(Verb.NEXT)
    assert visit_at(at_work).stand is Stand.CALLED
    at_work.press(Verb.START)
    assert visit_at(at_work).stand is Stand.SERVING
    at_work.press(Verb.FINISH)
    assert desk_of(at_work).visit is None
    assert desk_of(at_work).served_today == 1
    assert at_work.said() == "Number A001 has been served."
