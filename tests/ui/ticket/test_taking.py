"""Taking a number: one, whatever happens on the way."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.commands import Asked, CallNext, Cancel, Issue
from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.kiosk import BasketWait, TicketView
from center_app.domain.visit import Stand
from centers import Running
from ui.station import Station
from ui.tasks import Tasks
from ui.ticket.taking import Taking
from workplace import Line


class Attempt:
    """A `Taking` on a line that can be cut, and what it told."""

    def __init__(self, running: Running, qtbot: QtBot) -> None:
        self.running, self.qtbot = running, qtbot
        self.line, self.tasks = Line(running.center), Tasks()
        new_id = running.new_id
        self.taking = Taking(
            Station("kiosk-1", self.line, running.clock, new_id, new_id), self.tasks
        )
        self.tickets: list[TicketView] = []
        self.refusals: list[Refused] = []
        self.taking.taken.connect(lambda ticket, _token: self.tickets.append(ticket))
        self.taking.refused.connect(self.refusals.append)

    def take(self, *services: str) -> None:
        asked = tuple(Asked(service) for service in services or ("passport-renewal",))
        new_id = self.running.new_id
        self.taking.take(
            Issue(id=new_id(), station="kiosk-1", visit=new_id(), token=new_id(), asked=asked)
        )

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy)

    def stands(self) -> list[Stand]:
        return [visit.stand for visit in self.running.center.hall.visits.values()]


@pytest.fixture
def attempt(running: Running, qtbot: QtBot) -> Iterator[Attempt]:
    attempt = Attempt(running, qtbot)
    yield attempt
    attempt.line.let_through()
    attempt.tasks.close()


def test_a_number_is_given_and_the_secret_told(attempt: Attempt) -> None:
    with attempt.qtbot.waitSignal(attempt.taking.taken, timeout=5_000) as told:
        attempt.take()
    ticket, token = told.args
    assert ticket.number == "A001"
    assert token
    assert attempt.taking.command is None


def test_what_was_said_of_the_wait_is_kept_with_the_ticket(attempt: Attempt) -> None:
    for counter in ("1", "2", "3"):
        attempt.running.open_counter(counter)
        attempt.running.issue("passport-renewal")
        attempt.running.do(CallNext, counter=counter)
    told = attempt.running.center.see(BasketWait(("passport-renewal",)))
    attempt.take()
    attempt.settle()
    assert told is not None
    assert told.high_ms > 0
    assert attempt.tickets[0].promise == told


def test_a_double_touch_gives_one_ticket(attempt: Attempt) -> None:
    attempt.line.hold_back()
    for _ in range(5):
        attempt.take()
    attempt.line.let_through()
    attempt.settle()
    assert len(attempt.tickets) == 1
    assert attempt.stands() == [Stand.WAITING]


def test_when_the_answer_is_lost_the_same_number_is_asked_for_again(attempt: Attempt) -> None:
    attempt.line.lose_answer = True
    with attempt.qtbot.waitSignal(attempt.taking.away, timeout=5_000):
        attempt.take()
    with attempt.qtbot.waitSignal(attempt.taking.taken, timeout=5_000):
        pass
    assert len({command.id for command in attempt.line.tried}) == 1
    assert len(attempt.line.tried) == 2
    assert attempt.stands() == [Stand.WAITING]


def test_a_touch_while_the_center_is_away_asks_for_the_same_number_at_once(
    attempt: Attempt,
) -> None:
    attempt.line.away = True
    with attempt.qtbot.waitSignal(attempt.taking.away, timeout=5_000):
        attempt.take()
    attempt.line.away = False
    with attempt.qtbot.waitSignal(attempt.taking.taken, timeout=400):
        attempt.take()
    assert attempt.stands() == [Stand.WAITING]


def test_a_refusal_is_told_and_then_another_number_may_be_asked_for(attempt: Attempt) -> None:
    attempt.take("traffic-fines")
    attempt.settle()
    assert [refused.reason for refused in attempt.refusals] == [Reason.ONLINE_ONLY]
    attempt.take()
    attempt.settle()
    assert len(attempt.tickets) == 1


def test_who_goes_away_before_the_answer_leaves_no_number_behind(attempt: Attempt) -> None:
    attempt.line.hold_back()
    attempt.take()
    attempt.taking.leave()
    attempt.line.let_through()
    attempt.qtbot.waitUntil(lambda: attempt.stands() == [Stand.CANCELLED])
    assert not attempt.tickets


def test_a_number_given_while_the_line_was_down_is_given_back_when_nobody_waits_for_it(
    attempt: Attempt,
) -> None:
    attempt.line.lose_answer = True
    with attempt.qtbot.waitSignal(attempt.taking.away, timeout=5_000):
        attempt.take()
    attempt.taking.leave()
    attempt.qtbot.waitUntil(lambda: attempt.stands() == [Stand.CANCELLED])


def test_the_next_visitor_gets_a_number_of_their_own(attempt: Attempt) -> None:
    attempt.line.hold_back()
    attempt.take()
    attempt.taking.leave()
    attempt.take("family-book")
    attempt.line.let_through()
    attempt.qtbot.waitUntil(lambda: len(attempt.tickets) == 1)
    attempt.settle()
    assert attempt.tickets[0].lines[0].service == "family-book"
    assert sorted(attempt.stands()) == [Stand.CANCELLED, Stand.WAITING]


def test_giving_back_is_tried_until_it_is_done(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.ticket.taking.LONGEST_RETRY_MS", 50)
    attempt.line.lose_answer = True
    with attempt.qtbot.waitSignal(attempt.taking.away, timeout=5_000):
        attempt.take()
    attempt.line.away = True
    attempt.taking.leave()
    attempt.settle()
    attempt.line.away = False
    attempt.qtbot.waitUntil(lambda: attempt.stands() == [Stand.CANCELLED])
    cancels = {command.id for command in attempt.line.tried if isinstance(command, Cancel)}
    assert len(cancels) == 1
