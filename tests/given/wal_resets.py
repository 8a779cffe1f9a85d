"""Presses SQLite where old versions lose what they have confirmed: the write-ahead log begins anew
while others write and move it into the file (https://www.sqlite.org/wal.html, "WAL-reset").

`python wal_resets.py press FILE SECONDS [--sqlite MODULE]`: three processes write as fast as they
can, each a row a transaction, and three move the log. At the end it says as JSON how many rows were
confirmed, how many of them are not there, what the check of the file found, and how often the log
was seen to have begun anew. MODULE is the SQLite that is pressed: `pysqlite3`, which the product
ships, or for comparison Python's own `sqlite3`.

`python wal_resets.py move FILE SECONDS` moves the log beside whoever writes to the file.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep
from typing import Any

WRITERS = CHECKPOINTERS = 3
HOW = ("PASSIVE", "FULL", "RESTART", "TRUNCATE")

PRESSING = HOW[:1]
"""Whoever moves the log without waiting for anybody meets it just as it begins anew: so Debian 12's
SQLite 3.40.1 broke its file within 20 seconds, and with all ways of moving it not in 45."""

REST_S = 0.002
"""Between two moves, where others are to get on."""


def connected(sqlite: Any, file: Path) -> Any:
    connection = sqlite.connect(str(file), isolation_level=None, timeout=10)
    connection.execute("PRAGMA synchronous = OFF")  # the power stays on: the more happens
    return connection


def move_logs(
    sqlite: Any, file: Path, until: float, ways: Sequence[str], rest_s: float = 0.0
) -> None:
    lot = random.Random(os.getpid())
    while monotonic() < until:
        with closing(connected(sqlite, file)) as connection:
            for _ in range(200):
                with suppress(sqlite.OperationalError):
                    connection.execute(f"PRAGMA wal_checkpoint({lot.choice(ways)})").fetchall()
                if monotonic() >= until:
                    return
                sleep(rest_s)


def write(sqlite: Any, file: Path, name: int, until: float) -> None:
    """Rows of many sizes; each that was confirmed is noted beside the file."""
    lot = random.Random(name)
    with closing(connected(sqlite, file)) as connection, _noted(file, name).open("w") as noted:
        n = 0
        while monotonic() < until:
            with suppress(sqlite.OperationalError):
                row = (name, n, bytes(lot.randrange(10, 900)))
                connection.execute("INSERT INTO line VALUES (?, ?, ?)", row)
                noted.write(f"{n}\n")
                n += 1


def _noted(file: Path, name: int) -> Path:
    return file.with_name(f"{file.name}.{name}")


def salt(file: Path) -> bytes:
    """What the log has another of whenever it begins anew; nothing while there is no log."""
    with suppress(FileNotFoundError), file.with_name(f"{file.name}-wal").open("rb") as log:
        return log.read(24)[16:]
    return b""


@contextmanager
def moved_meanwhile(file: Path, processes: int) -> Iterator[None]:
    """Other processes move the log of the file until the block ends."""
    words = [sys.executable, __file__, "move", str(file), "600"]
    movers = [subprocess.Popen(words) for _ in range(processes)]
    try:
        yield
    finally:
        for mover in movers:
            mover.kill()
            mover.wait()


def pressed(sqlite: Any, file: Path, seconds: float) -> dict[str, Any]:
    with closing(connected(sqlite, file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE line (name INT, n INT, body BLOB)")
        connection.execute("CREATE INDEX line_n ON line (n, name)")
        until = monotonic() + seconds
        children = [_started(write, sqlite, file, name, until) for name in range(WRITERS)]
        children += [
            _started(move_logs, sqlite, file, until, PRESSING) for _ in range(CHECKPOINTERS)
        ]
        salts = set()
        while monotonic() < until:
            sleep(0.01)
            salts.add(salt(file))
        failed = [os.waitpid(child, 0)[1] for child in children]
        assert not any(failed)
    return found(sqlite, file) | {"sqlite": sqlite.sqlite_version, "resets": len(salts)}


def found(sqlite: Any, file: Path) -> dict[str, Any]:
    confirmed = {
        (name, int(n)) for name in range(WRITERS) for n in _noted(file, name).read_text().split()
    }
    with closing(sqlite.connect(str(file))) as connection:
        try:
            there = set(connection.execute("SELECT name, n FROM line NOT INDEXED"))
            (check,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite.DatabaseError as error:
            there, check = set(), str(error)
    return {"confirmed": len(confirmed), "lost": len(confirmed - there), "check": check}


def _started(work: Any, *arguments: Any) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work(*arguments)
            code = 0
        finally:
            os._exit(code)
    return child


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["press", "move"])
    parser.add_argument("file", type=Path)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--sqlite", default="pysqlite3")
    given = parser.parse_args()
    sqlite = import_module(given.sqlite)
    if given.what == "move":
        move_logs(sqlite, given.file, monotonic() + given.seconds, HOW, REST_S)
    else:
        sys.stdout.write(json.dumps(pressed(sqlite, given.file, given.seconds)))


if __name__ == "__main__":
    main()
