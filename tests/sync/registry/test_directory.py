"""Which center lives where: said by a file, changed by commands while others read it."""

from pathlib import Path

import pytest

from center_app.store.faults import Unusable
from sync.registry.directory import Directory, DirectoryFile, Placed

TWO = Directory({"north": "sqlite:///n.db", "south": "sqlite:///s.db"}, {"JO-AMM-001": "north"})


def test_a_new_center_lives_where_the_fewest_do() -> None:
    more = TWO.with_center("JO-AQB-001")
    assert more.centers == {"JO-AMM-001": "north", "JO-AQB-001": "south"}
    assert more.with_center("JO-IRB-001").centers["JO-IRB-001"] == "north"


def test_a_center_stays_where_it_lives() -> None:
    assert TWO.with_center("JO-AMM-001") == TWO
    assert TWO.with_center("JO-AMM-001", "north") == TWO
    with pytest.raises(Placed, match="north"):
        TWO.with_center("JO-AMM-001", "south")


@pytest.mark.parametrize(("center", "name"), [("amman", "north"), ("JO-AMM-002", "east")])
def test_what_is_no_center_or_no_database_is_refused(center: str, name: str) -> None:
    with pytest.raises((ValueError, LookupError)):
        TWO.with_center(center, name)


def test_a_name_of_a_database_has_its_form() -> None:
    with pytest.raises(ValueError, match="a-z"):
        TWO.with_database("The North", "sqlite:///n.db")
    assert TWO.with_database("north", "sqlite:///m.db").databases["north"] == "sqlite:///m.db"


def test_without_a_database_no_center_can_live_anywhere() -> None:
    with pytest.raises(LookupError):
        Directory({}, {}).with_center("JO-AMM-001")


def test_who_reads_it_sees_a_change_of_others(tmp_path: Path) -> None:
    reading, writing = (DirectoryFile(tmp_path / "country.json") for _ in range(2))
    writing.change(lambda found: found.with_database("north", "sqlite:///n.db"))
    writing.change(lambda found: found.with_center("JO-AMM-001"))
    assert reading.now().centers == {"JO-AMM-001": "north"}


def test_while_it_is_spoilt_it_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "country.json"
    file = DirectoryFile(path)
    known = file.change(lambda _: TWO)
    assert file.now() == known
    path.write_text("{")
    assert file.now() == known
    with pytest.raises(Unusable):
        DirectoryFile(path)
