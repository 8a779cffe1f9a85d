import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import Engine, insert, update
from sqlalchemy.exc import IntegrityError

from center_app.domain.chain import genesis, link
from center_app.domain.clock import stamp
from center_app.domain.envelope import LARGEST, unseal
from center_app.domain.refusal import Reason, Refused
from center_app.store.entries import Head
from center_app.store.faults import Unusable
from center_app.store.journal import Journal
from center_app.store.tables import stream
from journals import CENTER, EPOCH, MORNING, append, called, opened


def test_a_new_journal_begins_at_its_genesis(journal: Journal) -> None:
    assert journal.head() == Head(EPOCH, 0, genesis(CENTER, EPOCH), *MORNING)
    assert journal.head().moment == MORNING


def test_opening_again_keeps_the_first_epoch(journal: Journal, engine: Engine) -> None:
    append(journal)
    again = Journal(engine, CENTER)
    later = MORNING._replace(at=MORNING.at + 1)
    assert again.open(lambda: "another epoch", later) == journal.head()


def test_the_database_of_another_center_is_refused(journal: Journal, engine: Engine) -> None:
    with pytest.raises(Unusable, match="belongs to the center JO-AMM-001, not to JO-IRB-002"):
        opened(engine, "JO-IRB-002")


def test_entries_are_numbered_and_chained_in_order(journal: Journal) -> None:
    with journal.writing() as writing:
        first, second = writing.append([called(), called()])
        (third,) = writing.append([called()])
    assert [first.seq, second.seq, third.seq] == [1, 2, 3]
    assert first.head == link(genesis(CENTER, EPOCH), first.body)
    assert third.head == link(second.head, third.body)
    assert journal.after(0) == [first, second, third]


def test_an_entry_keeps_the_event_at_its_place(journal: Journal) -> None:
    event = called(data={"visit": "v1", "counter": "5", "why": {"rule": "الأقدم أولاً"}})
    with journal.writing() as writing:
        writing.append([event])
    (entry,) = journal.after(0)
    assert entry.envelope == event.placed(EPOCH, 1) == unseal(entry.body)


def test_the_head_is_the_last_entry(journal: Journal) -> None:
    at = MORNING.at + 5_000
    with journal.writing() as writing:
        (entry,) = writing.append([called(at=stamp(at), mono=65_000, boot="feedface")])
        expected = Head(EPOCH, 1, entry.head, at, 65_000, "feedface")
        assert writing.head == expected
    assert journal.head() == expected
    assert journal.position() == (EPOCH, 1)


def test_appending_nothing_changes_nothing(journal: Journal) -> None:
    before = journal.head()
    with journal.writing() as writing:
        assert writing.append([]) == []
    assert journal.head() == before


def test_what_fails_in_the_middle_leaves_no_trace(journal: Journal) -> None:
    append(journal, 2)
    before, twice = journal.head(), called()
    with pytest.raises(IntegrityError), journal.writing() as writing:
        writing.append([called(), twice, called(), twice])
    assert journal.head() == before
    assert append(journal) == [3]


def test_a_writer_sees_what_others_appended_since(journal: Journal, engine: Engine) -> None:
    append(journal, 2)
    append(Journal(engine, CENTER))
    with journal.writing() as writing:
        assert [entry.seq for entry in writing.after(2)] == [3]
        assert writing.after(3) == []


def test_a_repeated_command_finds_its_first_answer(journal: Journal) -> None:
    with journal.writing() as writing:
        given = writing.append([called(cmd="c1"), called(cmd="c1")])
        writing.append([called(cmd="c2")])
    with journal.writing() as writing:
        assert writing.answered("c1") == given
        assert writing.answered("never asked") == []


def test_an_event_that_is_too_large_is_refused(journal: Journal) -> None:
    with pytest.raises(Refused) as refused, journal.writing() as writing:
        writing.append([called(), called(data={"visit": "v" * LARGEST})])
    assert refused.value.reason is Reason.BAD_INPUT
    assert journal.position() == (EPOCH, 0)


def test_an_event_of_another_center_is_a_fault(journal: Journal) -> None:
    with pytest.raises(ValueError, match="JO-IRB-002"), journal.writing() as writing:
        writing.append([called(center="JO-IRB-002")])


def test_an_event_before_the_last_entry_is_a_fault(journal: Journal) -> None:
    append(journal)
    with pytest.raises(ValueError, match="earlier"), journal.writing() as writing:
        writing.append([called(at=stamp(MORNING.at - 1))])


def test_entries_are_read_in_portions(journal: Journal) -> None:
    append(journal, 5)
    assert [entry.seq for entry in journal.after(1, limit=2)] == [2, 3]
    assert [entry.seq for entry in journal.after(4, limit=2)] == [5]


def test_the_export_is_the_exact_bytes_line_by_line(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.store.journal.PAGE", 2)
    append(journal, 5)
    file = BytesIO()
    assert journal.export_jsonl(file) == 5
    assert file.getvalue().splitlines() == [entry.body for entry in journal.after(0)]


def test_the_days_with_tickets_and_their_entries_are_found(journal: Journal) -> None:
    append(journal, 3)
    assert journal.days() == []
    (first, *_, last) = journal.after(0)
    day = date.fromisoformat(first.envelope.day)
    assert journal.span(day) == (first.seq, last.seq) == (1, 3)
    assert journal.span(day.replace(year=2020)) is None


def test_who_waited_while_a_new_epoch_began_writes_into_that(
    journal: Journal, engine: Engine
) -> None:
    fork = update(stream).values(live=None)
    new = dict.fromkeys(("seq", "at", "mono"), 0) | {"genesis": b"", "head": b"", "boot": ""}

    def wait() -> str:
        with journal.writing() as writing:
            return writing.head.epoch

    with ThreadPoolExecutor() as pool:
        with journal.writing() as writing:
            waiting = pool.submit(wait)
            time.sleep(0.2)
            writing.connection.execute(fork)
            row = new | {"epoch": "new", "center": CENTER, "live": True, "opened_at": 1}
            writing.connection.execute(insert(stream), row)
        assert waiting.result(10) == "new"
