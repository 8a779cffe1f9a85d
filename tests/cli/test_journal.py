"""Checking the journal, taking it out, playing it again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from center_app.store.engine import open_engine, writing
from command_line import CommandLine


def in_database(file: Path, change: Callable[[Connection], object]) -> None:
    """What somebody does who has the file and no scruples."""
    engine = open_engine(f"sqlite:///{file}")
    with writing(engine) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (trigger,) in connection.execute(text(named)).all():
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        change(connection)
    engine.dispose()


def entries(sample: CommandLine) -> int:
    verdict = sample("journal", "verify", "--json").value
    assert verdict["sound"]
    return int(verdict["checked"])


def test_a_sound_journal_is_said_to_be(sample: CommandLine) -> None:
    said = sample("journal", "verify")
    assert said.code == 0
    assert said.out == f"{entries(sample)} entries, and every one is as it was recorded.\n"


@pytest.mark.parametrize(("body", "flaw"), [("x'7b7d'", "chain"), ("'{}'", "unreadable")])
def test_a_changed_entry_is_found_although_no_hall_can_be_made_of_it(
    sample: CommandLine, body: str, flaw: str
) -> None:
    change = text(f"UPDATE entry SET body = {body} WHERE seq = 4")
    in_database(sample.state / "center.db", lambda connection: connection.execute(change))
    assert f"{flaw} at entry 4 of " in sample("journal", "verify").sentence()
    verdict = sample("journal", "verify", "--json")
    assert verdict.code == 1
    assert (verdict.value["flaw"], verdict.value["first_bad"]) == (flaw, 4)


def test_a_missing_entry_is_found(sample: CommandLine) -> None:
    in_database(
        sample.state / "center.db",
        lambda connection: connection.execute(text("DELETE FROM entry WHERE seq = 7")),
    )
    assert "missing at entry 7 of " in sample("journal", "verify").sentence()


def test_the_export_has_every_entry_a_line(sample: CommandLine) -> None:
    there = sample.home / "journal.jsonl"
    assert sample("journal", "export", "--format", "jsonl", "--out", there).code == 0
    lines = [json.loads(line) for line in there.read_bytes().splitlines()]
    assert [line["seq"] for line in lines] == list(range(1, entries(sample) + 1))
    assert lines[0]["type"] == "center.configured"


def test_an_export_that_fails_leaves_the_last_one_alone(sample: CommandLine) -> None:
    there = sample.home / "journal.jsonl"
    there.write_text("the last export")
    (sample.state / "center.db").write_bytes(b"no database" * 100)
    assert "damaged" in sample("journal", "export", "--out", there).sentence()
    assert there.read_text() == "the last export"


def test_nothing_is_checked_where_no_center_is(center: CommandLine) -> None:
    for command in (("verify",), ("export", "--out", center.home / "journal.jsonl")):
        assert center("journal", *command).sentence() == (
            "There is no center here yet: `center init` makes one."
        )
    assert not (center.home / "journal.jsonl").exists()


def test_the_journal_of_another_center_is_not_taken_for_this_ones(sample: CommandLine) -> None:
    said = sample("journal", "verify", CENTER_CENTER="JO-AMM-999")
    assert said.sentence() == (
        "This database belongs to the center JO-CENTER-001, not to JO-AMM-999."
    )


def test_a_rebuild_gives_the_same_hall(sample: CommandLine) -> None:
    assert sample("rebuild").out == "The hall is the same.\n"
    assert sample("rebuild", "--json").value == {"equal": True}


def test_what_is_exported_and_whose_visit_is_looked_at_is_known(sample: CommandLine) -> None:
    assert sample("audit").out == "Nobody looked at anything.\n"
    assert sample("journal", "export", "--out", sample.home / "journal.jsonl").code == 0
    looks = sample("audit", "--days", "7", "--json").value["looks"]
    assert ("export", "jsonl", "") in [(one["kind"], one["which"], one["who"]) for one in looks]
    assert "A document or an export  jsonl  at the center's machine" in sample("audit").out
    assert "400 days" in sample("audit", "--days", "9999").sentence()
