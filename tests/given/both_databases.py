"""A benchmark on both databases: SQLite in a folder, and a PostgreSQL started for it alone."""

import sys
import tempfile

from center_app.cli import main
from postgres_cluster import new_home, start_once, stop


def run(benchmark: str, *arguments: str) -> int:
    """`center bench` with the addresses of both databases."""
    home = new_home()
    try:
        postgres = start_once(home).create_database("bench")
        with tempfile.TemporaryDirectory(prefix="center-bench-") as folder:
            databases = (f"sqlite:///{folder}/bench.db", postgres)
            return main(["bench", benchmark, *arguments, "--database", *databases])
    finally:
        stop(home)


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
