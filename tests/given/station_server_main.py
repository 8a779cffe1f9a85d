"""Run as a program: serves the stations of the center in the database that it is given.

It is told the port, the folder of its certificate, and whether it goes on duty like a server of two
(`duty`) or at any rate (`always`). Its clock can be set by the file `clock` in that folder.
"""

import sys
from pathlib import Path

from center_app.store.duty import Duty
from center_on import center_on, engine_of
from machine_clock import MachineClock
from shelved import Shelved
from sync.stations.asking import Asking
from sync.stations.doubles import Doubles
from sync.stations.passes import Passes
from sync.stations.server import StationServer
from sync.stations.serving import serve
from sync.stations.standby import Standby
from sync.stations.tls import ServerFiles
from sync.stations.update_shelf import UpdateShelf

HOST = "127.0.0.1"
LINGER_MS = 500


def announce(host: str, port: int) -> None:
    sys.stdout.write(f"https://{host}:{port}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _, database_url, wanted, folder, how = sys.argv
    clock = MachineClock(Path(folder) / "clock")
    files = ServerFiles(Path(folder))
    files.prepare((HOST,), clock.now().at, Path.write_bytes)
    center = center_on(database_url, clock)
    asking = Asking(
        center, clock, Passes(b"a secret of the tests' server"), archive=Shelved(center)
    )

    def changed(on: bool) -> None:
        if not on:
            app.hub.cut()

    standby = Standby(Duty(engine_of(center)), changed)
    on_duty = standby.on_duty if how == "duty" else lambda: True
    shelf = UpdateShelf(Path(folder) / "updates")
    app: StationServer = StationServer(
        asking, engine_of(center), clock, on_duty, Doubles(LINGER_MS), shelf
    )
    if how == "duty":
        standby.look()
        standby.start()
    serve(app, files, announce, host=HOST, port=int(wanted))
