"""Random days on a database: history that follows is history that is rebuilt."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from center_app.center import Center
from center_app.center.history import History
from center_app.domain.facts import Facts
from center_app.domain.hall_facts import hall_facts, message_facts
from center_on import center_on, engine_of, keep
from founding import CENTER, founding, ids
from random_asking import DAYLONG, OTHER, POSTS
from random_days import RandomDays
from small_catalogue import SMALL

EVER = (date(2026, 1, 1), date(2030, 1, 1))


class FollowedDays(RandomDays):
    """History follows now and then, is restarted, and at last made again in pages of any size."""

    center: Center

    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.new_ids = ids(9)
        self.center = self.opened()
        digest = keep(engine_of(self.center), SMALL)
        keep(engine_of(self.center), OTHER)
        for command in founding(POSTS, digest, settings=DAYLONG, new_id=ids(8)):
            self.center.do(command)

    def opened(self) -> Center:
        url = f"sqlite:///{Path(self.folder.name) / 'center.sqlite'}"
        return center_on(url, self.clock, self.new_ids)

    def restart(self) -> None:
        engine_of(self.center).dispose()
        self.center = self.opened()

    @rule()
    def follow(self) -> None:
        self.center.history.catch_up()

    @rule()
    def follow_from_the_rows(self) -> None:
        self.center.history = self.another()

    @rule(page=st.integers(1, 60))
    def rebuild(self, page: int) -> None:
        before = self.told_by(self.center.history)
        again = self.another(page)
        assert again.rebuild().hall == self.center.hall
        assert self.told_by(again) == before

    def teardown(self) -> None:
        self.rebuild(7)
        told = self.told_by(self.center.history)
        assert {visit.visit for visit in told.visits} == set(self.issued)
        hall = self.center.hall
        assert {message_facts(one) for one in hall.messages.values()} <= set(told.messages)
        today = hall_facts(hall, self.clock.now()).presences
        began = hall.counted - len(today)  # the day itself may have begun twice
        of_today = {row for row in told.presences if row.day == hall.day and row.n >= began}
        assert of_today == set(today)
        engine_of(self.center).dispose()
        self.folder.cleanup()

    def another(self, page: int = 50) -> History:
        return History(engine_of(self.center), CENTER, self.center.journal, page)

    def told_by(self, history: History) -> Facts:
        return history.facts(*EVER, self.clock.now())


@pytest.mark.long
@pytest.mark.timeout(600)  # work, not waiting: a busy machine takes several times as long
def test_nobody_is_missing_from_the_history_of_random_days() -> None:
    run_state_machine_as_test(
        FollowedDays, settings=settings(max_examples=7, stateful_step_count=25)
    )
