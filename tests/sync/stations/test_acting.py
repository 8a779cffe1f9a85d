"""The management acts from its own machine, and the stations hear of it over the network."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, TypeVar

import pytest

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain.bulletin import Place, Saying
from center_app.domain.forward import Forward
from center_app.domain.people import Role
from center_app.domain.refusal import Reason
from center_app.domain.views.advising import Advising
from center_app.domain.views.board import Board
from center_app.domain.views.bulletins import Bulletins
from center_app.domain.views.desk import Desk
from center_app.domain.views.who_waits import WhoWaits
from center_app.store.kept.stations import Kind
from center_on import PIN
from days import Day, refusal
from founding import ids
from in_charge import NUMBER, enrolled
from stations_at_work import StationsAtWork, remote
from sync.stations.remote import RemoteCenter

new_id = ids(19)

Open = Callable[..., RemoteCenter]
C = TypeVar("C", bound=c.Command)


@pytest.fixture
def station(at_work: StationsAtWork) -> Iterator[Open]:
    with ExitStack() as parts:

        def opened(name: str, kind: Kind, counter: str | None = None) -> RemoteCenter:
            return parts.enter_context(remote(at_work.identity(name, kind, counter)))

        yield opened


def asked(shape: type[C], of: RemoteCenter, **more: Any) -> C:
    return shape(id=new_id(), station=of.identity.name, **more)


def test_a_bulletin_goes_to_counters_and_displays_and_is_read(
    station: Open, running: Center
) -> None:
    enrolled(running, Role.SUPERVISOR)
    manager, board = station("manager", Kind.MANAGER), station("display-1", Kind.DISPLAY)
    desk = station("counter-1", Kind.COUNTER, "1")
    boss = manager.admit(NUMBER, PIN).employee
    who = desk.admit("101", PIN).employee
    desk.do(asked(c.SignIn, desk, employee=who, counter="1", who=who))
    says = {Place.COUNTERS: Saying.SHORT_BREAKS, Place.DISPLAYS: Saying.PAPERS}
    for place, saying in says.items():
        post = {"bulletin": f"b-{place}", "place": place, "saying": saying, "employee": boss}
        assert refusal(board.do, asked(c.PostBulletin, board, **post)) is Reason.NOT_ALLOWED
        manager.do(asked(c.PostBulletin, manager, **post))
    assert [one.saying for one in board.see(Board()).bulletins] == [Saying.PAPERS]
    (shown,) = desk.see(Desk("1")).bulletins
    desk.do(asked(c.SeeBulletin, desk, employee=who, counter="1", bulletin=shown.id))
    assert desk.see(Desk("1")).bulletins == ()
    assert [one.seen for one in manager.see(Bulletins()).posted] == [1, 0]


def test_a_visit_is_put_forward_and_advice_asked_for(station: Open, running: Center) -> None:
    enrolled(running, Role.SUPERVISOR)
    manager = station("manager", Kind.MANAGER)
    boss = manager.admit(NUMBER, PIN).employee
    day = Day(running)
    first, second = day.issue("birth"), day.issue("birth")
    forward = {"visit": day.visit(second), "reason": Forward.CHILD}
    manager.do(asked(c.PutForward, manager, employee=boss, **forward))
    told = manager.see(WhoWaits())
    assert {one.number: one.forward for one in told} == {first: None, second: Forward.CHILD}
    assert manager.see(Advising()) is None
