"""The commands for those who look after the registry, on both databases."""

from datetime import UTC, date, datetime, timedelta

import pytest

from command_line import CommandLine

CENTER = "JO-TST-001"


@pytest.fixture
def db(center: CommandLine, database_url: str) -> tuple[str, str]:
    """The options that name a registry with one center."""
    where = ("--db", database_url)
    said = center("registry", "enroll", CENTER, *where, "--key-file", center.home / "first.key")
    assert said.code == 0
    return where


def test_a_key_is_renewed_and_ended(center: CommandLine, db: tuple[str, str]) -> None:
    (first,) = center("registry", "keys", "list", CENTER, *db, "--json").value["keys"]
    file = center.home / "second.key"
    assert center("registry", "keys", "renew", CENTER, *db, "--key-file", file).code == 0
    (second,) = center("registry", "keys", "list", CENTER, *db, "--json").value["keys"]
    assert second["name"] != first["name"]
    assert file.read_text() != (center.home / "first.key").read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert center("registry", "keys", "revoke", CENTER, second["name"], *db).code == 0
    again = center("registry", "keys", "revoke", CENTER, second["name"], *db)
    assert again.sentence() == f"There is no key {second['name']} of {CENTER} here."


def test_no_key_ends_before_the_new_one_is_written(
    center: CommandLine, db: tuple[str, str]
) -> None:
    nowhere = center.home / "nowhere" / "second.key"
    before = center("registry", "keys", "list", CENTER, *db, "--json").value["keys"]
    assert center("registry", "keys", "renew", CENTER, *db, "--key-file", nowhere).code == 1
    assert center("registry", "keys", "list", CENTER, *db, "--json").value["keys"] == before
    unknown = center("registry", "keys", "renew", "JO-TST-009", *db, "--key-file", nowhere)
    assert unknown.sentence() == "There is no JO-TST-009 here."


def test_an_operator_s_key_is_ended(center: CommandLine, db: tuple[str, str]) -> None:
    file = center.home / "rana.key"
    assert center("registry", "operator", "Rana", *db, "--key-file", file).code == 0
    assert center("registry", "operator", "Rana", *db, "--end").code == 0
    again = center("registry", "operator", "Rana", *db, "--end")
    assert again.sentence() == "There is no operator Rana here."


def test_a_center_is_stopped_and_the_state_says_so(
    center: CommandLine, db: tuple[str, str]
) -> None:
    assert center("registry", "stop", CENTER, *db, "--json").value["ended"] == 1
    state = center("registry", "status", *db, "--json").value
    assert state["alarms"] == {CENTER: ["stopped", "never"]}
    assert (
        center("registry", "status", *db).out
        == f"1 centers, 1 of them need a look.\n{CENTER}: stopped, never\n"
    )
    assert center("registry", "stop", "JO-TST-009", *db).sentence() == (
        "There is no JO-TST-009 here."
    )


def test_an_operator_gets_a_key_that_is_said_nowhere(
    center: CommandLine, db: tuple[str, str]
) -> None:
    file = center.home / "rana.key"
    said = center("registry", "operator", "Rana", *db, "--key-file", file)
    assert said.code == 0
    assert file.read_text().strip() not in said.out
    assert file.stat().st_mode & 0o077 == 0


def test_partitions_are_listed_made_and_detached(center: CommandLine, postgres_url: str) -> None:
    db = ("--db", postgres_url)
    there = center("registry", "partitions", "list", *db, "--json").value["partitions"]
    assert len(there) == 16
    assert center("registry", "partitions", "make", "--days", 20, *db, "--json").value["made"] == 6
    young = center("registry", "partitions", "detach", "--before", today(), *db)
    assert young.sentence() == "These days may still be asked for: 90 days are kept at least."
    old = today() - timedelta(days=100)
    none = center("registry", "partitions", "detach", "--before", old, *db, "--json").value
    assert none["detached"] == []


def test_rights_need_a_role(center: CommandLine, db: tuple[str, str]) -> None:
    said = center("registry", "rights", "nobody_at_all", *db)
    assert said.sentence() == "There is no role nobody_at_all to be given rights."


def today() -> date:
    return datetime.now(UTC).date()


def test_a_directory_says_where_each_center_lives(center: CommandLine) -> None:
    file = center.home / "country.json"
    where = ("--db", file)
    for name in ("north", "south"):
        address = f"sqlite:///{center.home / name}.db"
        assert center("registry", "directory", "add", name, address, *where).code == 0
    place = ("registry", "directory", "place")
    assert center(*place, "JO-AMM-001", "south", *where).code == 0
    for code in ("JO-AMM-001", "JO-IRB-001"):
        key = center.home / f"{code}.key"
        assert center("registry", "enroll", code, *where, "--key-file", key).code == 0
    lives = center("registry", "directory", "list", *where, "--json").value["centers"]
    assert lives == {"JO-AMM-001": "south", "JO-IRB-001": "north"}
    moved = center(*place, "JO-AMM-001", "north", *where)
    assert moved.sentence() == "JO-AMM-001 lives in south, and its entries are there."
    nowhere = center(*place, "JO-AMM-002", "east", *where)
    assert nowhere.sentence() == "The directory has no database east."
    assert "1 to 24 of a-z" in center("registry", "directory", "add", "!", "x", *where).sentence()

    shown = center("registry", "centers", *where, "--json").value["centers"]
    assert [one["center"] for one in shown] == ["JO-AMM-001", "JO-IRB-001"]
    only_south = ("--db", f"sqlite:///{center.home / 'south'}.db")
    (alone,) = center("registry", "centers", *only_south, "--json").value["centers"]
    assert alone["center"] == "JO-AMM-001"
    assert center("registry", "stop", "JO-AMM-001", *where, "--json").value["ended"] == 1
    unknown = center("registry", "allow", "JO-AQB-001", *where)
    assert unknown.sentence() == "The center JO-AQB-001 is not known here."
    renewed = center("registry", "renew", *where)
    assert renewed.sentence() == ("This is for one database: name it with --db, not the directory.")


def test_a_database_that_is_away_is_named(center: CommandLine) -> None:
    where = ("--db", center.home / "country.json")
    nobody = "postgresql+psycopg://center@127.0.0.1:1/registry"
    for name, address in (("north", f"sqlite:///{center.home / 'north'}.db"), ("south", nobody)):
        assert center("registry", "directory", "add", name, address, *where).code == 0
    assert center("registry", "status", *where, "--json").value["away"] == ["south"]
    assert "The database south is away." in center("registry", "status", *where).out
    assert "away: south" in center("registry", "centers", *where).sentence()


def test_a_directory_is_asked_for_by_its_file(center: CommandLine, db: tuple[str, str]) -> None:
    said = center("registry", "directory", "list", *db)
    assert said.sentence() == "Name the directory with --db; it is a file that ends with .json."
