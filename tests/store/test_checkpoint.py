import pytest
from sqlalchemy import Engine

from center_app.store.checkpoint import Checkpoint, forget_all, latest, save
from center_app.store.engine import reading, writing
from center_app.store.journal import Journal
from journals import EPOCH, append


def taken(journal: Journal, seq: int, shape: str = "hall-1") -> Checkpoint:
    """What is kept of the hall after the entry `seq`."""
    (entry,) = journal.after(seq - 1, limit=1)
    return Checkpoint(EPOCH, seq, entry.head, shape, f"hall after {seq}".encode())


def test_the_newest_of_the_asked_shape_is_found(journal: Journal, engine: Engine) -> None:
    append(journal, 3)
    old, new = taken(journal, 1), taken(journal, 2)
    with writing(engine) as connection:
        for checkpoint in (new, old, taken(journal, 3, "hall-2")):
            save(connection, checkpoint)
    with reading(engine) as connection:
        assert latest(connection, EPOCH, "hall-1") == new
        assert latest(connection, EPOCH, "hall-3") is None
        assert latest(connection, "another epoch", "hall-1") is None


def test_only_the_last_ones_are_kept(
    journal: Journal, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.store.checkpoint.KEPT", 3)
    append(journal, 5)
    for seq in range(1, 6):
        with writing(engine) as connection:
            save(connection, taken(journal, seq))
    with reading(engine) as connection:
        kept = connection.exec_driver_sql("SELECT seq FROM checkpoint ORDER BY seq").scalars()
        assert list(kept) == [3, 4, 5]


def test_taking_one_again_overwrites_it(journal: Journal, engine: Engine) -> None:
    append(journal)
    newer = taken(journal, 1, "hall-2")
    with writing(engine) as connection:
        save(connection, taken(journal, 1))
        save(connection, newer)
    with reading(engine) as connection:
        assert latest(connection, EPOCH, "hall-2") == newer
        assert latest(connection, EPOCH, "hall-1") is None


def test_one_of_another_history_does_not_count(journal: Journal, engine: Engine) -> None:
    append(journal)
    with writing(engine) as connection:
        save(connection, Checkpoint(EPOCH, 1, bytes(32), "hall-1", b"somebody else's"))
        assert latest(connection, EPOCH, "hall-1") is None


def test_one_that_was_taken_too_late_is_passed_over(journal: Journal, engine: Engine) -> None:
    append(journal, 3)
    old = taken(journal, 1)
    with writing(engine) as connection:
        save(connection, old)
        save(connection, taken(journal, 3))
    with reading(engine) as connection:
        assert latest(connection, EPOCH, "hall-1", up_to=2) == old
        assert latest(connection, EPOCH, "hall-1", up_to=0) is None


def test_all_of_an_epoch_can_be_forgotten(journal: Journal, engine: Engine) -> None:
    append(journal, 2)
    with writing(engine) as connection:
        save(connection, taken(journal, 2))
        forget_all(connection, "another epoch")
        assert latest(connection, EPOCH, "hall-1") is not None
        forget_all(connection, EPOCH)
        assert latest(connection, EPOCH, "hall-1") is None
