"""The subcommands of `center registry` for those who look after it: keys, partitions, rights."""

import argparse
from pathlib import Path

from center_app.cli.options import Commands, add, day, group, number


def looking_after(registry: Commands) -> None:
    """Add them to the commands of the registry."""
    commands = [
        add(registry, "status", "Say what needs a look.", "registry_desk:status"),
        *_keys(registry),
        *_partitions(registry),
        *_directory(registry),
    ]
    about = "Let a role of PostgreSQL serve, without owning the tables."
    rights = add(registry, "rights", about, "registry_desk:rights")
    rights.add_argument("role")
    about = "Give somebody a key for the operators' page; an earlier one ends."
    operator = add(registry, "operator", about, "registry_desk:operator")
    operator.add_argument("name", help="whose it is")
    either = operator.add_mutually_exclusive_group(required=True)
    either.add_argument("--key-file", type=Path, help="where the key is written")
    either.add_argument("--end", action="store_true", help="end it, and give no other")
    for command in (*commands, rights, operator):
        command.add_argument(
            "--db", default="", help="the registry's database, or the directory of several"
        )


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
    detach.add_argument("--before", type=day, required=True, help="the first day kept, YYYY-MM-DD")
    return [add(partitions, "list", "List them.", "registry_desk:list_partitions"), make, detach]


def _directory(registry: Commands) -> list[argparse.ArgumentParser]:
    about = "Which database each center lives in, where a registry has several."
    directory = group(registry, "directory", about)
    listed = add(directory, "list", "Say it.", "registry_desk:list_directory")
    about = "Name a database, or give one another address; whoever serves starts anew then."
    named = add(directory, "add", about, "registry_desk:add_database")
    named.add_argument("name", help="what it is called, such as north")
    named.add_argument("address")
    about = "Say where a new center lives; `enroll` else takes the database that has the fewest."
    place = add(directory, "place", about, "registry_desk:place")
    place.add_argument("center", help="the center's code")
    place.add_argument("name", help="of the database")
    return [listed, named, place]
