"""The hall while its server and database die, starve and fill up, and a kiosk's key is abused.

Afterwards the tables are read past the program: what was acknowledged is there and as it was told,
no number is given twice, the chain holds, the invariants do, and the hall played anew is equal.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

import postgres_cluster
from center_app.domain import commands as c
from center_app.domain.refusal import Reason
from center_app.domain.views.desk import Desk
from center_app.domain.views.query import Query
from center_app.store.kept.stations import Kind
from days import refusal
from founding import ids
from hall_laboratory import HallLaboratory
from postgres_cluster import OWNER, PostgresCluster
from seeds import seed_of
from station_processes import ALWAYS_OPEN, issuing
from stations_at_work import remote
from stores import PostgresStore, SqliteStore, Store
from sync.stations import questions

new_id = ids(66)

TURNS = 20
"""Of the long form: some minutes."""

AT_ONE = {"counter": "1"}
FORBIDDEN: dict[type[c.Command], dict[str, Any]] = {
    **dict.fromkeys((c.CallNext, c.Recall, c.Start, c.Miss, c.Finish, c.FinishVisit), AT_ONE),
    **dict.fromkeys((c.OpenCounter, c.CloseCounter, c.SignOut, c.Undo, c.CallForHelp), AT_ONE),
    **{shape: {} for shape in (c.OpenDay, c.CloseDay, c.ReopenDay, c.PauseHall, c.ResumeHall)},
    c.SignIn: {**AT_ONE, "who": "employee-1"},
    c.UnlockEmployee: {"who": "employee-1"},
    c.ResetPin: {"who": "employee-1", "pin": "0000"},
    c.Configure: {"settings": ALWAYS_OPEN},
}
"""What a kiosk has no business with."""

SECRETS: tuple[Query[Any], ...] = (
    *(questions.People(), questions.TokenOf("v"), questions.NotesOf("v"), Desk("1")),
    *(questions.WrittenIn("m", "employee-1"), questions.CodeOfReceipt("r", "employee-1")),
)

Mishaps = list[Callable[[], object]]


def in_the_end_all_is_well(hall: HallLaboratory, least: int) -> None:
    wrong = hall.settle()
    print("\n".join(hall.told), f"\n{len(hall.acknowledged)} answers")  # noqa: T201
    assert wrong == []
    assert len(hall.acknowledged) > least


@pytest.fixture
def own_cluster() -> Iterator[tuple[PostgresCluster, Path]]:
    """A PostgreSQL that a test may kill."""
    home = postgres_cluster.new_home()
    yield postgres_cluster.start_once(home), home
    postgres_cluster.stop(home)


def of_postgres(hall: HallLaboratory, cluster: PostgresCluster, home: Path) -> Mishaps:
    """What may befall a PostgreSQL, each with its end."""
    where = f"host=127.0.0.1 port={cluster.port} user={OWNER} dbname=postgres"

    def tell(*statements: str) -> None:
        with closing(psycopg.connect(where, autocommit=True)) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def cut() -> None:
        """End the sessions of everybody else."""
        tell(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND backend_type = 'client backend' AND application_name <> 'crowd'"
        )

    crowd: list[psycopg.Connection] = []

    def fill() -> None:
        """All connections are taken, and those that there were are gone."""
        taken = f"{where} application_name=crowd"
        with suppress(psycopg.OperationalError):
            crowd.append(psycopg.connect(taken))
            cut()
            while True:
                crowd.append(psycopg.connect(taken))

    def empty() -> None:
        for connection in crowd:
            connection.close()
        crowd.clear()

    def read_only(how: str) -> None:
        tell(f"ALTER SYSTEM SET default_transaction_read_only = {how}", "SELECT pg_reload_conf()")

    return [
        lambda: hall.while_it_is_so(
            "PostgreSQL is killed",
            lambda: postgres_cluster.kill(home),
            lambda: postgres_cluster.go_on(home),
        ),
        lambda: hall.while_it_is_so(
            "PostgreSQL is stopped",
            lambda: postgres_cluster.pull_the_plug(home),
            lambda: postgres_cluster.go_on(home),
        ),
        lambda: hall.while_it_is_so("PostgreSQL has no connection left", fill, empty),
        lambda: hall.while_it_is_so(
            "PostgreSQL is read-only", lambda: read_only("on"), lambda: back(read_only)
        ),
    ]


def back(read_only: Callable[[str], None]) -> None:
    """A session that may not write may still say that it may."""
    os.environ["PGOPTIONS"] = "-c default_transaction_read_only=off"
    try:
        read_only("off")
    finally:
        del os.environ["PGOPTIONS"]


@pytest.mark.long
def test_the_server_dies_on_a_file(tmp_path: Path) -> None:
    with closing(HallLaboratory(tmp_path, 5, SqliteStore(tmp_path / "center.db"))) as hall:
        hall.begin()
        hall.goes_on()
        for _ in range(2):
            hall.server_dies()
            hall.goes_on()
        in_the_end_all_is_well(hall, 10)


@pytest.mark.long
def test_everything_befalls_postgresql_once(
    tmp_path: Path, own_cluster: tuple[PostgresCluster, Path]
) -> None:
    cluster, home = own_cluster
    with closing(HallLaboratory(tmp_path, 6, PostgresStore(cluster, "center"))) as hall:
        hall.begin()
        hall.goes_on()
        for mishap in of_postgres(hall, cluster, home):
            mishap()
        in_the_end_all_is_well(hall, 20)


def test_a_kiosks_key_in_wrong_hands_gets_nothing_and_leaves_its_name(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "center.db")
    with closing(HallLaboratory(tmp_path, 7, store)) as hall:
        hall.begin()
        hall.goes_on()
        thief = hall.server.identity("thief", Kind.KIOSK)
        with remote(thief) as key:
            for employee in (None, "employee-1"):
                for shape, arguments in FORBIDDEN.items():
                    asked = shape(id=new_id(), station="thief", employee=employee, **arguments)
                    assert refusal(key.do, asked) is Reason.NOT_ALLOWED, asked
            for theirs in (issuing("kiosk-1", 1), issuing("kiosk-2", 1)):
                assert refusal(key.do, theirs) is Reason.NOT_ALLOWED
                assert refusal(key.do, replace(theirs, station="thief")) is Reason.BAD_INPUT
            for query in SECRETS:
                assert refusal(key.see, query) is Reason.NOT_ALLOWED, query
            said = {refusal(key.admit, f"10{n % 3}", f"{n:04}") for n in range(40)}
            assert said == {Reason.WRONG_PIN, Reason.PIN_WAIT}
        wrong = hall.settle()
        assert wrong == []
        entries = [row[0] for row in store.rows("SELECT station FROM entry")]
        assert "thief" not in entries
        log = hall.server.log.decode()
        refused = 2 * len(FORBIDDEN) + 2 + len(SECRETS)
        assert log.count("thief, a kiosk, may not ask for this") == refused
        assert "thief: wrong_pin" in log


@pytest.mark.chaos
@pytest.mark.timeout(900)
def test_a_long_story_on_postgresql(
    tmp_path: Path, own_cluster: tuple[PostgresCluster, Path]
) -> None:
    cluster, home = own_cluster
    seed = seed_of("the hall on PostgreSQL")
    with closing(HallLaboratory(tmp_path, seed, PostgresStore(cluster, "center"))) as hall:
        hall.begin()
        mishaps = [*of_postgres(hall, cluster, home), hall.server_dies]
        for _ in range(TURNS):
            hall.lot.choice(mishaps)()
            hall.goes_on()
        in_the_end_all_is_well(hall, 4 * TURNS)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own in memory; needs the right to mount."""
    folder.mkdir()
    size = f"size={megabytes}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> None:
    with suppress(OSError), (disk / "filler").open("wb") as file:
        while True:
            file.write(bytes(64 * 1024))
            file.flush()


def full_for_a_while(hall: HallLaboratory, disk: Path) -> None:
    """What is said meanwhile is `Unavailable`, or the stations would have failed with a bug."""
    hall.while_it_is_so("the disk is full", lambda: fill(disk), (disk / "filler").unlink)


@pytest.mark.chaos
@pytest.mark.timeout(300)
def test_the_disk_of_a_file_is_full_for_a_while(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 24) as disk:
        story_of_a_full_disk(tmp_path, SqliteStore(disk / "center.db"), disk)


@pytest.mark.chaos
@pytest.mark.timeout(300)
def test_the_disk_of_postgresql_is_full_for_a_while(
    tmp_path: Path, own_cluster: tuple[PostgresCluster, Path]
) -> None:
    cluster, home = own_cluster
    with small_disk(home / "disk", 40) as disk:
        tables = disk / "tables"
        tables.mkdir()
        shutil.chown(tables, home.owner(), home.group())
        where = f"host=127.0.0.1 port={cluster.port} user={OWNER} dbname=postgres"
        with closing(psycopg.connect(where, autocommit=True)) as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{tables}'".encode())
            connection.execute(b"CREATE DATABASE center TABLESPACE small")
        try:
            story_of_a_full_disk(tmp_path, PostgresStore(cluster, "center", made=True), disk)
        finally:
            postgres_cluster.kill(home)


def story_of_a_full_disk(folder: Path, store: Store, disk: Path) -> None:
    with closing(HallLaboratory(folder, 8, store)) as hall:
        hall.begin()
        hall.goes_on()
        for _ in range(2):
            full_for_a_while(hall, disk)
        in_the_end_all_is_well(hall, 10)
        assert b"is full" in hall.server.log, "or it was something else"
