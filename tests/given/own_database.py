"""A PostgreSQL cluster as `center server init` makes it, with a center's database in it."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from command_line import PATIENCE_S, PROGRAM, untouched
from postgres_cluster import free_port, run_postgres


@dataclass(frozen=True)
class OwnDatabase:
    """Where it lies, and its address as the center's server has it."""

    folder: Path
    state: Path
    port: int
    url: str

    def as_role(self, role: str, database: str = "center") -> str:
        """The address as another role has it."""
        url = make_url(self.url).set(username=role, database=database)
        passwords = str(self.state / f"database-{role}.pass")
        url = url.update_query_dict({"passfile": passwords})
        return url.render_as_string(hide_password=False)

    def again(self, *words: object, **variables: object) -> "subprocess.CompletedProcess[str]":
        """`center server …` once more, on the same machine."""
        return said(self.state, *words, **variables)


def said(state: Path, *words: object, **variables: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*PROGRAM, "server", *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        env=untouched(CENTER_STATE=state, **variables),
    )


@contextmanager
def own_database() -> Iterator[OwnDatabase]:
    """Made anew, and gone at the end."""
    home = Path(tempfile.mkdtemp(prefix="center-own-"))
    home.chmod(0o755)  # root makes it, and another user's server lives in it
    folder, state, port = home / "cluster", home / "state", free_port()
    try:
        made = said(state, "init", "--folder", folder, "--port", port, "--json")
        assert made.returncode == 0, made.stderr
        yield OwnDatabase(folder, state, port, json.loads(made.stdout)["database_url"])
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            run_postgres("pg_ctl", "stop", "-D", str(folder / "data"), "-m", "immediate", "-w")
        shutil.rmtree(home)
