"""The subcommands of `center update`."""

import argparse
import re
from datetime import date
from pathlib import Path

from center_app.cli.options import Commands, add, day, group, number
from sync.wire import CLIENT_PATTERN

ALL = 100

USUAL_DAYS = 60
"""How long an offer is good for: until then the last stage has its version."""


def update(commands: Commands) -> None:
    """Add them to the commands."""
    parts = group(commands, "update", "New versions of the program for the stations.")
    about = "Make a key where there is none yet, and say its public part."
    key = add(parts, "key", about, "update:key")
    both = add(
        parts, "keys", "Write the file with the two keys that stations believe.", "update:keys"
    )
    both.add_argument("release_key", help="as `center update key` says it")
    both.add_argument("rollout_key", help="another one")
    release = add(
        parts, "release", "Sign a setup as a version of the program.", "update:sign_release"
    )
    release.add_argument("file", type=Path, help="the setup for Windows")
    release.add_argument("--number", type=_version, required=True, help="its version, like 1.2.0")
    about = "the oldest version that it may follow"
    release.add_argument("--min-version", type=_version, default="0", help=about)
    offer = add(parts, "offer", "Sign when which stations take a release.", "update:sign_stages")
    offer.add_argument("release", type=Path, help="what `release` wrote")
    offer.add_argument("--number", type=number, required=True, help="one more than the last")
    about = "from a day on for so many per cent, like 2027-01-10:25; may be said several times"
    offer.add_argument("--stage", type=_stage, action="append", default=[], help=about)
    about = "how many days it is good for"
    offer.add_argument("--days", type=number, default=USUAL_DAYS, help=about)
    for command in (key, release, offer):
        command.add_argument("--key-file", type=Path, required=True, help="where the secret lies")
    for command in (both, release, offer):
        command.add_argument("--out", type=Path, required=True, help="the file to write")
    publish = add(parts, "publish", "Offer it to the stations of this server.", "update:publish")
    publish.add_argument("offer", type=Path, help="what `offer` wrote")
    publish.add_argument("file", type=Path, help="the setup itself")
    publish.add_argument("--keys", type=Path, required=True, help="what `keys` wrote")
    add(parts, "withdraw", "Offer it no more.", "update:withdraw")
    run = add(parts, "run", "Take the update that the server offers.", "update:run")
    run.add_argument("--restart", action="store_true", help="restart this PC after it")


def _version(text: str) -> str:
    if not re.fullmatch(CLIENT_PATTERN, text):
        raise argparse.ArgumentTypeError(f"{text!r} is no version like 1.2.0")
    return text


def _stage(text: str) -> tuple[date, int]:
    said, _, share = text.partition(":")
    if not (share.isascii() and share.isdigit() and int(share) <= ALL):
        raise argparse.ArgumentTypeError(f"{text!r} is no day and share like 2027-01-10:25")
    return day(said), int(share)
