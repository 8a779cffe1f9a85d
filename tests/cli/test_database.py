"""`center server init` on real clusters: who may do what, told by PostgreSQL itself."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import DBAPIError

from center_app.center import Center
from center_app.domain.message import Progress, Voice
from center_app.domain.people import Role
from center_app.domain.pulse import question_of, week_of
from center_app.domain.refusal import Reason, Unavailable
from center_app.store.cluster import UNIT_NAME
from center_app.store.engine import open_engine, reading, writing
from center_app.store.faults import Unusable
from center_app.store.kept.stations import Kind, add_station, enrol_station, revoke_station
from center_app.store.moving import move
from center_app.store.roles import SERVER_MAY
from center_app.store.schema import upgrade
from center_app.store.tables import metadata
from center_on import PIN, center_on, engine_of, serving_center
from command_line import CommandLine
from days import Day, refusal
from founding import CENTER
from manual_clock import ManualClock
from own_database import OwnDatabase, own_database, said
from postgres_cluster import PostgresCluster

pytestmark = pytest.mark.long

DENIED = "42501"
READ_ONLY = "25006"

NOT_THE_SERVERS = (
    "UPDATE entry SET type = 'visit.served'",
    "DELETE FROM entry",
    "TRUNCATE entry",
    "DELETE FROM stream",
    "TRUNCATE stream CASCADE",
    "UPDATE stream SET center = 'JO-IRB-002'",
    "UPDATE stream SET genesis = head",
    "ALTER TABLE entry DISABLE TRIGGER ALL",
    "DROP TRIGGER entry_never_changes ON entry",
    "DROP TABLE entry",
    "DELETE FROM catalogue",
    "UPDATE alembic_version SET version_num = '0001'",
    "CREATE TABLE mine (a int)",
    "CREATE TEMPORARY TABLE mine (a int)",
    "CREATE SCHEMA mine",
    "CREATE ROLE mine",
    "SET ROLE center_owner",
    "SET session_replication_role = replica",
    "SELECT * FROM pg_authid",
    "SELECT pg_read_file('pg_hba.conf')",
    "COPY entry TO PROGRAM 'cat'",
)


@pytest.fixture(scope="module")
def database() -> Iterator[OwnDatabase]:
    with own_database() as made:
        yield made


@pytest.fixture(scope="module")
def center(database: OwnDatabase) -> Iterator[Center]:
    """A center as the server's role has it; its days hold whatever is kept beside the journal."""
    clock = ManualClock()
    made = serving_center(database.url, clock=clock)
    lived(made, clock)
    yield made
    made.journal.close()
    engine_of(made).dispose()


def lived(center: Center, clock: ManualClock) -> None:
    engine, day = engine_of(center), Day(center)
    day.appoint("boss", Role.MANAGER)
    first = day.issue("birth")
    assert day.call("1") == first
    day.start("1")
    day.transfer("1", to_counter="2", note="the book is missing")
    day.serve("2")
    message = day.tell(Voice.COMPLAINT, "It took long.", contact="0790000000")
    day.answer("boss", message, Progress.ANSWERED, text="We are sorry.")
    assert refusal(center.admit, "101", "0000") is Reason.WRONG_PIN
    assert center.admit("101", PIN).employee == "employee-1"
    assert center.hall.day is not None
    center.pulse.answer("employee-1", question_of(week_of(center.hall.day)), 4)
    enrol_station(engine, add_station(engine, "kiosk-1", Kind.KIOSK, None, 0), 0)
    assert revoke_station(engine, "kiosk-1", 1)
    day.issue("birth")
    clock.go_on(hours=24 * 9)
    center.refresh()
    assert day.issue("birth")
    assert center.day_report().day == center.hall.day
    assert center.rebuild()
    head = center.journal.head()
    center.journal.branch("another-epoch", head.epoch, head.seq)
    assert center.journal.verify().sound


@pytest.fixture
def center_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    return CommandLine(tmp_path, monkeypatch, capsys)


@contextmanager
def closing_engine(engine: Engine) -> Iterator[Engine]:
    try:
        yield engine
    finally:
        engine.dispose()


def engine_as(database: OwnDatabase, role: str) -> Engine:
    return open_engine(database.as_role(role))


def gets_in(url: str) -> bool:
    with closing_engine(open_engine(url)) as engine:
        try:
            with reading(engine):
                return True
        except Unavailable:
            return False


def state_of(engine: Engine, statement: str) -> str:
    """PostgreSQL's code for why it refuses the statement; empty when it does not."""
    try:
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(statement)
    except DBAPIError as error:
        return getattr(error.orig, "sqlstate", None) or "?"
    return ""


def test_the_server_lives_whole_days_and_can_change_nothing_that_was_recorded(
    database: OwnDatabase, center: Center
) -> None:
    before = center.journal.head()
    for statement in NOT_THE_SERVERS:
        assert state_of(engine_of(center), statement) == DENIED, statement
    assert center.journal.head() == before
    assert center.journal.verify().sound


def test_not_even_the_owner_changes_an_entry_in_passing(
    database: OwnDatabase, center: Center
) -> None:
    with closing_engine(engine_as(database, "center_owner")) as owner:
        assert state_of(owner, "DELETE FROM entry") == "23000"
        assert state_of(owner, "CREATE ROLE mine") == DENIED


def test_the_backup_reads_everything_and_writes_nothing(
    database: OwnDatabase, center: Center, tmp_path: Path
) -> None:
    with closing_engine(engine_as(database, "center_backup")) as backup:
        for table in SERVER_MAY:
            assert state_of(backup, f"SELECT * FROM {table}") == "", table
            wrote = state_of(backup, f"DELETE FROM {table}")
            assert wrote in {DENIED, READ_ONLY}, table
            writable = f"SET TRANSACTION READ WRITE; DELETE FROM {table}"
            assert state_of(backup, writable) == DENIED, table
    url = make_url(database.as_role("center_backup"))
    where = " ".join(
        f"{name}={value}"
        for name, value in {
            "host": url.host,
            "port": url.port,
            "user": url.username,
            "dbname": url.database,
            **url.query,
        }.items()
    )
    copy = tmp_path / "center.dump"
    subprocess.run(["pg_dump", "--format=custom", f"--file={copy}", where], check=True)
    assert copy.stat().st_size > 10_000


def test_every_table_says_who_may_what() -> None:
    assert SERVER_MAY.keys() == metadata.tables.keys() | {"alembic_version"}


def test_the_database_next_door_is_closed_to_the_server(database: OwnDatabase) -> None:
    assert gets_in(database.url)
    assert not gets_in(database.as_role("center_server", "postgres"))


def test_it_is_reached_over_tls_and_with_the_password_only(
    database: OwnDatabase, center: Center
) -> None:
    with reading(engine_of(center)) as connection:
        used = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert connection.exec_driver_sql(used).scalar() is True
        kept = "SELECT current_setting('password_encryption')"
        assert connection.exec_driver_sql(kept).scalar() == "scram-sha-256"
    for change in ({"sslmode": "disable"}, {"passfile": os.devnull}):
        address = make_url(database.url).update_query_dict(change)
        text = address.render_as_string(hide_password=False)
        assert not gets_in(text), change


def test_secrets_are_in_files_of_the_owner_alone(database: OwnDatabase) -> None:
    secret = [one for one in database.state.iterdir() if one.suffix in {".pass", ".key"}]
    assert len(secret) == 5
    for file in (*secret, database.state / "server.pem"):
        assert file.stat().st_mode & 0o077 == 0, file
    passwords = [
        one.read_text().strip().rpartition(":")[2] for one in secret if one.suffix == ".pass"
    ]
    told = database.again("init", "--folder", database.folder, "--port", database.port)
    log = (database.folder / "log").read_text()
    for word in passwords:
        assert word not in told.stdout + told.stderr + database.url + log


def test_it_starts_with_the_machine_by_a_unit_that_systemd_understands(
    database: OwnDatabase,
) -> None:
    unit = database.folder / UNIT_NAME
    told = dict(line.split("=", 1) for line in unit.read_text().splitlines() if "=" in line)
    assert told["Type"] == "notify"
    assert told["WantedBy"] == "multi-user.target"
    user = told["User"] if os.geteuid() == 0 else None
    asked = subprocess.run(  # what the unit starts finds this cluster, and says its port
        [*told["ExecStart"].split(), "-C", "port"],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
        user=user,
        group=user,
        extra_groups=[] if user else None,
    )
    assert asked.stdout.strip() == str(database.port)
    verify = shutil.which("systemd-analyze")
    if verify is not None:  # where there is a systemd, it has no word against it
        said = subprocess.run([verify, "verify", unit], capture_output=True, text=True, check=False)
        assert UNIT_NAME not in said.stderr, said.stderr


def test_told_again_it_changes_nothing_and_puts_right_what_was_changed(
    database: OwnDatabase, center: Center
) -> None:
    before = center.journal.head()
    with closing_engine(engine_as(database, "center_owner")) as owner, writing(owner) as connection:
        connection.exec_driver_sql("GRANT ALL ON entry TO PUBLIC")
    words = ("init", "--folder", database.folder, "--port", database.port)
    for _ in range(2):
        told = database.again(*words)
        assert told.returncode == 0, told.stderr
    assert state_of(engine_of(center), "TRUNCATE entry") == DENIED
    assert center.journal.head() == before


def test_tables_are_upgraded_by_their_owner_and_by_nobody_else(database: OwnDatabase) -> None:
    admin = database.as_role("postgres", "postgres")
    made = database.again("init", "--admin", admin, "--database", "older", "--json")
    assert made.returncode == 0, made.stderr
    server = database.as_role("older_server", "older")
    older = open_engine(database.as_role("older_owner", "older"))
    with closing_engine(older), writing(older) as connection:
        for table in [*reversed(metadata.sorted_tables)]:
            connection.exec_driver_sql(f"DROP TABLE {table.name}")
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.exec_driver_sql("DROP FUNCTION journal_refuses")
    with closing_engine(open_engine(server)) as engine:
        with pytest.raises(Unusable, match="center server upgrade"):
            upgrade(engine)
        done = database.again("upgrade", CENTER_DATABASE_URL=server)
        assert done.returncode == 0, done.stderr
        upgrade(engine)
        assert state_of(engine, "TRUNCATE entry") == DENIED


def test_a_server_that_lets_anybody_in_is_not_taken(
    tmp_path: Path, postgres: PostgresCluster
) -> None:
    told = said(tmp_path, "init", "--admin", postgres.url_of("postgres"), "--database", "open")
    try:
        assert told.returncode == 1
        assert "pg_hba.conf says trust" in told.stderr
    finally:
        postgres.drop_database("open")
        for role in ("open_owner", "open_server", "open_backup"):
            with closing(
                psycopg.connect(postgres.url_of("postgres").replace("+psycopg", ""))
            ) as it:
                it.execute(f"DROP ROLE {role}".encode())
                it.commit()


def test_a_center_moves_in_as_the_servers_role(database: OwnDatabase, sqlite_url: str) -> None:
    admin = database.as_role("postgres", "postgres")
    made = database.again("init", "--admin", admin, "--database", "house", "--json")
    assert made.returncode == 0, made.stderr
    clock = ManualClock()
    before = serving_center(sqlite_url, clock=clock)
    lived(before, clock)
    head = before.journal.head()
    before.journal.close()
    engine_of(before).dispose()
    source, target = open_engine(sqlite_url), open_engine(made_url(made.stdout))
    with closing_engine(source), closing_engine(target):
        assert move(source, target, CENTER, "there").hash == head.hash
    after = center_on(made_url(made.stdout), clock)
    assert after.hall == before.hall
    assert after.journal.head().hash == head.hash
    assert Day(after).issue("birth")
    after.journal.close()
    engine_of(after).dispose()


def made_url(said: str) -> str:
    found: str = json.loads(said)["database_url"]
    return found


def test_somebody_elses_database_is_left_alone(tmp_path: Path, database: OwnDatabase) -> None:
    admin = database.as_role("postgres", "postgres")
    told = database.again("init", "--admin", admin, "--database", "template1")
    assert told.returncode == 1
    assert "belongs to postgres" in told.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "--folder"),
        (("--admin", "postgres on the left"), "no address"),
        (("--admin", "sqlite:///center.db"), "is no PostgreSQL"),
        (("--admin", "postgresql+psycopg://postgres@127.0.0.1:9/postgres"), "cannot be used"),
        (("--folder", "{taken}"), "not empty"),
        (("--folder", "x", "--database", "Center!"), "small letters"),
    ],
    ids=["nothing", "no-address", "sqlite", "nobody-there", "not-empty", "name"],
)
def test_what_cannot_be_is_told_in_a_sentence(
    center_alone: CommandLine, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter").touch()
    named = [word.format(taken=taken) for word in words]
    assert sentence in center_alone("server", "init", *named).sentence()


def test_an_administrator_that_is_none_is_named(database: OwnDatabase) -> None:
    mine = database.as_role("center_server")
    told = database.again("init", "--admin", mine, "--database", "more")
    assert "center_server may not make roles" in told.stderr


def test_a_database_without_an_owner_of_its_own_is_not_upgraded_so(
    center_alone: CommandLine,
) -> None:
    assert "by themselves" in center_alone("server", "upgrade").sentence()
    url = "postgresql+psycopg://nobody@127.0.0.1:9/center"
    told = center_alone("server", "upgrade", CENTER_DATABASE_URL=url)
    assert "center_owner is not here" in told.sentence()
