"""The options of `center server`, `center station` and `center web`."""

from collections.abc import Sequence
from pathlib import Path

from center_app.cli.options import Commands, add, group, number

WEB = "web"
"""The kind of station that has no window."""


def server(commands: Commands, kinds: Sequence[str]) -> None:
    """The center's server and its stations; `kinds` are those that have a window."""
    serve = add(commands, "server", "Serve the stations of the center.", "server:serve")
    serve.add_argument("--host", help="the address to listen at (default: all)")
    serve.add_argument("--port", type=int, help="the port (default: that of server_url)")
    _database(serve.add_subparsers(metavar="COMMAND"))
    station = group(commands, "station", "The machines that are stations of this center.")
    about = "Write the file with which a machine becomes a station."
    new = add(station, "add", about, "enrolment:add")
    new.add_argument("name", help="a name of its own, such as kiosk-2")
    new.add_argument("--kind", required=True, choices=(*kinds, WEB))
    new.add_argument("--counter", help="the number on the counter's sign")
    where = new.add_mutually_exclusive_group()
    where.add_argument("--out", type=Path, help="the file (default: NAME.station)")
    where.add_argument("--qr", type=Path, help="a PNG with a code for a scanner instead")
    about = "Write such a file for every machine of a list, into one folder."
    every = add(station, "add-list", about, "enrolment:add_list")
    every.add_argument("list", type=Path, help="CSV with the columns name, kind, counter")
    every.add_argument("--out", type=Path, required=True, help="the folder, on a stick for example")
    about = "Make this machine the station of an enrolment file."
    enrol = add(station, "enrol", about, "enrolment:enrol")
    given = enrol.add_mutually_exclusive_group(required=True)
    given.add_argument("file", type=Path, nargs="?")
    given.add_argument("--typed", action="store_true", help="by a scanner, into this window")
    add(station, "list", "List the stations.", "enrolment:show")
    end = add(station, "revoke", "End a station: its key is worth nothing.", "enrolment:revoke")
    end.add_argument("name")


def first_run(commands: Commands, roles: Sequence[str]) -> None:
    """What a machine is for, once."""
    about = "Say what this machine is for, in a window or by an answer file, and set it up."
    setup = add(commands, "setup", about, "first_run:run")
    setup.add_argument(
        "--answers", type=Path, metavar="FILE", help="TOML: role, enrolment, settings"
    )
    setup.add_argument("--role", choices=roles)
    setup.add_argument("--enrolment", help="NAME.station, a folder of them, or a scanner's text")
    setup.add_argument("--language", choices=("ar", "en"), help="that screens begin in")
    setup.add_argument("--server-url", help="the address of this server, for the stations")
    setup.add_argument("--center", help="the center's code at the national registry")
    setup.add_argument("--printer", help="the ticket printer")
    setup.add_argument("--paper", choices=("58", "80"), help="its width in mm")
    about = "any other setting; may be said again"
    setup.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=about)
    setup.add_argument("--look", action="store_true", help="only check the answers, change nothing")
    setup.add_argument("--lang", choices=("ar", "en"), help="of what is said (default: language)")


def web(commands: Commands) -> None:
    """The pages for citizens' phones."""
    web = group(commands, WEB, "The pages for citizens' phones.")
    about = "Serve a ticket's page for its holder, and the center's for everybody."
    serve = add(web, "serve", about, "web:serve")
    serve.set_defaults(window=WEB)
    serve.add_argument("--station", default=WEB, help="the station's name")
    serve.add_argument("--host", help="the address to listen at (default: 127.0.0.1)")
    serve.add_argument("--port", type=int, help="the port (default: 8770; 0: a free one)")


def _database(commands: Commands) -> None:
    about = "Make the center's PostgreSQL database, with an owner, a server and a backup role."
    init = add(commands, "init", about, "database:init")
    where = init.add_mutually_exclusive_group()
    where.add_argument("--folder", type=Path, help="make a cluster of the center's own there")
    where.add_argument("--admin", help="the address of an administrator on a server that runs")
    init.add_argument("--database", default="center", help="its name (default: center)")
    init.add_argument("--port", type=number, default=5433, help="of the cluster of its own")
    init.add_argument("--listen", help="the cluster's address in the network (default: here only)")
    about = "Bring the database's tables to this version, as their owner."
    add(commands, "upgrade", about, "database:upgrade")
