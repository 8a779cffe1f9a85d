"""The reference registry as a process, and a center's link to it."""

import os
import shutil
import signal
import socket
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count

import pytest
import requests
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import create_engine, text

from command_line import PROGRAM, CommandLine, registry_service

_numbers = count(1)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address and the database of a registry that runs."""
    database = f"sqlite:///{tmp_path_factory.mktemp('registry') / 'registry.db'}"
    with registry_service(database) as (address, _process):
        yield address, database


@pytest.fixture
def linked(
    center: CommandLine, registry: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """A center of its own with its key and the registry's address."""
    address, database = registry
    code = f"JO-TST-{next(_numbers):03d}"
    monkeypatch.setenv("CENTER_CENTER", code)
    monkeypatch.setenv("CENTER_REGISTRY_URL", address)
    assert center("init").code == 0
    key = center.state / "registry.key"
    said = center("registry", "enroll", code, "--db", database, "--key-file", key)
    assert said.code == 0
    assert key.read_text() not in said.out + said.err
    return center


def test_the_service_answers(registry: tuple[str, str]) -> None:
    assert health(registry[0])


def test_the_operator_lets_a_center_go_on_and_gives_the_database_a_new_name(
    linked: CommandLine, registry: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, database = registry
    assert linked("registry", "allow", "JO-NOBODY", "--db", database).code == 1
    assert linked("sync", "once").code == 0
    (linked.state / "center.db").unlink()
    (linked.state / "incarnation").unlink()
    assert linked("init").code == 0
    refused = linked("sync", "once")
    assert refused.code == 1
    assert "operator has to allow" in refused.err
    center = os.environ["CENTER_CENTER"]
    assert linked("registry", "allow", center, "--db", database).code == 0
    assert linked("sync", "once", "--json").value["waiting"] == 0
    before = generation(address)
    renewed = linked("registry", "renew", "--db", database, "--json").value["generation"]
    assert renewed != before
    assert linked("sync", "once", "--json").value["waiting"] == 0


def test_a_database_that_was_put_back_is_noticed_at_the_next_start(linked: CommandLine) -> None:
    state = linked.state
    assert linked("place", "add", "7", "--zone", "A").code == 0
    with closing(sqlite.connect(state / "center.db")) as center:
        center.execute("VACUUM INTO ?", (str(state / "backup.db"),))
    assert linked("place", "add", "8", "--zone", "A").code == 0
    assert linked("sync", "once").code == 0
    (state / "backup.db").replace(state / "center.db")
    for log in ("center.db-wal", "center.db-shm"):
        (state / log).unlink(missing_ok=True)
    assert linked("place", "add", "9", "--zone", "A").code == 0
    sent = linked("sync", "once", "--json").value
    assert (sent["branched"], sent["waiting"]) == (0, 0)
    assert sent["acked"] == sent["sent"], "in an epoch of its own"
    assert linked("journal", "verify", "--json").value["sound"]
    assert linked("rebuild", "--json").value["equal"]


def test_a_center_signs_once_its_key_is_trusted(
    linked: CommandLine, registry: tuple[str, str]
) -> None:
    _, database = registry
    center, ours = os.environ["CENTER_CENTER"], linked("sync", "key", "--json").value
    stranger = "A" * 43 + "="
    assert linked("registry", "trust", center, "no key", "--db", database).code == 1
    assert linked("registry", "trust", "JO-NOBODY", stranger, "--db", database).code == 1
    trusted = linked("registry", "trust", center, stranger, "--db", database, "--json").value
    assert "does not accept this center's key" in linked("sync", "once").sentence()
    assert linked("registry", "trust", center, ours["key"], "--db", database).code == 0
    assert linked("sync", "once", "--json").value["waiting"] == 0
    name = trusted["name"]
    assert linked("registry", "distrust", center, name, "--db", database).code == 0
    assert linked("registry", "distrust", center, name, "--db", database).code == 1

    status = linked("sync", "status", "--json").value
    assert status["durable"] == 0
    assert status["receipt"]["acked"] == status["acked"]
    copy = f"sqlite:///{linked.home / 'copy.db'}"
    with closing(sqlite.connect(database.removeprefix("sqlite:///"))) as here:
        here.execute("VACUUM INTO ?", (str(linked.home / "copy.db"),))
    assert linked("registry", "durable", copy, "--db", database, "--json").value["epochs"] > 0
    assert linked("place", "add", "9", "--zone", "A").code == 0
    assert linked("sync", "once").code == 0
    assert linked("sync", "status", "--json").value["durable"] == status["acked"]


def test_over_https_a_center_is_served_with_its_certificate(
    linked: CommandLine, registry: tuple[str, str]
) -> None:
    _, database = registry
    ca, key, code = linked.home / "ca", linked.state / "registry.key", os.environ["CENTER_CENTER"]
    enrol = ("registry", "enroll", code, "--db", database, "--key-file", key, "--ca", ca)
    assert "There is no authority" in linked(*enrol).sentence()
    assert linked("registry", "ca", "--out", ca, "--json").value["renewed"]
    assert not linked("registry", "ca", "--out", ca, "--json").value["renewed"]
    known = key.read_text()
    assert linked(*enrol, "--json").value["certificate"] is True
    assert linked(*enrol, "--json").value["certificate"] is False
    assert key.read_text() == known, "the key stays"
    assert stat.S_IMODE((ca / "ca.key").stat().st_mode) == 0o600
    other = ("registry", "enroll", "JO-TST-999", *enrol[3:])
    assert linked(*other).sentence() == (
        f"The key in {key} is no key of JO-TST-999: name another file."
    )
    assert "no name or address" in linked("registry", "ca", "--out", ca, "--host", "؟").sentence()
    with registry_service(database, "--tls", str(ca)) as (address, _):
        assert address.startswith("https://")
        sent = linked("sync", "once", "--json", CENTER_REGISTRY_URL=address).value
        assert (sent["waiting"], sent["head_matches"]) == (0, True)
        private = [*ca.iterdir(), *linked.state.glob("registry*"), linked.state / "signing.key"]
        assert not [file for file in private if stat.S_IMODE(file.stat().st_mode) & 0o077]
        (linked.state / "registry.pem").write_text("nothing")
        said = linked("sync", "once", CENTER_REGISTRY_URL=address).sentence()
        assert said.startswith("The registry does not accept this center's certificate.")
        missing = linked("sync", "once", CENTER_REGISTRY_CERTIFICATE_FILE=linked.home / "no.pem")
        assert missing.sentence().startswith("The certificate is missing")


def test_what_the_registry_set_aside_is_listed_and_looked_at(
    linked: CommandLine, registry: tuple[str, str]
) -> None:
    _, database = registry
    assert linked("sync", "once").code == 0
    aside = ("registry", "quarantine")
    assert "0 entries are set aside." in linked(*aside, "list", "--db", database).out
    center, engine = os.environ["CENTER_CENTER"], create_engine(database)
    with engine.begin() as connection:
        of = {"center": center}
        epoch = connection.scalar(
            text("SELECT epoch FROM registry_stream WHERE center = :center"), of
        )
        connection.execute(
            text(
                "INSERT INTO registry_quarantine (center, epoch, seq, code, found_at) "
                "VALUES (:center, :epoch, 1, 'type', 0), (:center, :epoch, 2, 'type', 0)"
            ),
            of | {"epoch": epoch},
        )
    engine.dispose()
    said = linked(*aside, "list", "--db", database, "--json").value["entries"]
    assert [(one["center"], one["seq"], one["code"]) for one in said] == [
        (center, 1, "type"),
        (center, 2, "type"),
    ]
    assert linked(*aside, "accept", center, epoch, 1, "--db", database).code == 0
    assert linked(*aside, "reject", center, epoch, 1, "--db", database).code == 1
    assert linked(*aside, "reject", center, epoch, 2, "--db", database).code == 0
    assert linked(*aside, "list", "--db", database, "--json").value["entries"] == []
    every = linked(*aside, "list", "--all", "--again", "--db", database, "--json").value
    assert [one["accepted"] for one in every["entries"]] == [False]
    assert every["released"] == 1, "what is accepted is released once it is understood"


def test_the_key_is_for_the_owner_alone(linked: CommandLine) -> None:
    assert stat.S_IMODE((linked.state / "registry.key").stat().st_mode) == 0o600


def test_the_journal_is_sent_and_the_rest_is_counted(linked: CommandLine) -> None:
    waiting = linked("sync", "status", "--json").value
    assert waiting["acked"] == 0
    sent = linked("sync", "once", "--json").value
    assert sent["acked"] == waiting["waiting"] > 0
    assert (sent["waiting"], sent["head_matches"]) == (0, True)
    assert linked("place", "add", "9", "--zone", "A").code == 0
    more = linked("sync", "status", "--json").value["waiting"]
    assert more > 0
    assert linked("sync", "status").out == (
        f"The registry has all up to entry {sent['acked']}; {more} wait to be sent.\n"
    )
    assert linked.process("sync", "once").out == (
        f"Sent {more}; the registry has all up to entry {sent['acked'] + more}.\n"
    )
    assert linked("sync", "once", "--json").value["sent"] == 0


def test_a_copied_center_goes_on_beside_the_other_and_both_are_told(linked: CommandLine) -> None:
    copy = linked.home / "copy"
    shutil.copytree(linked.state, copy)
    assert linked("place", "add", "9", "--zone", "A").code == 0
    assert linked("sync", "once").code == 0
    assert linked("place", "add", "10", "--zone", "A", CENTER_STATE=copy).code == 0
    apart = linked("sync", "once", CENTER_STATE=copy)
    assert apart.out == (
        "Sent 2; the registry has all up to entry 2. "
        "The registry had what is not here: the journal went on in a new epoch.\n"
    )
    assert linked("journal", "verify", "--json", CENTER_STATE=copy).value["sound"]
    told = linked("sync", "once")
    assert told.out.endswith(
        "Another machine sends to the registry as this center. Both are kept. Tell the IT staff.\n"
    )


def test_a_registry_that_is_away_is_said_and_nothing_is_lost(linked: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}"
    said = linked("sync", "once", CENTER_REGISTRY_URL=nobody)
    assert said.sentence().startswith(
        "The registry cannot be reached. Everything is kept and sent later."
    )
    assert linked("sync", "once").code == 0


def test_a_key_of_another_center_is_not_accepted(
    linked: CommandLine, registry: tuple[str, str]
) -> None:
    key = linked.home / "other.key"
    enrol = ("registry", "enroll", "JO-AMM-002", "--db", registry[1], "--key-file", key)
    assert linked(*enrol).code == 0
    said = linked("sync", "once", CENTER_REGISTRY_KEY_FILE=key)
    assert "does not accept this center's key" in said.sentence()
    assert key.read_text() not in said.err


def test_without_address_or_key_it_is_said_what_to_set(sample: CommandLine) -> None:
    for command in ("once", "run", "status"):
        assert "CENTER_REGISTRY_URL" in sample("sync", command).sentence()
        said = sample("sync", command, CENTER_REGISTRY_URL="http://127.0.0.1:9")
        assert f"there is no {sample.state / 'registry.key'}." in said.sentence()


@pytest.mark.parametrize("text", [b"", b"no key\n", b"\xff" * 40])
def test_a_file_that_holds_no_key_is_named(sample: CommandLine, text: bytes) -> None:
    key = sample.home / "my.key"
    key.write_bytes(text)
    said = sample(
        "sync", "once", CENTER_REGISTRY_URL="http://127.0.0.1:9", CENTER_REGISTRY_KEY_FILE=key
    )
    assert said.sentence() == f"There is no key of a registry in {key}."


def test_a_center_whose_code_is_none_is_not_enrolled(center: CommandLine) -> None:
    key = center.home / "my.key"
    said = center("registry", "enroll", "amman", "--key-file", key)
    assert "'amman' is not 3 to 24 of A-Z, 0-9 and the hyphen" in said.sentence()
    assert not key.exists()


def test_a_key_needs_a_folder(center: CommandLine) -> None:
    key = center.home / "nowhere" / "my.key"
    said = center("registry", "enroll", "JO-AMM-001", "--key-file", key)
    assert said.sentence() == f"There is no folder {key.parent} for my.key."


def test_a_port_in_use_is_named(center: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = center.process("registry", "serve", "--port", port)
    assert f"port {port}" in said.sentence()
    assert "choose another port" in said.err


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_service_ends_when_it_is_told_to(center: CommandLine, end: signal.Signals) -> None:
    serve = ("registry", "serve", "--port", "0")
    with begun(*serve) as (process, address):
        assert health(address.strip())
        process.send_signal(end)
        assert process.wait(20) == (0 if end is signal.SIGINT else -end)


@pytest.mark.long
def test_the_endless_exchange_ends_when_it_is_told_to(linked: CommandLine) -> None:
    with begun("sync", "run") as (process, line):
        assert line.endswith("is kept up to date.\n")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


@contextmanager
def begun(*words: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A command that goes on, and the first line that it says; it has to end without complaint."""
    process = subprocess.Popen(
        [*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout, process.stderr:
        try:
            yield process, process.stdout.readline()
            assert process.stderr.read() == ""
        finally:
            process.kill()
            process.wait()


def generation(address: str) -> str:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(f"{address}/v1/health", timeout=10).headers["Q-Registry"]


def health(address: str) -> bool:
    with requests.Session() as session:
        session.trust_env = False
        answer = session.get(f"{address}/v1/health", timeout=10).json()
        return bool(answer["status"] == "ok")
