"""The database goes away under a counter that works, and comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import postgres_cluster
from center_app.center.memory import fact_of
from center_app.domain.visit import Stand
from centers import Running, running_center
from ui.counter.verbs import Verb
from workplace import Workplace


@pytest.fixture
def home() -> Iterator[Path]:
    """A PostgreSQL of this story alone, which may be stopped."""
    home = postgres_cluster.new_home()
    yield home
    postgres_cluster.stop(home)


@pytest.fixture
def running(home: Path, tmp_path: Path) -> Iterator[Running]:
    url = postgres_cluster.start_once(home).create_database("story")
    with running_center(tmp_path, url=url) as running:
        yield running


@pytest.fixture
def at_work(running: Running, qtbot: QtBot) -> Iterator[Workplace]:
    place = Workplace(running, qtbot)
    place.line.listens_s = 0.5  # as a station does, which looks into the database meanwhile
    place.sign_in()
    yield place
    place.close()


def away(at_work: Workplace, home: Path, seconds: float) -> None:
    """Somebody is being served when the database goes; the employee goes on meanwhile."""
    running, qtbot = at_work.running, at_work.qtbot
    first, second = at_work.arrive("family-record"), at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    before = running.center.journal.position()[1]
    stale: list[object] = []
    at_work.model.stale.connect(stale.append)

    postgres_cluster.pull_the_plug(home)
    try:
        for verb in (Verb.FINISH, Verb.NEXT, Verb.START):
            running.clock.go_on(seconds=1)
            at_work.model.press(verb)
        qtbot.waitUntil(lambda: bool(stale), timeout=30_000)
        qtbot.wait(round(seconds * 1_000))
        assert at_work.model.busy, "the presses are kept"
        assert at_work.said().endswith("What is on its way is kept and sent.")
        assert at_work.visit().number == first, "and nothing is shown that has not happened"
    finally:
        postgres_cluster.go_on(home)

    qtbot.waitUntil(lambda: not at_work.model.busy, timeout=60_000)
    assert (at_work.visit().number, at_work.visit().stand) == (second, Stand.SERVING)
    entries = running.center.journal.after(before)
    assert [fact_of(entry).event.type for entry in entries] == [
        *("step.finished", "visit.ended"),
        "visit.called",
        *("sitting.started", "step.started"),
    ]
    assert running.center.journal.verify().sound
    assert running.center.rebuild()


@pytest.mark.timeout(300)
def test_what_is_pressed_while_the_database_is_away_is_sent_once_and_in_order(
    at_work: Workplace, home: Path
) -> None:
    away(at_work, home, seconds=6)


@pytest.mark.chaos
@pytest.mark.timeout(600)
def test_the_database_is_away_for_two_minutes(at_work: Workplace, home: Path) -> None:
    away(at_work, home, seconds=120)
