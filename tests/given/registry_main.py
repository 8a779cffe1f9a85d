"""Run as a program: serves the registry in the database and on the port that it is given.

So many processes serve as the third argument says.

With the files of its certificate and its authority it does so over TLS.
"""

import sys
from pathlib import Path

from machine_clock import MachineClock
from sync.registry.serving import Workers, serve
from sync.registry.tls import ServerTls


def announce(address: str) -> None:
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _, database_url, port, workers, *files = sys.argv
    tls = ServerTls(*map(Path, files)) if files else None
    serve(
        database_url,
        MachineClock(),
        announce,
        port=int(port),
        tls=tls,
        workers=Workers(int(workers)),
    )
