"""The subcommands of `center registry` and `center sync`."""

import argparse
from pathlib import Path

from center_app.cli import registry_catalogue_options, registry_desk_options
from center_app.cli.options import Commands, add, group, number

LAST_PORT = 65_535


def registry(commands: Commands) -> None:
    top = group(commands, "registry", "The reference registry.")
    serve = add(top, "serve", "Run the reference registry.", "registry:serve")
    serve.add_argument("--db", default="", help="its database (default: registry.db in the state)")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8750)
    about = "processes that serve; one for each core that the database leaves free"
    serve.add_argument("--workers", type=number, default=1, help=about)
    serve.add_argument("--tls", type=Path, help="the folder that `ca` made: serve over https")
    about = "Make an authority and the registry's certificate, or renew what is due."
    ca = add(top, "ca", about, "certificates:ca")
    ca.add_argument("--out", type=Path, help="the folder (default: ca in the state folder)")
    ca.add_argument("--host", action="append", help="a name or address of the registry")
    enrol = add(top, "enroll", "Make a center known and give it a key.", "registry:enrol")
    enrol.add_argument("center", help="the center's code")
    enrol.add_argument("--db", default="")
    enrol.add_argument("--key-file", type=Path, required=True, help="where the key is written")
    about = "the folder that `ca` made: the center's certificate is made, or renewed when due"
    enrol.add_argument("--ca", type=Path, help=about)
    _operators(top)
    registry_catalogue_options.giving(top)
    registry_desk_options.looking_after(top)


def _operators(top: Commands) -> None:
    about = "Let a center go on in a new epoch when the registry asks for it."
    allow = add(top, "allow", about, "registry:allow")
    allow.add_argument("center", help="the center's code")
    about = "Say that the registry's database was put back from a backup."
    renew = add(top, "renew", about, "registry:renew")
    quarantine = _quarantine(top)
    about = "Ask what a center sends to be signed by its key."
    trust = add(top, "trust", about, "registry:trust")
    trust.add_argument("center")
    trust.add_argument("key", help="as `center sync key` says it")
    distrust = add(top, "distrust", "Believe a center's key no more.", "registry:distrust")
    distrust.add_argument("center")
    distrust.add_argument("name", help="the key's name")
    about = "Note what a backup holds, which was put back beside this database."
    durable = add(top, "durable", about, "registry:durable")
    durable.add_argument("copy", help="the address of that database")
    about = "List the centers, and how each of them stands."
    centers = add(top, "centers", about, "registry:centers")
    for command in (allow, renew, *quarantine, trust, distrust, durable, centers):
        command.add_argument("--db", default="")


def _quarantine(top: Commands) -> list[argparse.ArgumentParser]:
    aside = group(top, "quarantine", "Entries that the registry keeps without understanding them.")
    listed = add(aside, "list", "List them.", "registry:quarantine")
    listed.add_argument("--all", action="store_true", help="also those that were looked at")
    listed.add_argument("--again", action="store_true", help="look again, after an update")
    about = "Say that an entry is in order: it is counted if it can be read."
    accept = add(aside, "accept", about, "registry:accept")
    about = "Say that an entry is not in order: it is never counted."
    reject = add(aside, "reject", about, "registry:reject")
    for command in (accept, reject):
        command.add_argument("center", help="the center's code")
        command.add_argument("epoch")
        command.add_argument("entry", type=int, help="its number")
    return [listed, accept, reject]


def sync(commands: Commands) -> None:
    top = group(commands, "sync", "The link to the central registry.")
    for name, about in (
        ("once", "Send what the registry lacks, once."),
        ("run", "Keep the registry up to date until stopped."),
        ("pull", "Take the catalogue and the appointments that the registry has, once."),
        ("status", "Say how far the registry is."),
        ("key", "Say the public key by which this center signs."),
    ):
        add(top, name, about, f"sync:{name}")


def _port(text: str) -> int:
    """Port 0 is a free one."""
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 0 to {LAST_PORT}")
    return int(text)
