"""What the programs write down: a line of JSON each, never about a person, never without end."""

import json
import logging
import os
import sys
import zipfile
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from center_app.cli import logs
from center_app.cli.house import open_house
from center_app.cli.logs import files_of, kept, without_people
from center_app.cli.machine import SystemClock, ids
from center_app.cli.outpost import identity_file
from center_app.cli.settings import Settings, load
from center_app.domain import commands as c
from center_app.domain.message import Voice
from center_app.domain.refusal import Refused
from center_app.sample.center import COLLEAGUES
from center_server import started
from command_line import CommandLine
from sync.stations.identity import read_identity
from sync.stations.remote import RemoteCenter

PHONE, NATIONAL, MAIL = "0791234567", "9851234567", "rana.k@example.jo"
TOKEN = "Zq3-vQ8wT0mXk2nB7LrY5A"
PINS = ("1234", "9753", "8642")


def lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def settings_of(state: Path, **more: object) -> Settings:
    return replace(load(None, {"CENTER_STATE": str(state)}), **more)  # type: ignore[arg-type]


@pytest.mark.long
def test_a_days_work_leaves_no_person_in_the_logs(sample: CommandLine, tmp_path: Path) -> None:
    """By the real server and a station: wrong PINs, tickets, refusals, a message with a number."""
    house = settings_of(sample.state)
    with closing(open_house(house)) as opened:
        now = opened.center.hall.settings
        assert now is not None
        always = replace(now, calendar=replace(now.calendar, around_the_clock=True))
        opened.do(c.Configure, settings=always)
    clock = SystemClock()
    new_id = ids(clock)
    with started(sample) as running:
        file, away = tmp_path / "one.station", {"CENTER_STATE": str(tmp_path / "away")}
        address = {"CENTER_SERVER_URL": running.address}
        add = ("station", "add", "one", "--kind", "kiosk", "--out", file)
        assert sample(*add, **address).code == 0
        assert sample("station", "enrol", file, **away).code == 0
        identity = read_identity(identity_file(settings_of(tmp_path / "away"), "one").read_bytes())
        visit = new_id()
        asked = (c.Asked("passport-renewal"),)
        with closing(RemoteCenter(identity)) as center:
            issue = c.Issue(id=new_id(), station="one", visit=visit, token=TOKEN, asked=asked)
            center.do(issue)
            for pin in PINS[1:]:
                with suppress(Refused):
                    center.admit("101", pin)
            tell = c.Tell(
                id=new_id(), station="one", message=new_id(), voice=Voice.COMPLAINT,
                text=f"رقمي {PHONE}", contact=PHONE, visit=visit,
            )  # fmt: skip
            center.do(tell)
            with suppress(Refused):
                center.do(c.CallNext(id=new_id(), station="one", employee="x", counter="1"))
    written = "".join(file.read_text(encoding="utf-8") for file in files_of(house))
    assert '"program": "server"' in written
    assert "one has been enrolled" in written
    assert "may not ask for this" in written, "what is refused is told with its station"
    names = [word for one in COLLEAGUES for word in (one.name.ar, one.name.en)]
    for secret in (PHONE, TOKEN, *PINS, identity.key, *names):
        assert secret not in written


def test_what_an_error_of_anothers_brings_along_is_taken_out(tmp_path: Path) -> None:
    said = (
        f"INSERT failed [parameters: ('{PHONE}', 'رنا الخطيب')]",
        f"call {PHONE}, +962 79 123 4567 or ٠٧٩١٢٣٤٥٦٧, national number {NATIONAL}",
        f"GET /t/{TOKEN} by {MAIL}",
        "postgresql://center:hunter2@db/center",
    )
    with kept(settings_of(tmp_path), "server"):
        for one in said:
            logging.getLogger("of.another").error("%s", one)
        try:
            raise ValueError(said[0])
        except ValueError:
            logging.getLogger("of.another").exception("it broke off")
    written = (tmp_path / "logs" / "server.log").read_text(encoding="utf-8")
    for secret in (PHONE, "123 4567", "٠٧٩١", NATIONAL, TOKEN, MAIL, "hunter2", "الخطيب"):
        assert secret not in written, secret
    assert "ValueError: INSERT failed" in lines(tmp_path / "logs" / "server.log")[-1]["fault"]


def test_what_helps_to_find_a_fault_stays() -> None:
    said = (
        "entry 20417 of 0193b1c2-7a44-7d10-9c3e-5b6f7a8b9c0d builds on what is lost",
        "kiosk-1: its number A017 was given twice on 2026-11-22",
        "the database postgresql+psycopg://center_server@10.0.0.5:5433/center is away",
    )
    assert without_people(said[0]) == said[0]
    assert without_people(said[1]) == said[1]
    assert without_people(said[2]).endswith("***@10.0.0.5:5433/center is away")


def test_a_log_is_begun_anew_when_it_is_full_and_only_so_many_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.cli.logs.MB", 20_000)
    settings = settings_of(tmp_path, log_size=1, log_files=3)
    with kept(settings, "kiosk-1"):
        for _ in range(12):  # long lines without a gap: what is taken out is found at once
            logging.getLogger("of.it").info("%s", "." * 7_500)
    files = files_of(settings)
    assert [file.name for file in files] == ["kiosk-1.log", "kiosk-1.log.1", "kiosk-1.log.2"]
    assert all(file.stat().st_size <= 20_000 for file in files)


def test_an_error_nobody_foresaw_is_written_down_whichever_thread_it_was_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise ZeroDivisionError("of the test")

    with kept(settings_of(tmp_path), "server"):
        thread = Thread(target=fails, name="keeping")
        thread.start()
        thread.join()
        sys.excepthook(ValueError, ValueError("main"), None)
    first, second = lines(tmp_path / "logs" / "server.log")
    assert (first["level"], first["said"]) == ("critical", "an error nobody foresaw, on keeping")
    assert "ZeroDivisionError: of the test" in first["fault"]
    assert "ValueError: main" in second["fault"]
    assert "ZeroDivisionError" in capsys.readouterr().err, "people at the terminal see it too"


def test_systemds_journal_is_told_how_urgent_a_line_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNAL_STREAM", "8:12345")
    with kept(settings_of(tmp_path), "web"):
        logging.getLogger("of.it").warning("the news have ended")
        logging.getLogger("of.it").info("all is as it was")
    assert capsys.readouterr().err == "<4>the news have ended\n"


def test_no_program_stops_because_its_log_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file where the folder would be")
    with kept(settings_of(tmp_path), "server"):
        logging.getLogger("of.it").warning("it goes on")
    said = capsys.readouterr().err
    assert "No log can be kept" in said
    assert "it goes on" in said


@pytest.mark.long
def test_the_bundle_for_support_has_the_logs(sample: CommandLine, tmp_path: Path) -> None:
    with kept(settings_of(sample.state), "manager"):
        logging.getLogger("of.it").info("the day was closed")
    sample("doctor", "--bundle", tmp_path / "help.zip", CENTER_VOICE="none")
    with zipfile.ZipFile(tmp_path / "help.zip") as whole:
        assert b"the day was closed" in whole.read("logs/manager.log")


def test_what_ends_a_program_is_written_down_and_tells_of_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, kept(settings_of(tmp_path), "server"):
        raise ZeroDivisionError(f"for {PHONE}")
    assert ended.value.code == 1
    (line,) = lines(tmp_path / "logs" / "server.log")
    assert "ZeroDivisionError: for ***" in line["fault"]
    assert PHONE not in capsys.readouterr().err


def test_a_clock_of_1970_keeps_nobody_from_the_bundle(sample: CommandLine, tmp_path: Path) -> None:
    with kept(settings_of(sample.state), "manager"):
        logging.getLogger("of.it").info("the day was closed")
    os.utime(sample.state / "logs" / "manager.log", (0, 0))
    sample("doctor", "--bundle", tmp_path / "help.zip", CENTER_VOICE="none")
    with zipfile.ZipFile(tmp_path / "help.zip") as whole:
        assert "logs/manager.log" in whole.namelist()


def test_each_process_of_the_registry_keeps_a_log_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None writes into another's, which would be torn when it is begun anew."""
    begun: list[list[logging.Handler]] = []
    monkeypatch.setattr(logs, "_begin", begun.append)
    for _ in range(2):
        logs.keep_as_worker(settings_of(tmp_path), "registry")
    for _people, file in begun:
        record = logging.LogRecord("of.it", logging.ERROR, "", 1, "call %s", (PHONE,), None)
        file.handle(record)
        file.close()
    for number in (1, 2):
        (line,) = lines(tmp_path / "logs" / f"registry-{number}.log")
        assert (line["program"], line["said"]) == (f"registry-{number}", "call ***")
