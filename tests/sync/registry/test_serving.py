import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

import registry_process
from center_app.domain.refusal import Unavailable
from center_app.store.faults import Unusable
from enrolled import Enrolled, enrolled
from machine_clock import MachineClock
from registry_process import RegistryProcess
from sync.registry.serving import serve


def test_a_port_in_use_is_said_in_one_sentence(registry: RegistryProcess, sqlite_url: str) -> None:
    port = int(registry.url.rpartition(":")[2])
    announced: list[str] = []
    with pytest.raises(Unavailable, match=rf"127\.0\.0\.1, port {port}: address already in use"):
        serve(sqlite_url, MachineClock(), announced.append, port=port)
    assert announced == []


def test_an_address_that_is_not_this_machines_is_said_in_one_sentence(sqlite_url: str) -> None:
    with pytest.raises(Unavailable, match="cannot listen on"):
        serve(sqlite_url, MachineClock(), lambda _: None, host="203.0.113.1", port=0)


@pytest.mark.parametrize(("host", "port"), [("nowhere.invalid", 0), ("127.0.0.1", 70_000)])
def test_an_address_that_is_none_is_said_in_one_sentence(
    sqlite_url: str, host: str, port: int
) -> None:
    with pytest.raises(Unavailable, match=rf"cannot listen on {host}, port {port}: "):
        serve(sqlite_url, MachineClock(), lambda _: None, host=host, port=port)


def test_an_answer_does_not_wait_for_the_confirmation_of_its_first_half(center: Enrolled) -> None:
    client = center.client()
    took = []
    for _ in range(21):
        began = time.perf_counter()
        client.health()
        took.append(time.perf_counter() - began)
    client.close()
    assert median(took) < 0.03


def test_a_database_of_no_use_leaves_the_port_free(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(Unusable):
        serve("mysql://somewhere/registry", MachineClock(), lambda _: None, port=port)
    socket.create_server(("127.0.0.1", port)).close()


def test_it_listens_where_it_says_and_ends_when_told(sqlite_url: str) -> None:
    process = RegistryProcess(sqlite_url)
    assert process.url.startswith("http://127.0.0.1:")
    center = enrolled(process)
    client = center.client()
    assert client.health().status == "ok"
    client.close()
    process.stop()


def test_ctrl_c_ends_it(sqlite_url: str) -> None:
    command = [sys.executable, str(registry_process.PROGRAM), sqlite_url, "0", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.wait(10)


def test_its_log_has_no_word_of_an_entry(sqlite_url: str) -> None:
    process = RegistryProcess(sqlite_url)
    center = enrolled(process)
    center.outbox.add(2)
    center.outbox.add_body(center.outbox.entries.pop().body.replace(b'"tv":1', b'"tv":"1"'))
    client = center.client()
    center.exchange(client).once()
    client.close()
    process.stop()
    assert b"kept, schema:tv" in process.log
    assert b"counter-5" not in process.log
