"""Two real servers on one database: one answers, the other takes over when it is gone."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

import postgres_cluster
from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.refusal import Unavailable
from center_app.domain.views.kiosk import Services
from center_app.store.duty import Duty
from center_app.store.kept.stations import Kind
from center_on import PIN, engine_of, serving_center
from founding import ids
from invariants import check_hall
from machine_clock import MachineClock
from station_processes import ALWAYS_OPEN
from stations_at_work import StationsAtWork, remote
from sync.stations.remote import RemoteCenter
from sync.stations.standby import Standby

pytestmark = pytest.mark.long

PATIENCE_S = 60.0
TAKEN_OVER_S = 10.0
"""What the house promises; on a quiet machine it is one second."""

new_id = ids(77)

on_postgres = pytest.mark.parametrize("where", ["postgres_url"])
on_both = pytest.mark.parametrize(
    "where", [pytest.param("sqlite_url", marks=pytest.mark.chaos), "postgres_url"]
)


@pytest.fixture
def second(running: Center, url: str, at_work: StationsAtWork) -> Iterator[StationsAtWork]:
    """Another server on the same database, with the same files."""
    server = StationsAtWork(running, url, at_work.files.folder)
    yield server
    server.stop()


@pytest.fixture
def kiosk(at_work: StationsAtWork, second: StationsAtWork) -> Iterator[RemoteCenter]:
    """One that knows both."""
    known = replace(at_work.identity("kiosk-1", Kind.KIOSK), standby=second.address)
    with remote(known) as center:
        yield center


def ticket(kiosk: RemoteCenter) -> c.Issue:
    return c.Issue(
        id=new_id(),
        station=kiosk.identity.name,
        visit=new_id(),
        token=new_id(),
        asked=(c.Asked("birth"),),
    )


def answered(ask: Callable[[], object]) -> float:
    """Seconds until it is answered at last."""
    begun = monotonic()
    while True:
        try:
            ask()
        except Unavailable:
            assert monotonic() - begun < PATIENCE_S
            sleep(0.05)
        else:
            return monotonic() - begun


def only(server: StationsAtWork, kiosk: RemoteCenter) -> RemoteCenter:
    return RemoteCenter(replace(kiosk.identity, address=server.address, standby=""))


def is_on_duty(server: StationsAtWork, kiosk: RemoteCenter) -> bool:
    asked = only(server, kiosk)
    try:
        asked.see(Services())
    except Unavailable:
        return False
    finally:
        asked.close()
    return True


@on_both
def test_the_other_server_takes_over_from_one_that_was_killed(
    at_work: StationsAtWork, second: StationsAtWork, kiosk: RemoteCenter, running: Center
) -> None:
    assert is_on_duty(at_work, kiosk)
    assert not is_on_duty(second, kiosk)
    first = kiosk.do(ticket(kiosk)).the(e.VisitIssued).number
    seq = kiosk.news(-1, PATIENCE_S).seq
    command = ticket(kiosk)
    at_work.kill()
    took = answered(lambda: kiosk.do(command))
    print(f"taken over after {took:.2f} s")  # noqa: T201
    assert took < TAKEN_OVER_S
    assert answered(lambda: kiosk.news(seq, 0.2)) < TAKEN_OVER_S
    again = kiosk.do(command).the(e.VisitIssued).number
    running.refresh()
    assert [visit.number for visit in running.hall.visits.values()] == [first, again]
    at_work.start()
    assert not is_on_duty(at_work, kiosk), "who comes back stands by"
    second.stop()
    assert answered(lambda: kiosk.do(ticket(kiosk))) < TAKEN_OVER_S
    assert running.journal.verify().sound


@pytest.mark.chaos
@on_postgres
def test_a_server_that_hangs_loses_the_duty_and_sees_it_when_it_goes_on(
    at_work: StationsAtWork, second: StationsAtWork, kiosk: RemoteCenter, running: Center
) -> None:
    kiosk.do(ticket(kiosk))
    at_work.hang(hangs=True)
    asked = only(second, kiosk)
    took = answered(lambda: asked.do(ticket(kiosk)))
    asked.close()
    print(f"taken over from one that hangs after {took:.2f} s")  # noqa: T201
    assert took < TAKEN_OVER_S
    at_work.hang(hangs=False)
    begun = monotonic()
    while is_on_duty(at_work, kiosk):
        assert monotonic() - begun < PATIENCE_S
        sleep(0.05)
    assert is_on_duty(second, kiosk)
    assert running.journal.verify().sound


@on_postgres
def test_two_servers_that_both_serve_are_both_right(
    running: Center, url: str, at_work: StationsAtWork
) -> None:
    with ExitStack() as parts:
        servers = [StationsAtWork(running, url, at_work.files.folder, "always") for _ in range(2)]
        for server in servers:
            parts.callback(server.stop)

        def opened(server: StationsAtWork, kind: Kind, counter: str | None) -> RemoteCenter:
            name = f"{kind.value}-{server.address.rpartition(':')[2]}"
            return parts.enter_context(remote(server.identity(name, kind, counter)))

        kiosks = [opened(server, Kind.KIOSK, None) for server in servers]
        desks = [opened(one, Kind.COUNTER, str(n)) for n, one in enumerate(servers, 1)]
        people = [signed_in(desk) for desk in desks]

        def work(n: int) -> list[str]:
            found = []
            for _ in range(12):
                kiosks[n].do(ticket(kiosks[n]))
                found.append(called(desks[n], people[n]))
            return found

        with ThreadPoolExecutor(2) as crowd:
            visits = [visit for part in crowd.map(work, range(2)) for visit in part]
    assert len(set(visits)) == len(visits) == 24, "a visit was called twice"
    running.refresh()
    check_hall(running.hall)
    assert running.journal.verify().sound
    assert running.rebuild()


def signed_in(desk: RemoteCenter) -> str:
    counter = desk.identity.counter
    who = desk.admit(f"10{counter}", PIN).employee
    name = desk.identity.name
    desk.do(c.SignIn(id=new_id(), station=name, employee=who, counter=counter or "", who=who))
    desk.do(c.OpenCounter(id=new_id(), station=name, employee=who, counter=counter or ""))
    return who


def called(desk: RemoteCenter, who: str) -> str:
    """Somebody is called, served and sent home: who it was."""
    at: Any = {
        "station": desk.identity.name,
        "employee": who,
        "counter": desk.identity.counter or "",
    }
    visit = desk.do(c.CallNext(id=new_id(), **at)).the(e.VisitCalled).visit
    desk.do(c.Start(id=new_id(), **at))
    desk.do(c.Finish(id=new_id(), **at))
    return visit


@on_both
def test_only_one_is_on_duty_and_the_next_when_it_leaves(running: Center) -> None:
    one, two = (Duty(engine_of(running)) for _ in range(2))
    assert one.look()
    assert not two.look()
    assert one.look()
    one.leave()
    until = monotonic() + PATIENCE_S
    while not two.look():  # PostgreSQL lets go a moment after the session has ended
        assert monotonic() < until
        sleep(0.01)
    two.leave()


def test_the_server_is_back_soon_after_it_or_its_database_was_killed(tmp_path: Path) -> None:
    """Told in seconds from the return of what was killed; judged without haste."""
    home = postgres_cluster.new_home()
    try:
        url = postgres_cluster.start_once(home).create_database("center")
        center = serving_center(url, clock=MachineClock(), settings=ALWAYS_OPEN, serving=False)
        server = StationsAtWork(center, url, tmp_path / "server")
        with remote(server.identity("kiosk-1", Kind.KIOSK)) as kiosk:
            kiosk.do(ticket(kiosk))
            command = ticket(kiosk)
            postgres_cluster.kill(home)
            with pytest.raises(Unavailable):
                kiosk.do(command)
            postgres_cluster.go_on(home)
            database = answered(lambda: kiosk.do(command))
            server.kill()
            server.start()
            program = answered(lambda: kiosk.do(command))
            kiosk.do(ticket(kiosk))
        server.stop()
        told = f"the database was back for {database:.2f} s, the server for {program:.2f} s"
        print(told)  # noqa: T201
        answered(center.refresh)
        assert len(center.hall.visits) == 3
        assert center.journal.verify().sound
        center.journal.close()
        engine_of(center).dispose()
        assert max(database, program) < PATIENCE_S
    finally:
        postgres_cluster.stop(home)


def test_who_is_stopped_leaves_the_duty_at_once(running: Center) -> None:
    told: list[bool] = []
    standby, other = Standby(Duty(engine_of(running)), told.append), Duty(engine_of(running))
    standby.look()
    standby.start()
    assert standby.on_duty()
    assert not other.look()
    standby.end()
    assert not standby.on_duty()
    assert told == [True]
    assert other.look()
    other.leave()
