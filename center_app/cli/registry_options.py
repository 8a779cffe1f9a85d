"""The options of `center registry`."""

import argparse
from datetime import date
from pathlib import Path

from center_app.cli.options import Commands, add, group, number

LAST_PORT = 65_535


def registry(commands: Commands) -> None:
    below = group(commands, "registry", "The reference registry.")
    serve = add(below, "serve", "Run the reference registry.", "registry:serve")
    serve.add_argument("--db", default="", help="its database (default: registry.db in the state)")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8750)
    enrol = add(below, "enroll", "Make a center known and give it a key.", "registry:enrol")
    enrol.add_argument("center", help="the center's code")
    enrol.add_argument("--db", default="")
    enrol.add_argument("--key-file", type=Path, required=True, help="where the key is written")

    about = "Let a center go on in a new epoch when the registry asks for it."
    allow = add(below, "allow", about, "registry:allow")
    allow.add_argument("center", help="the center's code")
    about = "Say that the registry's database was put back from a backup."
    renew = add(below, "renew", about, "registry:renew")
    about = "List entries that the registry keeps without understanding them."
    quarantine = add(below, "quarantine", about, "registry:quarantine")
    quarantine.add_argument("--all", action="store_true", help="also those that were looked at")
    quarantine.add_argument("--again", action="store_true", help="look again, after an update")
    about = "Say that somebody has looked at an entry that was set aside."
    review = add(below, "review", about, "registry:review")
    for name in ("center", "epoch"):
        review.add_argument(name)
    review.add_argument("entry", type=int, help="its number")
    about = "Ask what a center sends to be signed by its key."
    trust = add(below, "trust", about, "registry:trust")
    trust.add_argument("center")
    trust.add_argument("key", help="as `center sync key` says it")
    distrust = add(below, "distrust", "Believe a center's key no more.", "registry:distrust")
    distrust.add_argument("center")
    distrust.add_argument("name", help="the key's name")
    about = "Note what a backup holds, which was put back beside this database."
    durable = add(below, "durable", about, "registry:durable")
    durable.add_argument("copy", help="the address of that database")
    about = "List the centers, and how each of them stands."
    centers = add(below, "centers", about, "registry:centers")
    for command in (allow, renew, quarantine, review, trust, distrust, durable, centers):
        command.add_argument("--db", default="")
    _looking_after(below)


def _looking_after(registry: Commands) -> None:
    """Add them to the commands of the registry."""
    commands = [
        add(registry, "status", "Say what needs a look.", "registry_desk:status"),
        *_keys(registry),
        *_partitions(registry),
    ]
    about = "Let a role of PostgreSQL serve, without owning the tables."
    rights = add(registry, "rights", about, "registry_desk:rights")
    rights.add_argument("role")
    about = "Give somebody a key for the operators' page; an earlier one ends."
    operator = add(registry, "operator", about, "registry_desk:operator")
    operator.add_argument("name", help="whose it is")
    operator.add_argument("--key-file", type=Path, required=True, help="where the key is written")
    for command in (*commands, rights, operator):
        command.add_argument("--db", default="", help="the registry's database")


def _keys(registry: Commands) -> list[argparse.ArgumentParser]:
    keys = group(registry, "keys", "The keys of a center; `enroll` gives the first.")
    listed = add(keys, "list", "List them by their short names.", "registry_desk:list_keys")
    renew = add(keys, "renew", "Give a new one; all others end.", "registry_desk:renew_key")
    renew.add_argument("--key-file", type=Path, required=True, help="where the key is written")
    revoke = add(keys, "revoke", "End one of them.", "registry_desk:revoke_key")
    about = "End all keys of a center that sends no more; its entries stay."
    stop = add(registry, "stop", about, "registry_desk:stop")
    commands = [listed, renew, revoke, stop]
    for command in commands:
        command.add_argument("center", help="the center's code")
    revoke.add_argument("key", help="its short name")
    return commands


def _partitions(registry: Commands) -> list[argparse.ArgumentParser]:
    partitions = group(registry, "partitions", "The partitions of the entries, on PostgreSQL.")
    make = add(partitions, "make", "Make those of the coming days.", "registry_desk:make")
    make.add_argument("--days", type=number, default=14, help="how many")
    about = "Detach old days; they stay as tables, to be dumped and dropped."
    detach = add(partitions, "detach", about, "registry_desk:detach")
    detach.add_argument("--before", type=_day, required=True, help="the first day kept, YYYY-MM-DD")
    return [add(partitions, "list", "List them.", "registry_desk:list_partitions"), make, detach]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day as YYYY-MM-DD") from error


def _port(text: str) -> int:
    """Port 0 is a free one."""
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 0 to {LAST_PORT}")
    return int(text)
