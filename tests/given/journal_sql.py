"""The main figures of a day in SQL over the journal as it is exported, and nothing else.

No code of the program is used: waits are taken from the steady clock of the envelopes, not from
what the events say of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

TABLES = """
CREATE TABLE line (body TEXT);
CREATE VIEW event AS SELECT
    body ->> '$.seq' AS seq, body ->> '$.type' AS type, body ->> '$.mono' AS mono,
    body ->> '$.day' AS day, body ->> '$.data.visit' AS visit,
    body ->> '$.data.sitting' AS sitting, body -> '$.data' AS data
FROM line;
CREATE VIEW came AS SELECT visit, seq, mono FROM event
    WHERE type = 'visit.issued' AND day = :day;
"""

QUEUED = """
SELECT visit, seq, mono FROM event WHERE type IN ('visit.issued', 'visit.released')
UNION ALL
SELECT visit, seq, mono FROM event AS sent WHERE type = 'visit.transferred' AND EXISTS (
    SELECT 1 FROM event WHERE type = 'sitting.started' AND sitting = sent.sitting)
"""

WAITS = f"""
SELECT started.mono - (
    SELECT mono FROM ({QUEUED}) AS queued
    WHERE queued.visit = started.visit AND queued.seq < started.seq ORDER BY seq DESC LIMIT 1)
FROM event AS started JOIN came USING (visit)
WHERE started.type = 'sitting.started' ORDER BY 1
"""

TO_CALL = """
SELECT (SELECT min(mono) FROM event WHERE type = 'visit.called' AND visit = came.visit) - mono
FROM came WHERE EXISTS (SELECT 1 FROM event WHERE type = 'visit.called' AND visit = came.visit)
ORDER BY 1
"""

LAST = """
SELECT came.visit, (SELECT type FROM event WHERE visit = came.visit AND type IN (
    'visit.missed', 'visit.returned', 'visit.ended', 'visit.cancelled', 'visit.expired')
    ORDER BY seq DESC LIMIT 1) AS type FROM came
"""

SAT = "EXISTS (SELECT 1 FROM event WHERE type = 'sitting.started' AND visit = last.visit)"

UNSERVED = f"""
SELECT count(*) FROM ({LAST}) AS last
WHERE type IN ('visit.missed', 'visit.expired') AND NOT {SAT}
"""

ENDS = f"SELECT coalesce(type, 'open'), count(*) FROM ({LAST}) GROUP BY 1"

COUNTERS = """
SELECT coalesce(sum(n - 1), 0) FROM (
    SELECT count(DISTINCT data ->> '$.counter') AS n FROM event JOIN came USING (visit)
    WHERE type IN ('sitting.started', 'visit.resumed') GROUP BY visit)
"""


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The figures of a day; durations in milliseconds, in their order."""

    issued: int
    ends: dict[str, int]
    waits: tuple[int, ...]
    to_call: tuple[int, ...]
    unserved: int
    hand_offs: int


def recomputed(file: Path, day: str) -> Recomputed:
    """The figures of the visits that came on this day."""
    database = sqlite.connect(":memory:")
    try:
        database.executescript(TABLES.replace(":day", f"'{day}'"))
        lines = file.read_text(encoding="utf-8").splitlines()
        database.executemany("INSERT INTO line VALUES (?)", [(line,) for line in lines])

        def numbers(statement: str) -> tuple[int, ...]:
            return tuple(row[0] for row in database.execute(statement))

        return Recomputed(
            issued=numbers("SELECT count(*) FROM came")[0],
            ends=dict(database.execute(ENDS).fetchall()),
            waits=numbers(WAITS),
            to_call=numbers(TO_CALL),
            unserved=numbers(UNSERVED)[0],
            hand_offs=numbers(COUNTERS)[0],
        )
    finally:
        database.close()


def rank(ordered: Sequence[int], percent: int) -> int:
    """The value of which so many percent are no larger."""
    return ordered[ceil(len(ordered) * percent / 100) - 1]
