import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from center_app.store.engine import writing
from center_app.store.journal import Journal
from journals import append

FORBIDDEN = {
    "changing an entry": "UPDATE entry SET type = 'visit.served'",
    "deleting an entry": "DELETE FROM entry WHERE seq = 2",
    "deleting the stream": "DELETE FROM stream",
    "going back": "UPDATE stream SET seq = 1",
    "another beginning": "UPDATE stream SET genesis = head",
    "another center": "UPDATE stream SET center = 'JO-IRB-002'",
    "a second live stream": (
        "INSERT INTO stream (epoch, center, live, opened_at, genesis, seq, head, at, mono, boot) "
        "SELECT 'other', center, live, opened_at, genesis, seq, head, at, mono, boot FROM stream"
    ),
}


ONLY_HERE = {
    "sqlite": ["REPLACE INTO entry SELECT * FROM entry WHERE seq = 2"],
    "postgresql": ["TRUNCATE entry", "TRUNCATE stream CASCADE"],
}


def test_the_database_itself_keeps_the_journal(journal: Journal, engine: Engine) -> None:
    append(journal, 2)
    before = journal.head()
    for statement in [*FORBIDDEN.values(), *ONLY_HERE[engine.dialect.name]]:
        with pytest.raises(IntegrityError), writing(engine) as connection:
            connection.exec_driver_sql(statement)
        assert journal.head() == before, statement
    assert journal.verify().sound
