"""A registry's process; it writes its address into a file once it listens."""

from pathlib import Path
from time import sleep

from center_app.domain.refusal import Unavailable
from machine_clock import MachineClock
from sync.registry.serving import serve
from sync.registry.tls import ServerTls


def main(folder: str, url: str, port: str, scheme: str) -> None:
    """Its certificate is on its disk, if it is to serve by https."""
    disk = Path(folder)
    files = disk / "server.pem", disk / "ca.pem"
    tls = ServerTls(*files) if scheme == "https" else None

    def announce(address: str) -> None:
        (disk / "address.new").write_text(address)
        (disk / "address.new").replace(disk / "address")

    while True:
        try:
            serve(url, MachineClock(disk / "clock"), announce, port=int(port), tls=tls)
        except Unavailable:  # the database is away: whoever looks after it starts it again
            sleep(0.1)
