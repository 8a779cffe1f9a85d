"""Random days on both databases: two processes in turn, restarts, and the journal afterwards."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from center_app.center import Center
from center_on import center_on, engine_of, keep
from founding import founding, ids
from random_asking import DAYLONG, OTHER, POSTS
from random_days import RandomDays
from ready_databases import take_rows_out
from small_catalogue import SMALL

NewDatabase = Callable[[], str]


class DaysOnADatabase(RandomDays):
    """One center in two processes, of which now this and now that one is told something."""

    center: Center
    new_database: ClassVar[NewDatabase]

    def begin(self) -> None:
        self.url = type(self).new_database()
        self.open: list[Center] = []
        self.places = [self.opened(), self.opened()]
        self.center = self.places[0]
        sha256 = keep(engine_of(self.center), SMALL)
        keep(engine_of(self.center), OTHER)
        for command in founding(POSTS, sha256, settings=DAYLONG, new_id=ids(8)):
            self.center.do(command)

    def opened(self) -> Center:
        self.open.append(center_on(self.url, self.clock))
        return self.open[-1]

    @rule(place=st.integers(0, 1))
    def go_elsewhere(self, place: int) -> None:
        """The other process sees the same hall, whichever of them tells what has changed."""
        here, there = self.center, self.places[place]
        for _ in range(2):  # what one of them has said the other one hears
            here.refresh()
            there.refresh()
        assert there.hall == here.hall
        self.center = there

    def restart(self) -> None:
        for center in self.places:
            engine_of(center).dispose()
        self.places = [self.opened(), self.opened()]
        self.center = self.places[0]

    @rule(place=st.integers(0, 1))
    def restart_a_process(self, place: int) -> None:
        """A process that starts anew has lost nothing."""
        self.center.refresh()
        self.places[place] = self.opened()
        assert self.places[place].hall == self.center.hall
        self.center = self.places[place]

    def teardown(self) -> None:
        try:
            self.check_the_journal()
        finally:
            for center in self.open:
                engine_of(center).dispose()

    def check_the_journal(self) -> None:
        for center in (*self.places, self.places[0]):  # the second may begin the day
            center.refresh()
        assert self.places[0].hall == self.places[1].hall
        journal = self.center.journal
        entries = journal.after(0)
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert journal.verify().sound
        for command, done in self.answers:
            given = [entry.seq for entry in entries if entry.envelope.cmd == command.id]
            assert len(given) == len(done.events)
            assert given[-1:] == ([done.seq] if done.events else [])
        assert self.center.rebuild(), "the journal gives another hall than the one in memory"


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> NewDatabase:
    """Gives each example a database without rows."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / secrets.token_hex(8)}"
    url: str = request.getfixturevalue("one_ready_postgres_url")

    def emptied() -> str:
        take_rows_out(url)
        return url

    return emptied


def play(new_database: NewDatabase, *, examples: int, steps: int) -> None:
    class Days(DaysOnADatabase):
        pass

    Days.new_database = staticmethod(new_database)
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.timeout(600)  # work, not waiting: a busy machine takes several times as long
@pytest.mark.parametrize(
    ("new_database", "examples"), [("sqlite", 5), ("postgresql", 3)], indirect=["new_database"]
)
def test_random_days_on_a_database(new_database: NewDatabase, examples: int) -> None:
    play(new_database, examples=examples, steps=25)


@pytest.mark.chaos
@pytest.mark.timeout(10_800)
@pytest.mark.parametrize("new_database", ["sqlite", "postgresql"], indirect=True)
def test_a_great_many_random_days_on_a_database(new_database: NewDatabase) -> None:
    play(new_database, examples=200, steps=60)
