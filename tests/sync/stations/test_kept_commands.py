"""What was pressed at a counter whose server is away, and whose window is started anew."""

from pathlib import Path

import pytest

from center_app.center import Center
from center_app.cli.machine import keep_secret
from center_app.domain import commands as c
from center_app.domain.counter import Status
from center_app.domain.refusal import Reason, Unavailable
from center_app.store.kept.stations import Kind
from center_on import PIN
from days import refusal
from founding import ids
from stations_at_work import StationsAtWork, remote
from sync.stations.kept_commands import KeptCommands

new_id = ids(19)


@pytest.mark.long
def test_presses_and_passes_outlast_the_window_and_count_when_the_server_is_back(
    at_work: StationsAtWork, running: Center, tmp_path: Path
) -> None:
    identity, file = at_work.identity("counter-1", Kind.COUNTER, "1"), tmp_path / "counter-1.kept"
    with remote(identity) as desk:
        who = desk.admit("101", PIN).employee
        pressed = tuple(
            shape(id=new_id(), station="counter-1", counter="1", employee=who, **more)
            for shape, more in (
                (c.SignIn, {"who": who}),
                (c.OpenCounter, {}),
                (c.PauseCounter, {"reason": "prayer"}),
            )
        )
        at_work.kill()
        with pytest.raises(Unavailable):
            desk.do(pressed[0])
        KeptCommands(file, desk, keep_secret).keep(pressed)
    assert file.stat().st_mode & 0o077 == 0
    at_work.start()
    with remote(identity) as desk:
        assert refusal(desk.do, pressed[0]) is Reason.NOT_ALLOWED, "it has no pass of its own"
        kept = KeptCommands(file, desk, keep_secret)
        assert kept.load() == pressed
        for command in pressed:
            desk.do(command)
        kept.keep(())
    assert not file.exists()
    running.refresh()
    assert running.hall.counters["1"].status is Status.PAUSED


def test_what_cannot_be_read_is_left_out_and_a_disk_that_takes_nothing_is_told(
    at_work: StationsAtWork, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "counter-1.kept"
    with remote(at_work.identity("counter-1", Kind.COUNTER, "1")) as desk:
        assert KeptCommands(file, desk, keep_secret).load() == ()
        file.write_bytes(b'{"commands": [{"verb": "fly"}], "passes": {}}')
        assert KeptCommands(file, desk, keep_secret).load() == ()
        assert "cannot be read" in caplog.text

        def full(_file: Path, _data: bytes) -> None:
            raise OSError("no space left")

        press = c.OpenCounter(id=new_id(), station="counter-1", counter="1")
        with pytest.raises(Unavailable, match="no space left"):
            KeptCommands(file, desk, full).keep((press,))
