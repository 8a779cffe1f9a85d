import json
from pathlib import Path

import pytest

from center_app.domain.clock import MINUTE, SECOND, Instant
from printers.outcome import Fault, Outcome, State
from printers.raster import Raster
from printers.spool import EXPIRY, Job, Spool, raster_of

TICKET = Raster(16, 2, b"\xff\x00\x0f\xf0")
NINE = Instant(at=1_795_327_200_000, mono=5_000, boot="this morning")


def later(milliseconds: int, boot: str = NINE.boot) -> Instant:
    return Instant(NINE.at + milliseconds, NINE.mono + milliseconds, boot)


def added(spool: Spool, visit: str = "visit-1", reprint: bool = False) -> Job:
    job = spool.add(visit, TICKET, NINE, reprint)
    assert job
    return job


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool")


def test_a_job_is_kept_with_its_picture_until_it_is_over(spool: Spool) -> None:
    job = added(spool)
    assert list(spool.jobs()) == [job]
    assert job.picture
    assert raster_of(job.picture) == TICKET
    ended = spool.finish(spool.claim(job, NINE), Outcome(State.PRINTED, paper_low=True))
    assert (ended.state, ended.paper_low, ended.picture) == (State.PRINTED, True, None)
    assert list(spool.jobs()) == [ended]


def test_the_same_visit_is_taken_in_once_unless_a_reprint_is_asked_for(spool: Spool) -> None:
    first = added(spool)
    assert spool.add("visit-1", TICKET, NINE) is None
    again = added(spool, reprint=True)
    assert (first.copy, again.copy) == (1, 2)
    assert spool.add("visit-1", TICKET, NINE) is None


def test_a_visit_may_have_any_name(spool: Spool) -> None:
    assert added(spool, "../../K1/A017").visit == "../../K1/A017"
    assert [job.visit for job in spool.jobs()] == ["../../K1/A017"]


def test_a_held_ticket_is_printed_within_two_minutes_and_never_after(spool: Spool) -> None:
    assert EXPIRY == 2 * MINUTE
    job = added(spool)
    assert spool.claim(job, later(2 * MINUTE)).state is State.PRINTING
    expired = spool.claim(job, later(2 * MINUTE + 1))
    assert (expired.state, expired.picture) == (State.EXPIRED, None)


def test_a_corrected_wall_clock_expires_nothing_and_a_restarted_machine_everything(
    spool: Spool,
) -> None:
    job = added(spool)
    corrected = Instant(NINE.at + 60 * MINUTE, NINE.mono + SECOND, NINE.boot)
    assert spool.claim(job, corrected).state is State.PRINTING
    assert spool.claim(job, later(SECOND, boot="after lunch")).state is State.EXPIRED


def test_after_a_crash_a_ticket_at_the_printer_is_unconfirmed_and_the_others_wait(
    tmp_path: Path,
) -> None:
    spool = Spool(tmp_path)
    spool.claim(added(spool, "at the printer"), NINE)
    added(spool, "next")
    done = spool.claim(added(spool, "done"), NINE)
    spool.finish(done, Outcome(State.PRINTED))
    found = {job.visit: (job.state, job.fault) for job in Spool(tmp_path).recover()}
    assert found == {
        "at the printer": (State.UNCONFIRMED, Fault.INTERRUPTED),
        "next": (State.WAITING, None),
    }


def test_a_write_cut_off_by_power_loss_leaves_the_job_as_it_was(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    job = added(spool)
    (tmp_path / "visit-1.1.part").write_text('{"visit": "vis')
    assert list(Spool(tmp_path).jobs()) == [job]


def test_a_file_that_cannot_be_read_is_reported_and_left(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spool = Spool(tmp_path)
    job = added(spool)
    (tmp_path / "broken.1.json").write_text("{")
    (tmp_path / "other.1.json").write_text(json.dumps({"visit": "other"}))
    assert list(spool.jobs()) == [job]
    assert "broken.1.json cannot be read" in caplog.text
    assert (tmp_path / "broken.1.json").exists()


def test_a_full_disk_keeps_no_wrong_record(
    spool: Spool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job = added(spool)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert spool.claim(job, NINE).state is State.PRINTING
    assert list(spool.jobs()) == []
    assert "cannot be written" in caplog.text


def test_old_records_are_forgotten_and_open_jobs_are_not(spool: Spool) -> None:
    added(spool, "open")
    spool.finish(added(spool, "over"), Outcome(State.PRINTED))
    spool.forget(before=NINE.at)
    assert {job.visit for job in spool.jobs()} == {"open", "over"}
    spool.forget(before=NINE.at + 1)
    assert {job.visit for job in spool.jobs()} == {"open"}
