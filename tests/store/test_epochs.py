"""The journal over several epochs: put back, copied, and parted from what the registry has."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from center_app.domain.chain import genesis
from center_app.domain.envelope import unseal
from center_app.store.engine import reading
from center_app.store.faults import Unusable
from center_app.store.incarnation import Incarnation
from center_app.store.journal import Journal
from center_app.store.schema import upgrade
from journals import CENTER, EPOCH, MORNING, Connect, append, called

Opening = Callable[..., Journal]


@pytest.fixture
def incarnation(tmp_path: Path) -> Incarnation:
    return Incarnation(tmp_path / "incarnation", "this machine")


def opened(engine: Engine, incarnation: Incarnation) -> Journal:
    upgrade(engine)
    journal = Journal(engine, CENTER, incarnation)
    journal.open(lambda: str(uuid4()), MORNING)
    return journal


def ids(journal: Journal) -> list[str]:
    return [entry.envelope.id for entry in journal.after(0)]


def test_a_restart_stays_in_its_epoch(engine: Engine, incarnation: Incarnation) -> None:
    journal = opened(engine, incarnation)
    append(journal, 3)
    journal.close()
    assert opened(engine, incarnation).head() == journal.head()
    assert len(journal.line()) == 1


def test_a_database_that_was_put_back_goes_on_in_a_new_epoch(
    connect: Connect, sqlite_url: str, tmp_path: Path, incarnation: Incarnation
) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    engine = connect(sqlite_url)
    journal = opened(engine, incarnation)
    append(journal, 5)
    first = journal.head()
    backup = tmp_path / "backup.sqlite"
    with reading(engine) as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{backup}'")
    append(journal, 4)
    engine.dispose()

    for log in ("-wal", "-shm"):
        file.with_name(file.name + log).unlink(missing_ok=True)
    file.write_bytes(backup.read_bytes())
    again = opened(connect(sqlite_url), incarnation)
    head = again.head()
    assert head.epoch != first.epoch
    assert (head.seq, head.base, head.place) == (0, 5, 5)
    assert head.hash == genesis(CENTER, head.epoch, first.hash)
    append(again, 2)
    assert again.verify().sound
    assert [entry.place for entry in again.after(0)] == [1, 2, 3, 4, 5, 6, 7]
    assert opened(connect(sqlite_url), incarnation).head() == again.head(), "and once only"


def test_a_database_on_another_machine_goes_on_in_a_new_epoch(
    engine: Engine, tmp_path: Path, incarnation: Incarnation
) -> None:
    append(opened(engine, incarnation), 3)
    copied = Incarnation(tmp_path / "incarnation", "another machine")
    journal = opened(engine, copied)
    assert (len(journal.line()), journal.head().place) == (2, 3)
    assert opened(engine, copied).head() == journal.head()


def test_a_lost_mark_changes_nothing(
    engine: Engine, tmp_path: Path, incarnation: Incarnation
) -> None:
    append(opened(engine, incarnation), 3)
    (tmp_path / "incarnation").unlink()
    assert len(opened(engine, incarnation).line()) == 1


def test_what_followed_a_fork_is_sealed_again_with_the_same_ids(journal: Journal) -> None:
    append(journal, 6)
    before, positions = ids(journal), journal.position()
    journal.branch("second", EPOCH, 4)
    assert ids(journal) == before
    assert journal.position() == positions, "the place of the last entry is the same"
    head = journal.head()
    assert (head.epoch, head.seq, head.place) == ("second", 2, 6)
    (fork,) = journal.after(3, 1)
    assert journal.line()[-1].genesis == genesis(CENTER, "second", fork.head)
    last = journal.after(5)[0]
    assert unseal(last.body).epoch == "second"
    assert journal.verify().sound
    assert journal.verify().checked == 8, "the entries after the fork are still where they were"


def test_a_fork_before_the_last_epoch_leads_past_it(journal: Journal) -> None:
    append(journal, 4)
    journal.branch("second", EPOCH, 4)
    append(journal, 3)
    before = ids(journal)
    journal.branch("third", EPOCH, 2)
    append(journal)
    assert ids(journal)[:-1] == before
    assert [(one.epoch, one.base, one.last) for one in journal.line()] == [
        (EPOCH, 0, 2),
        ("third", 2, 6),
    ]
    assert journal.verify().sound


def test_a_fork_at_the_very_start_seals_everything_again(journal: Journal) -> None:
    append(journal, 3)
    before = ids(journal)
    journal.branch("second", EPOCH, 0)
    assert ids(journal) == before
    assert journal.head().seq == 3
    assert journal.verify().sound


def test_a_long_history_is_sealed_again_page_by_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.store.locked.PAGE", 2)
    append(journal, 8)
    before = ids(journal)
    journal.branch("second", EPOCH, 1)
    assert ids(journal) == before


def test_what_fails_while_sealing_again_leaves_no_trace(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(journal, 3)
    line = journal.line()

    def broken(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("center_app.store.locked.Writing.append", broken)
    with pytest.raises(OSError, match="no room"):
        journal.branch("second", EPOCH, 1)
    assert journal.line() == line


def test_entries_are_read_over_the_epochs_in_portions(journal: Journal) -> None:
    append(journal, 3)
    journal.branch("second", EPOCH, 3)
    append(journal, 3)
    assert [entry.seq for entry in journal.after(1, limit=3)] == [2, 3, 1]
    assert [entry.place for entry in journal.after(4)] == [5, 6]
    assert journal.after(6) == []
    with journal.writing() as writing:
        assert [entry.place for entry in writing.after(2)] == [3, 4, 5, 6]


def test_a_command_of_an_earlier_epoch_finds_its_first_answer(journal: Journal) -> None:
    with journal.writing() as writing:
        writing.append([called(cmd="c1"), called(cmd="c1"), called(cmd="c2")])
    journal.branch("second", EPOCH, 1)
    with journal.writing() as writing:
        assert [entry.place for entry in writing.answered("c1")] == [1, 2]
        assert [entry.place for entry in writing.answered("c2")] == [3]


def test_days_and_their_entries_are_found_over_the_epochs(journal: Journal) -> None:
    append(journal, 3)
    journal.branch("second", EPOCH, 2)
    append(journal, 2)
    assert journal.span(date(2025, 11, 22)) == (1, 5)


def test_the_export_follows_the_history(journal: Journal) -> None:
    append(journal, 3)
    journal.branch("second", EPOCH, 1)
    file = BytesIO()
    assert journal.export_jsonl(file) == 3
    assert file.getvalue().splitlines() == [entry.body for entry in journal.after(0)]


def test_a_journal_that_does_not_reach_what_was_read_is_refused(journal: Journal) -> None:
    append(journal, 3)
    with pytest.raises(Unusable, match="put back"), journal.writing() as writing:
        writing.after(4)
