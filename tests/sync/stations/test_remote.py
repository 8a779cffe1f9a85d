"""Stations over the network: what each may do, and what it may not."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar

import pytest
from requests import Response

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.events import Kind as Matter
from center_app.domain.refusal import Reason, Refused, Revoked, Unavailable
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.domain.views.kiosk import Services
from center_app.domain.views.query import Query
from center_app.store.kept.stations import Kind, NotEnrolled, enrol_station, revoke_station
from center_on import PIN
from days import refusal
from founding import ids
from machine_clock import MachineClock
from stations_at_work import StationsAtWork, remote
from sync.stations import questions, wire
from sync.stations.remote import RemoteCenter

SOON_S = 20.0
"""More than any of this takes, in seconds."""

new_id = ids(9)

on_both = pytest.mark.parametrize(
    "where", [pytest.param("sqlite_url", marks=pytest.mark.chaos), "postgres_url"]
)

Open = Callable[..., RemoteCenter]
C = TypeVar("C", bound=c.Command)


@pytest.fixture
def station(at_work: StationsAtWork) -> Iterator[Open]:
    """Opens stations that are closed at the end."""
    with ExitStack() as parts:

        def opened(name: str, kind: Kind, counter: str | None = None) -> RemoteCenter:
            return parts.enter_context(remote(at_work.identity(name, kind, counter)))

        yield opened


def ticket(kiosk: RemoteCenter, service: str = "birth") -> c.Issue:
    return c.Issue(
        id=new_id(),
        station=kiosk.identity.name,
        visit=new_id(),
        token=new_id(),
        asked=(c.Asked(service),),
    )


def signed_in(desk: RemoteCenter, number: str) -> str:
    """Somebody gives the PIN at this desk and opens the counter."""
    who = desk.admit(number, PIN).employee
    sign_in = at(desk, c.SignIn, employee=who, who=who)
    desk.do(sign_in)
    desk.do(at(desk, c.OpenCounter, employee=who))
    return who


def at(desk: RemoteCenter, shape: type[C], **arguments: object) -> C:
    one = desk.identity
    more: dict[str, Any] = {"counter": one.counter, **arguments}
    return shape(id=new_id(), station=one.name, **more)


def within_time(done: Callable[[], bool]) -> bool:
    until = monotonic() + SOON_S
    while not done():
        if monotonic() > until:
            return False
        sleep(0.02)
    return True


@on_both
def test_a_visit_from_ticket_to_end_over_the_network(station: Open, running: Center) -> None:
    kiosk, desk = station("kiosk-1", Kind.KIOSK), station("counter-1", Kind.COUNTER, "1")
    board = station("display-1", Kind.DISPLAY)
    number = kiosk.do(ticket(kiosk)).the(e.VisitIssued).number
    who = signed_in(desk, "101")
    called = desk.do(at(desk, c.CallNext, employee=who)).the(e.VisitCalled)
    assert [call.number for call in board.see(Board()).calls] == [number]
    visit = desk.see(Desk("1")).visit
    assert visit is not None
    assert visit.number == number
    desk.do(at(desk, c.Start, employee=who, sitting=called.sitting))
    assert desk.do(at(desk, c.Finish, employee=who)).find(e.VisitEnded)
    assert desk.people() == running.people()
    assert running.journal.verify().sound


@on_both
def test_what_has_changed_reaches_the_other_stations_by_itself(station: Open) -> None:
    kiosk, board = station("kiosk-1", Kind.KIOSK), station("display-1", Kind.DISPLAY)
    first = board.news(-1, SOON_S)
    assert first.kinds == frozenset(Matter)
    assert board.news(first.seq, 0.1).kinds == frozenset()
    done = kiosk.do(ticket(kiosk))
    news = board.news(first.seq, SOON_S)
    assert news.seq == done.seq
    assert news.kinds == {Matter.QUEUE}


def test_a_kiosk_calls_nobody_and_reads_no_employee(station: Open, running: Center) -> None:
    kiosk = station("kiosk-1", Kind.KIOSK)
    before = running.journal.head()
    asked: list[Query[Any]] = [
        questions.People(),
        questions.NotesOf("v"),
        questions.TokenOf("v"),
        questions.WrittenIn("m", "employee-1"),
        Desk("1"),
    ]
    for query in asked:
        assert refusal(kiosk.see, query) is Reason.NOT_ALLOWED
    name = kiosk.identity.name
    for command in (
        c.CallNext(id=new_id(), station=name, counter="1"),
        c.CallNext(id=new_id(), station=name, employee="employee-1", counter="1"),
        c.CloseDay(id=new_id(), station=name),
        c.Configure(id=new_id(), station=name, settings=running.hall.settings),  # type: ignore[arg-type]
        c.OpenDay(id=new_id(), station=name),
    ):
        assert refusal(kiosk.do, command) is Reason.NOT_ALLOWED
    assert running.journal.head() == before


def test_in_whose_name_anything_is_done_has_given_the_pin_at_this_very_station(
    station: Open,
) -> None:
    desk, other = (station(f"counter-{n}", Kind.COUNTER, n) for n in ("1", "2"))
    who = other.admit("101", PIN).employee
    sign_in = at(desk, c.SignIn, employee=who, who=who)
    assert refusal(desk.do, sign_in) is Reason.NOT_ALLOWED
    desk._passes.update(other._passes)  # as if it had been copied
    assert refusal(desk.do, sign_in) is Reason.NOT_ALLOWED
    assert desk.admit("101", PIN).employee == who
    desk.do(sign_in)
    assert desk.see(Desk("1")).employee == who
    behind = replace(at(desk, c.OpenCounter, employee=who), counter="2")
    assert refusal(desk.do, behind) is Reason.NOT_ALLOWED


def test_a_station_speaks_in_its_own_name_and_repeats_its_own_commands_only(
    station: Open,
) -> None:
    kiosk, copy = station("kiosk-1", Kind.KIOSK), station("kiosk-2", Kind.KIOSK)
    command = ticket(kiosk)
    first = kiosk.do(command)
    assert kiosk.do(command) == first
    assert refusal(copy.do, command) is Reason.NOT_ALLOWED
    assert refusal(copy.do, replace(command, station="kiosk-2")) is Reason.BAD_INPUT


def test_a_wrong_pin_slows_down_and_locks_wherever_it_is_given(station: Open) -> None:
    desk, other = (station(f"counter-{n}", Kind.COUNTER, n) for n in ("1", "2"))
    said = [refusal((desk, other)[n % 2].admit, "101", "0000") for n in range(6)]
    assert said[:3] == [Reason.WRONG_PIN] * 3
    assert Reason.PIN_WAIT in said[3:]
    board = station("display-1", Kind.DISPLAY)
    assert refusal(board.admit, "101", PIN) is Reason.NOT_ALLOWED


def test_a_revoked_station_stops_at_once_and_knows_why(
    station: Open, at_work: StationsAtWork
) -> None:
    kiosk = station("kiosk-1", Kind.KIOSK)
    seq = kiosk.news(-1, SOON_S).seq
    assert revoke_station(at_work.engine, "kiosk-1", 0)
    assert within_time(lambda: is_revoked(lambda: kiosk.do(ticket(kiosk))))
    assert within_time(lambda: is_revoked(lambda: kiosk.news(seq, 0.1)))


def is_revoked(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Revoked:
        return True
    except Unavailable:
        return False
    return False


def test_an_enrolment_is_good_once_and_a_new_one_ends_the_old(
    station: Open, at_work: StationsAtWork
) -> None:
    first = station("kiosk-1", Kind.KIOSK)
    first.see(Services())
    second = station("kiosk-1", Kind.KIOSK)
    second.see(Services())
    assert within_time(lambda: is_revoked(lambda: first.see(Services())))
    with pytest.raises(NotEnrolled, match="not known"):
        enrol_station(at_work.engine, "a code that nobody gave", 0)


@pytest.mark.long
@on_both
def test_while_the_server_is_away_the_station_knows_and_comes_back_by_itself(
    station: Open, at_work: StationsAtWork, running: Center
) -> None:
    kiosk = station("kiosk-1", Kind.KIOSK)
    seq = kiosk.news(-1, SOON_S).seq
    at_work.kill()
    command = ticket(kiosk)
    with pytest.raises(Unavailable):
        kiosk.do(command)
    assert within_time(lambda: is_away(kiosk, seq))
    at_work.start()
    done = kiosk.do(command)
    assert within_time(lambda: not is_away(kiosk, seq))
    assert kiosk.news(seq, SOON_S).kinds == {Matter.QUEUE}
    assert kiosk.do(command) == done
    running.refresh()
    assert len(running.hall.visits) == 1


def is_away(station: RemoteCenter, seq: int) -> bool:
    try:
        station.news(seq, 0.05)
    except Unavailable:
        return True
    return False


@pytest.mark.long
def test_a_pass_outlives_the_server(station: Open, at_work: StationsAtWork) -> None:
    desk = station("counter-1", Kind.COUNTER, "1")
    who = signed_in(desk, "101")
    at_work.stop()
    at_work.start()
    desk.do(at(desk, c.PauseCounter, employee=who, reason="prayer"))


def test_another_server_is_not_believed(
    at_work: StationsAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither one of another authority, nor one to which the environment leads."""
    real = at_work.identity("kiosk-1", Kind.KIOSK)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with remote(real) as kiosk:
        kiosk.see(Services())
    folder = at_work.files.folder.parent / "other"
    other = type(at_work.files)(folder)
    other.prepare(("127.0.0.1",), MachineClock().now().at, Path.write_bytes)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(at_work.files.ca))
    deceived = replace(real, ca=other.ca.read_text())
    with remote(deceived) as kiosk, pytest.raises(Unavailable, match="SSLError"):
        kiosk.see(Services())


def test_what_is_large_is_packed_and_what_changes_is_not_kept_back(station: Open) -> None:
    kiosk = station("kiosk-1", Kind.KIOSK)
    heard: dict[str, str | None] = {}

    def note(response: Response, *_: object, **__: object) -> None:
        heard[response.url.rpartition("/")[2]] = response.headers.get("Content-Encoding")

    kiosk._line._lines[0]._session.hooks["response"].append(note)
    assert kiosk.see(Services()).services
    seq = kiosk.do(ticket(kiosk)).seq
    assert heard == {"see": "gzip", "do": None}
    assert within_time(lambda: kiosk.news(0, 1).seq >= seq)


def test_whatever_is_sent_is_answered_with_a_no(station: Open, at_work: StationsAtWork) -> None:
    kiosk = station("kiosk-1", Kind.KIOSK)
    for path in (wire.DO, wire.SEE, wire.ADMIT):
        for body in (b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"verb":"issue"}', b"[" * 50_000):
            with pytest.raises((Refused, Unavailable)):
                kiosk._line.ask(path, body)
    with pytest.raises((Refused, Unavailable)):
        kiosk._line.ask(wire.DO, b" " * (wire.MOST_BODY + 1))
    kiosk.see(Services())
