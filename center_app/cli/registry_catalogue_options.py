"""The subcommands of `center registry` for what it gives to its centers."""

import argparse
import re
from pathlib import Path

from center_app.cli.options import Commands, add, day, group, number
from sync.wire import CLIENT_PATTERN

USUAL_DAYS = 90
"""How long a release is good for before centers say that no other came."""


def giving(registry: Commands) -> None:
    """Add them to the commands of the registry."""
    catalogue = group(registry, "catalogue", "The catalogue that the centers take.")
    about = "Make the publisher's key where there is none yet, and say its public part."
    key = add(catalogue, "key", about, "registry_catalogue:key")
    key.add_argument("--key-file", type=Path, required=True, help="where the secret lies")
    about = "Publish what this key of the publisher's has signed; two at most."
    trust = add(catalogue, "trust", about, "registry_catalogue:trust")
    trust.add_argument("key", help="as `center registry catalogue key` says it")
    about = "Believe a publisher's key no more."
    distrust = add(catalogue, "distrust", about, "registry_catalogue:distrust")
    distrust.add_argument("name", help="the key's name")
    about = "Sign a catalogue on a machine apart from the registry."
    sign = add(catalogue, "sign", about, "registry_catalogue:sign_release")
    sign.add_argument("--key-file", type=Path, required=True, help="the publisher's secret")
    sign.add_argument("--number", type=number, required=True, help="one more than the last")
    sign.add_argument("--out", type=Path, required=True, help="where the manifest is written")
    about = "Check a catalogue and give it to the centers."
    publish = add(catalogue, "publish", about, "registry_catalogue:publish")
    how = publish.add_mutually_exclusive_group(required=True)
    how.add_argument("--key-file", type=Path, help="the publisher's secret, to sign here")
    how.add_argument("--manifest", type=Path, help="what `sign` wrote")
    publish.add_argument("--number", type=number, help="of the release (default: the next one)")
    for command in (sign, publish):
        _terms(command)
    listed = add(catalogue, "list", "List the releases.", "registry_catalogue:list_releases")
    about = "Give a center its appointments of the days in a file."
    book = add(registry, "appointments", about, "registry_catalogue:book")
    book.add_argument("center", help="the center's code")
    book.add_argument("file", type=Path, help="CSV by hand, or a list as .json")
    about = "a day that the file is all of, though it may have none of it"
    book.add_argument("--day", type=day, action="append", default=[], help=about)
    for command in (trust, distrust, publish, listed, book):
        command.add_argument("--db", default="", help="the registry's database")


def _terms(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path)
    about = "the first day on which it may take effect, YYYY-MM-DD (default: the next opening)"
    command.add_argument("--not-before", type=day, help=about)
    about = "after how many days another release should have come"
    command.add_argument("--days", type=number, default=USUAL_DAYS, help=about)
    about = "the oldest version of the centers' program that understands it"
    command.add_argument("--min-client", type=_version, default="0.1.0", help=about)


def _version(text: str) -> str:
    if not re.fullmatch(CLIENT_PATTERN, text):
        raise argparse.ArgumentTypeError(f"{text!r} is no version like 1.2.0")
    return text
