"""Run as a program: serves the registry in the database and on the port that it is given."""

import sys

from machine_clock import MachineClock
from sync.registry.serving import serve


def announce(address: str) -> None:
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _, database_url, port = sys.argv
    serve(database_url, MachineClock(), announce, port=int(port))
