"""Random days in memory: the invariants after every verb, and the same hall from the events."""

import json
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import rule, run_state_machine_as_test

from center_app.domain.codec import event_data, read_event
from center_app.domain.evolve import Fact, evolve
from center_app.domain.hall import Hall
from center_app.domain.plain import plain, read
from founding import CENTER, founding, ids
from halls import MemoryCenter
from moves import check_moves
from random_asking import DAYLONG, OTHER, POSTS
from random_days import RandomDays
from small_catalogue import SMALL

SHELF = {SMALL.serial: SMALL, OTHER.serial: OTHER}


class DaysInMemory(RandomDays):
    """Rebuilds the hall from its events as they stand on the wire, and from checkpoints."""

    center: MemoryCenter

    def begin(self) -> None:
        self.checkpoints: list[tuple[int, Any]] = []
        self.center = MemoryCenter(self.clock, SHELF, watch=check_moves)
        for command in founding(POSTS, "0" * 64, settings=DAYLONG, new_id=ids(8)):
            self.center.do(command)

    def restart(self) -> None:
        self.center.restart()

    @rule()
    def keep_a_checkpoint(self) -> None:
        self.checkpoints.append((len(self.center.facts), over_the_wire(plain(self.center.hall))))

    def teardown(self) -> None:
        stamps = [fact.at.at for fact in self.center.facts]
        assert stamps == sorted(stamps)
        assert self.rebuilt(Hall(CENTER, SHELF), self.center.facts) == self.center.hall
        for at, kept in self.checkpoints[-2:]:
            hall = read(Hall, kept)
            hall.shelf = SHELF
            hall.index()
            assert self.rebuilt(hall, self.center.facts[at:]) == self.center.hall

    def rebuilt(self, hall: Hall, facts: list[Fact]) -> Hall:
        for fact in facts:
            event, data = fact.event, over_the_wire(event_data(fact.event))
            evolve(hall, Fact(read_event(event.type, event.version, data), fact.at, fact.station))
        return hall


def over_the_wire(data: object) -> Any:
    return json.loads(json.dumps(data, ensure_ascii=False).encode())


@pytest.mark.timeout(600)  # work, not waiting: a busy machine takes several times as long
def test_random_days() -> None:
    run_state_machine_as_test(
        DaysInMemory, settings=settings(max_examples=20, stateful_step_count=50)
    )


@pytest.mark.chaos
@pytest.mark.timeout(10_800)
def test_a_great_many_random_days() -> None:
    run_state_machine_as_test(
        DaysInMemory, settings=settings(max_examples=3_000, stateful_step_count=120)
    )
