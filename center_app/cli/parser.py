"""The subcommands of `center`, and how each failure becomes one sentence.

A subcommand's module is only loaded when it is called: `center sync` needs no screen.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from importlib import import_module
from pathlib import Path

from center_app.cli import (
    backup_options,
    bench_options,
    center_options,
    registry_options,
    report_options,
    server_options,
    station_options,
    update_options,
    whatif_options,
)
from center_app.cli.failures import EXPECTED, told
from center_app.cli.loading import loading
from center_app.cli.logs import kept, program_of
from center_app.cli.options import CONFIG, Commands, OneOf, add, group, number
from center_app.cli.settings import Settings, described, load

DONE, FAILED = 0, 1

KINDS = ("kiosk", "counter", "facing", "reception", "display", "manager")


def run(arguments: Sequence[str]) -> int:
    options = parser(arguments[0] if arguments else "").parse_args(arguments)
    options.arguments = tuple(arguments)
    try:
        settings = load(options.config, os.environ)
        command: Callable[..., int | None] = _command(options.run)
        with _logged(settings, options):
            return command(settings, options) or DONE
    except EXPECTED as error:
        print(told(error), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _logged(settings: Settings, options: argparse.Namespace) -> AbstractContextManager[None]:
    program = program_of(options)
    return kept(settings, program) if program else nullcontext()


@cache
def parser(called: str = "") -> argparse.ArgumentParser:
    """The whole command line, or of its commands only the one that is `called`, if it is one."""
    names = "\n".join(f"  {name} ({variable}): {about}" for name, variable, about in described())
    top = argparse.ArgumentParser(
        prog="center",
        description="The front desk and queue of a one-stop government service center.",
        epilog=f"Settings, in center.toml or as variables:\n{names}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--config", type=Path, help=CONFIG)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    if called:
        _commands(OneOf(commands, called))
    if not commands.choices:
        _commands(commands)
    return top


def _commands(commands: Commands) -> None:
    _demo(commands)
    server_options.first_run(commands, ("server", *KINDS, server_options.WEB, "registry"))
    center_options.center(commands)
    station_options.windows(commands)
    server_options.server(commands, KINDS)
    server_options.web(commands)
    station_options.printer(commands)
    station_options.voice(commands)
    station_options.slides(commands)
    registry_options.registry(commands)
    registry_options.sync(commands)
    _doctor(commands)
    _about(commands)
    _poster(commands)
    backup_options.backup(commands)
    update_options.update(commands)
    _journal(commands)
    report_options.report(commands)
    report_options.agreements(commands)
    _replay(commands)
    _forecast(commands)
    whatif_options.what_if(commands)
    bench_options.bench(commands)


def _demo(commands: Commands) -> None:
    demo = add(commands, "demo", "Play a morning at a sample center.", "demo:run")
    demo.add_argument(
        "--headless",
        action="store_true",
        help="without a screen: a played morning with its pictures",
    )
    demo.add_argument("--out", type=Path, default=Path("demo"), help="where its results go")
    demo.add_argument("--seed", type=int, default=1, help="which morning is played")
    screens = add(commands, "screens", "Draw every screen in every style.", "demo:screens")
    screens.add_argument("--out", type=Path, default=Path("screens"), help="where they go")
    screens.add_argument("--seed", type=int, default=1)
    screens.add_argument("--only", choices=(*KINDS, "setup"), help="of one kind of window alone")


def _journal(commands: Commands) -> None:
    journal = group(commands, "journal", "The journal of the center.")
    add(journal, "verify", "Check the chain of hashes.", "journal:verify")
    export = add(journal, "export", "Write out what was recorded.", "journal:export")
    about = "all entries; the journeys of visits as XES; or a day that `center replay` plays"
    export.add_argument("--format", choices=("jsonl", "xes", "trace"), default="jsonl", help=about)
    export.add_argument("--out", type=Path, required=True, help="a file; for a trace a folder")
    about = "the business day, as YYYY-MM-DD (default: xes all, trace the last full day)"
    export.add_argument("--date", help=about)
    about = "Move the center from its SQLite file into an empty PostgreSQL database."
    move = add(journal, "move", about, "moving:move")
    move.add_argument("--to", required=True, help="the new database's address")
    add(commands, "rebuild", "Make everything anew from the journal.", "journal:rebuild")
    about = "Get this version ready to start at once, while the one before still serves."
    add(commands, "prepare", about, "preparing:run")
    about = "Tell what happened to a visit, as the journal has it."
    visit = add(commands, "visit", about, "visit:run")
    about = "the number on the ticket, or what its QR code holds"
    visit.add_argument("number", metavar="NUMBER", nargs="?", help=about)
    visit.add_argument("--date", help="the business day, as YYYY-MM-DD (default: the present one)")
    visit.add_argument("--counter", metavar="CODE", help="a counter to which it was called")
    about = "about when it was there or, without a counter, took the ticket, as HH:MM"
    visit.add_argument("--at", metavar="TIME", help=about)
    about = "Say who looked at what of visits and messages, and what was exported."
    audit = add(commands, "audit", about, "audit:run")
    audit.add_argument("--date", help="the last business day, as YYYY-MM-DD (default: today's)")
    audit.add_argument("--days", type=number, default=30, help="how many days back (30)")


def _doctor(commands: Commands) -> None:
    doctor = add(commands, "doctor", "Say how this machine does and what to do.", "doctor:run")
    doctor.add_argument("--bundle", type=Path, help="write all of it into a ZIP file too")
    doctor.add_argument("--lang", choices=("ar", "en"), help="(default: this machine's)")


def _poster(commands: Commands) -> None:
    about = "Make the poster that tells citizens how a visit goes, as a PDF of A3."
    poster = add(commands, "poster", about, "poster:run")
    poster.add_argument("--out", type=Path, default=Path("poster.pdf"), help="(poster.pdf)")


def _about(commands: Commands) -> None:
    about = add(
        commands, "about", "Say what this product is made of, and on what terms.", "about:run"
    )
    about.add_argument("part", metavar="NAME", nargs="?", help="show the terms of this part")
    about.add_argument("--lang", choices=("ar", "en"), help="(default: this machine's)")


def _replay(commands: Commands) -> None:
    replay = add(commands, "replay", "Play days of traces through the real rule.", "replay:run")
    about = "TRACE.csv, in this order, learning from one to the next"
    replay.add_argument("traces", type=Path, nargs="+", metavar="TRACE", help=about)
    replay.add_argument("--center", type=Path, required=True, help="the center, as CENTER.json")
    replay.add_argument("--out", type=Path, required=True, help="the folder for what comes of it")
    replay.add_argument("--policy", choices=("center", "fifo", "strict"), default="center")
    about = "draw unplanned pauses, as often as the center says (default: none)"
    replay.add_argument("--seed", type=int, help=about)


def _forecast(commands: Commands) -> None:
    about = "Say how many are expected on a day, when, and for what."
    forecast = add(commands, "forecast", about, "forecast:run")
    which = forecast.add_mutually_exclusive_group()
    which.add_argument("--date", help="the business day, as YYYY-MM-DD (default: tomorrow)")
    about = "how good the forecasts of the past days would have been, beside those of last week"
    which.add_argument("--backtest", action="store_true", help=about)


def _command(name: str) -> Callable[..., int | None]:
    module, _, function = name.partition(":")
    with loading():
        loaded = import_module(f"center_app.cli.{module}")
    found: Callable[..., int | None] = getattr(loaded, function)
    return found
