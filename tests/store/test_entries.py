import pytest
from sqlalchemy import Select

from center_app.store.engine import reading
from center_app.store.entries import AFTER, OF_COMMAND
from journals import Connect, opened

BY = {
    "seq": (AFTER, "(epoch=? AND seq>?)"),
    "command": (OF_COMMAND, "entry_epoch_cmd_seq (epoch=? AND cmd=? AND seq<?)"),
}


@pytest.mark.parametrize(("statement", "index"), BY.values(), ids=BY)
def test_entries_are_found_by_an_index_and_never_sorted(
    statement: Select[tuple[object]], index: str, connect: Connect, sqlite_url: str
) -> None:
    engine = connect(sqlite_url)
    opened(engine)
    explain = f"EXPLAIN QUERY PLAN {statement.compile(engine)}"
    with reading(engine) as connection:
        given = ("",) * explain.count("?")
        steps = [row[3] for row in connection.exec_driver_sql(explain, given)]
    assert len(steps) == 1
    assert steps[0].endswith(index)
