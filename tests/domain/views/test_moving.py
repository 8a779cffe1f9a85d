"""Which tickets do more than wait."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from center_app.domain import commands as c
from center_app.domain.views.moving import Moving
from centers import Running, running_center

TOKEN = "the-secret-of-one-ticket"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_center(tmp_path) as running:
        running.open_counter("1")
        running.issue("identity-card", token=TOKEN)
        running.issue("identity-card")
        yield running


def marks(running: Running) -> dict[str, str]:
    return running.center.see(Moving())


def test_who_waits_is_left_out_and_every_change_of_stand_is_told(running: Running) -> None:
    assert marks(running) == {}
    seen = []
    for verb in (c.CallNext, c.Recall, c.Start, c.Transfer, c.CallNext, c.Miss):
        running.clock.go_on(seconds=20 if verb is c.Recall else 0)
        running.do(verb, counter="1")
        told = marks(running)
        assert set(told) <= {sha256(TOKEN.encode()).hexdigest()}, "the other one only waits"
        seen.append("".join(told.values()))
        if verb is c.Transfer:
            running.clock.go_on(minutes=5)
    assert seen[3] == ""
    assert len(set(seen)) == len(seen), "a number that is called again too"
    assert seen[0].startswith("called")
    assert seen[-1].startswith("missed")


def test_an_end_is_news_for_a_while_only(running: Running) -> None:
    running.serve()
    assert len(marks(running)) == 1
    running.clock.go_on(minutes=3)
    assert marks(running) == {}
