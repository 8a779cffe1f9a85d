"""Which of several servers on one database is on duty.

It decides who answers the stations, not who may write: the journal's own lock keeps two correct
that believe to be on duty for a moment.
"""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from center_app.store.engine import LOCK_FILE
from center_app.store.turn import take_at_once

LOCK = 0x64757479
"""The advisory lock of PostgreSQL that whoever is on duty holds: "duty" in ASCII."""

LOOK_S = 0.5
"""How often it has to be asked, in seconds, by whoever wants to stay on duty or to take over."""

SILENT_S = 4
"""After so many seconds without a word PostgreSQL ends the session: the process hangs, or its
machine is gone."""

BEGIN = (
    f"SET idle_session_timeout = '{SILENT_S}s'",
    "SET statement_timeout = '2s'",
)


class Duty:
    """One server's side of it; not to be shared among threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._file: Path | None = engine.get_execution_options().get(LOCK_FILE)
        self._held: Connection | int | None = None

    def look(self) -> bool:
        """Whether this one is on duty now; takes the duty when nobody has it.

        While the database is away nobody is.
        """
        if self._file is not None:
            return self._look_at_file(self._file)
        try:
            return self._look_at_session()
        except SQLAlchemyError:
            self.leave()
            return False

    def leave(self) -> None:
        """Let somebody else have it."""
        held, self._held = self._held, None
        if isinstance(held, int):
            os.close(held)
        elif held is not None:
            with suppress(SQLAlchemyError):
                held.invalidate()  # closed for good: the lock lives as long as the session
            with suppress(SQLAlchemyError):
                held.close()

    def _look_at_session(self) -> bool:
        if isinstance(self._held, Connection):
            self._held.execute(text("SELECT 1"))
            return True
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        taken = False
        try:
            taken = bool(
                connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK})
            )
            if taken:
                for setting in BEGIN:
                    connection.exec_driver_sql(setting)
                self._held = connection
        finally:
            if not taken:
                connection.close()
        return taken

    def _look_at_file(self, file: Path) -> bool:
        if self._held is None:
            self._held = take_at_once(file.with_suffix(".duty"))
        return self._held is not None
