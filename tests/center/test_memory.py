from collections.abc import Callable, Iterable

import pytest
from sqlalchemy import func, select, update

from center_app.center import Center
from center_app.center import memory as memories
from center_app.center.memory import Shelf, empty, prepare, remember, remembered
from center_app.domain.evolve import Fact
from center_app.store.engine import reading, writing
from center_app.store.entries import Entry
from center_app.store.tables import checkpoint
from center_on import engine_of
from days import Day
from manual_clock import ManualClock
from small_catalogue import SMALL

Opening = Callable[[], Center]


def checkpoints(center: Center) -> int:
    with reading(engine_of(center)) as connection:
        return connection.execute(select(func.count()).select_from(checkpoint)).scalar_one()


def test_each_day_begins_with_a_checkpoint(center: Center, clock: ManualClock) -> None:
    assert checkpoints(center) == 1
    clock.go_on(hours=24)
    center.refresh()
    assert checkpoints(center) == 2


def test_a_start_reads_only_what_came_after_the_checkpoint(
    center: Center, again: Opening, clock: ManualClock
) -> None:
    Day(center).issue("birth")
    clock.go_on(hours=24)
    center.refresh()
    Day(center).issue("birth")
    epoch, seq = center.journal.position()
    memory = remembered(engine_of(center), center.code, epoch)
    assert memory.seq == seq - 1
    memory.follow(center.journal.after(memory.seq))
    assert memory.hall == center.hall == again().hall


def test_a_checkpoint_of_another_form_is_left_aside(
    center: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    epoch, _seq = center.journal.position()
    monkeypatch.setattr(memories, "SHAPE", "of a later program")
    assert remembered(engine_of(center), center.code, epoch).seq == 0


def test_a_checkpoint_of_another_history_is_left_aside(center: Center) -> None:
    epoch, _seq = center.journal.position()
    with writing(engine_of(center)) as connection:
        connection.execute(update(checkpoint).values(head=bytes(32)))
    assert remembered(engine_of(center), center.code, epoch).seq == 0


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"center": 7}', b"[]"])
def test_a_checkpoint_that_cannot_be_read_is_left_aside(
    center: Center, again: Opening, body: bytes
) -> None:
    with writing(engine_of(center)) as connection:
        connection.execute(update(checkpoint).values(body=body))
    epoch, _seq = center.journal.position()
    assert remembered(engine_of(center), center.code, epoch).seq == 0
    assert again().hall == center.hall


def test_with_and_without_a_checkpoint_the_hall_is_the_same(center: Center) -> None:
    day = Day(center)
    day.issue("passport")
    day.call("1")
    day.start("1")
    day.hold("1")
    engine, (epoch, seq) = engine_of(center), center.journal.position()
    remember(engine, center._memory, center.journal.after(center._memory.seq - 1)[0])
    kept = remembered(engine, center.code, epoch)
    played = empty(engine, center.code, epoch)
    played.follow(center.journal.after(0))
    assert kept.seq == played.seq == seq
    assert kept.hall == played.hall == center.hall


def test_a_long_journal_is_read_in_portions(
    center: Center, again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.center.memory.PAGE", 3)
    monkeypatch.setattr(memories, "SHAPE", "of a later program")
    assert again().hall == center.hall


def test_the_shelf_reads_a_catalogue_when_it_is_asked_for(center: Center) -> None:
    shelf = Shelf(engine_of(center))
    assert len(shelf) == 0
    assert shelf["small-1"] == SMALL
    assert list(shelf) == ["small-1"]
    assert "small-2" not in shelf
    assert "" not in shelf


def shapes(center: Center) -> list[str]:
    with reading(engine_of(center)) as connection:
        return list(connection.scalars(select(checkpoint.c.shape).order_by(checkpoint.c.seq)))


def of_an_earlier_program(center: Center) -> None:
    """What is kept so far could have been left by one whose hall has another form."""
    with writing(engine_of(center)) as connection:
        connection.execute(update(checkpoint).values(shape="earlier"))


def test_a_new_version_that_was_prepared_plays_only_what_came_meanwhile(
    center: Center, again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    Day(center).issue("birth")
    of_an_earlier_program(center)
    engine, (epoch, seq) = engine_of(center), center.journal.position()
    assert prepare(engine, center.code, center.journal) == seq
    Day(center).issue("birth")
    memory = remembered(engine, center.code, epoch)
    assert memory.seq == seq
    memory.follow(center.journal.after(seq))
    assert memory.hall == center.hall == again().hall
    assert shapes(center) == ["earlier", memories.SHAPE]


def test_what_is_ready_needs_no_preparing(center: Center) -> None:
    prepare(engine_of(center), center.code, center.journal)
    before = checkpoints(center)
    assert prepare(engine_of(center), center.code, center.journal) == 0
    assert checkpoints(center) == before


def test_a_long_start_that_is_cut_short_goes_on_where_it_was(
    center: Center, again: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_an_earlier_program(center)
    monkeypatch.setattr("center_app.center.memory.PAGE", 3)
    monkeypatch.setattr(memories, "LONG_WAY", 6)
    follow, pages = memories.Memory.follow, iter(range(3))

    def cut_short(memory: memories.Memory, entries: Iterable[Entry]) -> list[Fact]:
        next(pages)
        return follow(memory, entries)

    with monkeypatch.context() as power:
        power.setattr(memories.Memory, "follow", cut_short)
        with pytest.raises(StopIteration):
            again()
    epoch, _seq = center.journal.position()
    assert remembered(engine_of(center), center.code, epoch).seq == 6
    assert again().hall == center.hall


def test_checkpoints_of_the_version_before_stay_until_this_one_has_enough(
    center: Center, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.store.checkpoint.KEPT", 2)
    of_an_earlier_program(center)
    kept = []
    for _ in range(3):
        clock.go_on(hours=24)
        center.refresh()
        kept.append(len(shapes(center)))
    assert kept == [2, 2, 2]
    assert set(shapes(center)) == {memories.SHAPE}
