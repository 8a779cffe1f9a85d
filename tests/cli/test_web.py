"""`center web serve` as people run it: on its machine's center, and as a station of a server."""

import json
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from command_line import PROGRAM, CommandLine, untouched
from phones import said

BASE = "https://queue.example.jo/amman"


@contextmanager
def web(*options: str, **settings: object) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The pages' process and its address; what it says is read when it has ended."""
    with subprocess.Popen(
        [*PROGRAM, "web", "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=untouched(CENTER_TICKET_BASE=BASE, **settings),
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip(), process
        finally:
            process.terminate()


def get(url: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(url, timeout=10)


def test_without_a_public_address_there_is_nothing_to_serve(sample: CommandLine) -> None:
    assert "set ticket_base" in sample("web", "serve").sentence()


def test_it_serves_the_center_of_this_machine_and_logs_no_secret(sample: CommandLine) -> None:
    secret = secrets.token_urlsafe(16)
    with web(CENTER_STATE=sample.state) as (address, process):
        page = get(f"{address}/?lang=en")
        assert page.status_code == 200
        assert "Comprehensive Government Services Center" in said(page.text)
        assert 'href="/amman/agency/' in page.text
        assert get(f"{address}/t/{secret}").status_code == 404
        process.terminate()
        out, err = process.communicate(timeout=20)
    assert secret not in out + err
    assert "Traceback" not in err


def test_a_port_in_use_is_said_in_one_sentence(sample: CommandLine) -> None:
    with web(CENTER_STATE=sample.state) as (address, _process):
        port = address.rpartition(":")[2]
        said_no = sample("web", "serve", "--port", port, CENTER_TICKET_BASE=BASE)
        assert "cannot listen" in said_no.sentence()


def test_no_screen_is_loaded_for_it() -> None:
    code = (
        "import sys, json, center_app.cli.web; "
        "print(json.dumps([m for m in sys.modules if m.startswith('PySide')]))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(loaded.stdout) == []


@pytest.fixture
def server(sample: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Iterator[CommandLine]:
    """The sample center, whose server runs on a free port."""
    process = subprocess.Popen(
        [*PROGRAM, "server"],
        stdout=subprocess.PIPE,
        text=True,
        env=untouched(CENTER_STATE=sample.state, CENTER_SERVER_URL="https://127.0.0.1:0"),
    )
    assert process.stdout is not None
    monkeypatch.setenv("CENTER_SERVER_URL", process.stdout.readline().strip())
    yield sample
    process.terminate()
    process.communicate(timeout=20)


@pytest.mark.long
def test_behind_a_server_it_is_a_station_of_its_own_kind(
    server: CommandLine, tmp_path: Path
) -> None:
    file, away = tmp_path / "web.station", tmp_path / "web"
    assert server("station", "add", "phones", "--kind", "web", "--out", file).code == 0
    enrolled = server("station", "enrol", file, CENTER_STATE=away)
    assert "center web serve" in enrolled.out
    with web(CENTER_STATE=away) as (address, _process):
        page = get(f"{address}/?lang=en")
        assert "Comprehensive Government Services Center" in said(page.text)
        for code in (secrets.token_urlsafe(16), "A001"):
            assert get(f"{address}/t/{code}").status_code == 404
        assert not (away / "center.db").exists(), "it has no center of its own"
        assert server("station", "revoke", "phones").code == 0
