from dataclasses import replace
from datetime import date
from typing import get_type_hints

import pytest
from sqlalchemy import Engine, Table

from center_app.domain.catalogue import Audience
from center_app.domain.counter import Status
from center_app.domain.facts import Facts, SittingFacts, StepFacts, VisitFacts
from center_app.domain.presence import PresenceFacts
from center_app.domain.step import StepState
from center_app.domain.visit import Stand
from center_app.store.engine import reading, writing
from center_app.store.history import advance, begin, facts_between, position
from center_app.store.history_tables import (
    presence_facts,
    sitting_facts,
    step_facts,
    visit_facts,
)

SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
EPOCH = "an epoch"

VISIT = VisitFacts(
    visit="v1",
    day=SUNDAY,
    number="A001",
    audience=Audience.INDIVIDUALS,
    language="ar",
    priority=None,
    stand=Stand.SERVED,
    issued_at=1_000,
    ended_at=900_000,
    wait_to_call_ms=60_000,
    total_ms=899_000,
    held_citizen_ms=0,
    held_center_ms=0,
    counters=1,
    transfers=0,
    promise_low_ms=60_000,
    promise_high_ms=120_000,
    promise_point_ms=90_000,
    promised_as="basket",
    within=True,
    resolved=False,
)
STEP = StepFacts(
    visit="v1",
    line=0,
    stage=0,
    service="passport",
    agency="civil",
    quantity=2,
    state=StepState.DONE,
    counter="5",
    employee="e1",
    target_ms=900_000,
    wait_ms=80_000,
    served_ms=300_000,
    finished_at=900_000,
    within=True,
    completed=1,
    shared=True,
)
SITTING = SittingFacts(
    visit="v1",
    sitting="s1",
    counter="5",
    employee="e1",
    called_at=61_000,
    started_at=81_000,
    ended_at=900_000,
    wait_ms=80_000,
    walk_ms=20_000,
    recalls=1,
)
PRESENCE = PresenceFacts(
    day=SUNDAY,
    n=3,
    counter="5",
    employee="e1",
    status=Status.PAUSED,
    reason="meal",
    began_at=1_000,
    ended_at=900_000,
    length_ms=899_000,
    serving_ms=0,
    dq="wall",
)
ONE = Facts((VISIT,), (STEP,), (SITTING,), (PRESENCE,))
NONE = Facts((), (), ())


@pytest.fixture
def begun(engine: Engine) -> Engine:
    """A database whose history stands before the first entry."""
    with writing(engine) as connection:
        begin(connection, EPOCH)
    return engine


def moved(engine: Engine, before: int, after: int, facts: Facts = NONE) -> bool:
    with writing(engine) as connection:
        return advance(connection, EPOCH, before, after, facts)


def told(engine: Engine, first: date = SUNDAY, last: date = MONDAY) -> Facts:
    with reading(engine) as connection:
        return facts_between(connection, first, last)


def standing(engine: Engine, epoch: str = EPOCH) -> int | None:
    with reading(engine) as connection:
        return position(connection, epoch)


@pytest.mark.parametrize(
    ("table", "shape"),
    [
        (visit_facts, VisitFacts),
        (step_facts, StepFacts),
        (sitting_facts, SittingFacts),
        (presence_facts, PresenceFacts),
    ],
)
def test_the_columns_are_the_fields_of_the_facts(table: Table, shape: type) -> None:
    assert [column.name for column in table.columns] == list(get_type_hints(shape))


def test_what_is_written_is_read_the_same(begun: Engine) -> None:
    assert moved(begun, 0, 12, ONE)
    assert told(begun) == ONE
    assert standing(begun) == 12


def test_a_visit_that_is_told_again_replaces_its_rows(begun: Engine) -> None:
    moved(begun, 0, 12, ONE)
    other = Facts((VISIT._replace(number="A002"),), (STEP._replace(line=1),), (), (PRESENCE,))
    moved(begun, 12, 13, other)
    assert told(begun) == other


def test_only_the_days_asked_for_are_told_in_the_order_of_issue(begun: Engine) -> None:
    late = VISIT._replace(visit="v0", issued_at=2_000)
    monday = VISIT._replace(visit="v2", day=MONDAY, issued_at=3_000)
    later = replace(PRESENCE, n=10)
    on_monday = replace(PRESENCE, day=MONDAY)
    rows = (on_monday, later, PRESENCE)
    moved(begun, 0, 12, Facts((monday, late, VISIT), (STEP,), (SITTING,), rows))
    sunday = Facts((VISIT, late), (STEP,), (SITTING,), (PRESENCE, later))
    assert told(begun, SUNDAY, SUNDAY) == sunday
    assert told(begun, MONDAY, MONDAY) == Facts((monday,), (), (), (on_monday,))


def test_whoever_is_not_where_the_rows_end_writes_nothing(begun: Engine) -> None:
    moved(begun, 0, 12)
    assert not moved(begun, 13, 20, ONE)
    assert not moved(begun, 0, 12, ONE)
    assert not moved(begun, 0, 5, ONE)
    assert told(begun) == NONE
    assert standing(begun) == 12


def test_whoever_was_overtaken_on_the_way_may_still_go_further(begun: Engine) -> None:
    moved(begun, 0, 5, ONE)
    assert moved(begun, 0, 12, ONE)
    assert told(begun) == ONE


def test_rows_and_position_come_together_or_not_at_all(begun: Engine) -> None:
    def cut_off() -> None:
        with writing(begun) as connection:
            advance(connection, EPOCH, 0, 12, ONE)
            raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        cut_off()
    assert standing(begun) == 0
    assert told(begun) == NONE


def test_beginning_again_empties_it_and_forgets_other_epochs(begun: Engine) -> None:
    moved(begun, 0, 12, ONE)
    with writing(begun) as connection:
        begin(connection, "a new epoch")
    assert told(begun) == NONE
    assert standing(begun) is None
    assert standing(begun, "a new epoch") == 0
