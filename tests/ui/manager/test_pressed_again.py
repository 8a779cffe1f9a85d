"""A press whose answer was lost is pressed again: what was meant is done once."""

from collections.abc import Callable
from datetime import date

import pytest

from center_app.domain import events as e
from center_app.domain.action import ActionState, Aim, Cause
from center_app.domain.bulletin import Place, Saying
from center_app.domain.message import Voice
from center_app.domain.people import Role
from center_app.domain.refusal import Unavailable
from center_app.domain.text import Text
from center_app.domain.unannounced import ITEMS
from hall_on_screen import HallOnScreen
from in_charge import sign_in
from ui.manager.bulletin_rows import Wanted
from ui.manager.improving import Origin
from ui.manager.improving import Wanted as WantedAction
from ui.manager.personnel import Draft, NewPin
from ui.manager.screen import ManagerScreen
from ui.manager.shopping import Filled

TODAY = date(2026, 11, 22)

SEATS = Wanted(Place.DISPLAYS, Saying.SEATS, None, None, ())


@pytest.fixture
def screen(hall: HallOnScreen, make_screen: Callable[..., ManagerScreen]) -> ManagerScreen:
    screen = make_screen()
    sign_in(hall, screen, Role.MANAGER, Role.ADMIN)
    return screen


def press_unanswered(hall: HallOnScreen, screen: ManagerScreen, press: Callable[[], None]) -> None:
    """Press, and hear nothing of what was done."""
    hall.settle()
    away: list[bool] = []
    screen.model.away.connect(lambda: away.append(True))
    hall.line.deaf = True
    press()
    hall.until(lambda: bool(away))
    hall.line.deaf = False


def press_twice(hall: HallOnScreen, screen: ManagerScreen, press: Callable[[], None]) -> None:
    """Press without an answer, and once more with one; nothing of it is refused."""
    press_unanswered(hall, screen, press)
    hall.settle()
    refused: list[object] = []
    screen.model.refused.connect(refused.append)
    press()
    hall.until(lambda: not screen.model.busy)
    hall.settle()
    assert refused == []


def recorded(hall: HallOnScreen, event: type[e.Event]) -> int:
    return sum(event.type in entry.body.decode() for entry in hall.center.journal.after(0))


def test_an_action_is_opened_once_until_it_was_answered_and_ended_once(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    improving, who = screen.model.improving, screen.model.session.employee or ""
    wanted = WantedAction(Cause.STAFFING, Aim.WITHIN, TODAY, who, "شباك ثالث")
    for opened in (1, 2):
        improving.begin(Origin(screen.model.period.span))
        press_twice(hall, screen, lambda: improving.open(wanted))
        assert len(hall.center.hall.actions) == opened
        assert improving.origin is None, "the form is done with"
    action = next(iter(hall.center.hall.actions.values()))
    press_twice(hall, screen, lambda: improving.end(action, ""))
    assert hall.center.hall.actions[action.id].state is ActionState.DONE


def test_an_unannounced_visit_is_recorded_once(hall: HallOnScreen, screen: ManagerScreen) -> None:
    filled = Filled(TODAY, "", "birth", (2,) * len(ITEMS))
    press_twice(hall, screen, lambda: screen.model.shopping.record(filled))
    assert recorded(hall, e.UnannouncedRecorded) == 1
    press_unanswered(hall, screen, lambda: screen.model.shopping.record(filled))
    screen.model.shopping.record(Filled(TODAY, "", "birth", (1,) * len(ITEMS)))
    hall.until(lambda: recorded(hall, e.UnannouncedRecorded) == 3)


def test_somebody_is_enrolled_once_with_the_pin_that_is_shown(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    draft = Draft("555", Text("سعاد", "Suad"), "civil", (Role.AGENT,))
    given: list[NewPin] = []
    screen.model.personnel.pin_given.connect(given.append)
    press_twice(hall, screen, lambda: screen.model.personnel.add(draft))
    (new,) = given
    assert hall.center.admit("555", new.pin).number == "555"


def test_a_bulletin_is_posted_once(hall: HallOnScreen, screen: ManagerScreen) -> None:
    press_twice(hall, screen, lambda: screen.model.post(SEATS))
    assert len(hall.center.hall.bulletins) == 1


def test_a_bulletin_that_was_shown_and_taken_down_is_posted_anew(
    hall: HallOnScreen, screen: ManagerScreen
) -> None:
    views, model = screen.model.views, screen.model
    press_unanswered(hall, screen, lambda: model.post(SEATS))
    hall.until(lambda: views.bulletins is not None and len(views.bulletins.posted) == 1)
    model.take_down(next(iter(hall.center.hall.bulletins)))
    hall.until(lambda: views.bulletins is not None and not views.bulletins.posted)
    hall.until(lambda: not model.busy)
    model.post(SEATS)
    hall.until(lambda: len(hall.center.hall.bulletins) == 1)


def test_a_bulletin_that_nobody_saw_is_posted_anew_once_its_time_is_over(
    hall: HallOnScreen, screen: ManagerScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    views, model = screen.model.views, screen.model
    short = SEATS._replace(minutes=15)
    with monkeypatch.context() as unseen:
        unseen.setattr(hall.line, "see", _see_nothing)
        press_unanswered(hall, screen, lambda: model.post(short))
        hall.settle()
        hall.clock.go_on(minutes=15)
    model.post(short)
    hall.until(lambda: views.bulletins is not None and len(views.bulletins.posted) == 1)
    assert recorded(hall, e.BulletinPosted) == 2


def _see_nothing(_query: object) -> None:
    raise Unavailable("the line is cut")


def test_a_message_is_answered_once(hall: HallOnScreen, screen: ManagerScreen) -> None:
    message = hall.day.tell(Voice.COMPLAINT, "انتظرت", service="birth")
    press_twice(hall, screen, lambda: screen.model.mail.answer(message, "شكراً"))
    assert recorded(hall, e.MessageAnswered) == 1
