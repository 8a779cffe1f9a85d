"""A new version gets ready while the one before still serves."""

from pathlib import Path

from sqlalchemy import text

from center_app.store.engine import open_engine, writing
from command_line import CommandLine


def change(file: Path, statement: str) -> None:
    engine = open_engine(f"sqlite:///{file}")
    with writing(engine) as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_where_no_center_has_its_data_nothing_is_made(center: CommandLine) -> None:
    said = center("prepare")
    assert (said.code, said.out) == (
        0,
        "No center has its data here: there is nothing to prepare.\n",
    )
    assert not center.state.exists()


def test_a_database_without_a_center_stays_as_it_is(center: CommandLine) -> None:
    center.state.mkdir(parents=True)
    change(center.state / "center.db", "CREATE TABLE other (id INTEGER)")
    assert center("prepare", "--json").value == {"entries": None}


def test_what_a_version_of_another_form_left_is_played_once(sample: CommandLine) -> None:
    entries = sample("journal", "verify", "--json").value["checked"]
    change(sample.state / "center.db", "UPDATE checkpoint SET shape = 'earlier'")
    said = sample("prepare")
    assert said.out == f"{entries} entries were played: this version starts at once now.\n"
    assert sample("prepare", "--json").value == {"entries": 0}
