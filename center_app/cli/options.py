"""How a subcommand is added, with what every one of them understands."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

CONFIG = "the settings file (else CENTER_CONFIG)"

Commands = Any
"""Where argparse adds subcommands; its type has no public name."""


class OneOf:
    """The commands, of which only the one that was called is made: all take 60 ms of a start."""

    def __init__(self, commands: Commands, called: str) -> None:
        self._commands = commands
        self._called = called

    def add_parser(self, name: str, **about: str) -> Any:
        return self._commands.add_parser(name, **about) if name == self._called else Unmade()


class Unmade:
    """A command that was not called: whatever is said of it is not heard."""

    def __getattr__(self, _name: str) -> "Unmade":
        return self

    def __call__(self, *_said: object, **_more: object) -> "Unmade":
        return self


def add(commands: Commands, name: str, about: str, run: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    command.add_argument("--config", type=Path, default=argparse.SUPPRESS, help=CONFIG)
    command.add_argument("--json", action="store_true", help="say it as JSON")
    command.set_defaults(run=run)
    return command


def group(commands: Commands, name: str, about: str) -> Commands:
    below = commands.add_parser(name, help=about, description=about)
    return below.add_subparsers(required=True, metavar="COMMAND")


def number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not 1 or more")
    return int(text)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day as YYYY-MM-DD") from error
