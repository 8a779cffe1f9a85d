"""The subcommands of `center`, and how each failure becomes one sentence.

A subcommand's module is only loaded when it is called: `center sync` needs no screen.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from center_app.cli.failures import EXPECTED, told
from center_app.cli.loading import loading
from center_app.cli.settings import described, load

DONE, FAILED = 0, 1

LAST_PORT = 65_535

CONFIG = "the settings file (else CENTER_CONFIG)"

Commands = Any
"""Where argparse adds subcommands; its type has no public name."""


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    try:
        settings = load(options.config, os.environ)
        command: Callable[..., int | None] = _command(options.run)
        return command(settings, options) or DONE
    except EXPECTED as error:
        print(told(error), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    names = "\n".join(f"  {name} ({variable}): {about}" for name, variable, about in described())
    top = argparse.ArgumentParser(
        prog="center",
        description="The front desk and queue of a one-stop government service center.",
        epilog=f"Settings, in center.toml or as variables:\n{names}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--config", type=Path, help=CONFIG)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _demo(commands)
    _set_up(commands)
    _stations(commands)
    _printer(commands)
    _registry(commands)
    _sync(commands)
    _journal(commands)
    _report(commands)
    _replay(commands)
    _bench(commands)
    return top


def _add(commands: Commands, name: str, about: str, run: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    command.add_argument("--config", type=Path, default=argparse.SUPPRESS, help=CONFIG)
    command.add_argument("--json", action="store_true", help="say it as JSON")
    command.set_defaults(run=run)
    return command


def _group(commands: Commands, name: str, about: str) -> Commands:
    group = commands.add_parser(name, help=about, description=about)
    return group.add_subparsers(required=True, metavar="COMMAND")


def _demo(commands: Commands) -> None:
    demo = _add(commands, "demo", "Play a morning at a sample center.", "demo:run")
    demo.add_argument(
        "--headless",
        action="store_true",
        help="without a screen: a played morning with its pictures",
    )
    demo.add_argument("--out", type=Path, default=Path("demo"), help="where its results go")
    demo.add_argument("--seed", type=int, default=1, help="which morning is played")
    screens = _add(commands, "screens", "Draw every screen in every style.", "demo:screens")
    screens.add_argument("--out", type=Path, default=Path("screens"), help="where they go")
    screens.add_argument("--seed", type=int, default=1)


def _set_up(commands: Commands) -> None:
    init = _add(commands, "init", "Make the database of a new center.", "setup:init")
    what = init.add_mutually_exclusive_group()
    what.add_argument("--sample", action="store_true", help="with a sample center in it")
    what.add_argument("--settings", type=Path, help="a JSON file with name, hours, zones, series")
    catalogue = _group(commands, "catalogue", "The catalogue of services.")
    take = _add(catalogue, "import", "Take a catalogue into use.", "setup:import_catalogue")
    take.add_argument("file", type=Path)
    places = _group(commands, "place", "The places of the counters.")
    place = _add(places, "add", "Place a counter in a zone.", "setup:add_place")
    place.add_argument("counter")
    place.add_argument("--zone", required=True)
    employee = _group(commands, "employee", "The employees of the center.")
    add = _add(employee, "add", "Make an employee known.", "setup:add_employee")
    add.add_argument("number", help="the employee number")
    add.add_argument("--name-ar", required=True)
    add.add_argument("--name-en", required=True)
    add.add_argument("--home", required=True, help="the code of the home agency")
    add.add_argument("--role", action="append", default=[], help="agent, supervisor, manager, …")
    add.add_argument("--skill", action="append", default=[], help="CODE, CODE:partial or agency:A")
    about = "Say until when an employee is certified."
    certify = _add(employee, "certify", about, "setup:certify")
    certify.add_argument("number", help="the employee number")
    certify.add_argument("--until", required=True, help="the last day, as YYYY-MM-DD")
    certify.add_argument(
        "--skill", action="append", default=[], help="CODE or agency:A (default: all skills held)"
    )


def _stations(commands: Commands) -> None:
    for name, about in (
        ("kiosk", "Where citizens take tickets."),
        ("counter", "An employee's desk."),
        ("display", "The board of the hall."),
        ("manager", "The manager's screens."),
    ):
        window = _add(commands, name, about, "stations:run")
        window.set_defaults(window=name)
        window.add_argument("--station", default=name, help="the station's name")
        window.add_argument("--lang", choices=("ar", "en"), help="the language to begin in")
        window.add_argument("--screenshot", type=Path, help="draw the first page there and end")
        if name == "counter":
            window.add_argument("--counter", default="1", help="the number on the counter's sign")


def _printer(commands: Commands) -> None:
    printer = _group(commands, "printer", "The ticket printer of this machine.")
    about = "Say how the printer stands and how long its paper lasts."
    commands_of_it = (
        _add(printer, "test", "Print a test slip, and tell of the printer.", "printer:test"),
        _add(printer, "status", about, "printer:status"),
        roll := _add(printer, "new-roll", "Say that a new roll is in.", "printer:new_roll"),
    )
    for command in commands_of_it:
        command.add_argument("--lang", choices=("ar", "en"), default="en", help="of what is said")
    roll.add_argument("--length-m", type=_number, help="metres (default: as the last roll)")


def _registry(commands: Commands) -> None:
    registry = _group(commands, "registry", "The reference registry.")
    serve = _add(registry, "serve", "Run the reference registry.", "registry:serve")
    serve.add_argument("--db", default="", help="its database (default: registry.db in the state)")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8750)
    enrol = _add(registry, "enroll", "Make a center known and give it a key.", "registry:enrol")
    enrol.add_argument("center", help="the center's code")
    enrol.add_argument("--db", default="")
    enrol.add_argument("--key-file", type=Path, required=True, help="where the key is written")


def _sync(commands: Commands) -> None:
    sync = _group(commands, "sync", "The link to the central registry.")
    for name, about in (
        ("once", "Send what the registry lacks, once."),
        ("run", "Keep the registry up to date until stopped."),
        ("status", "Say how far the registry is."),
    ):
        _add(sync, name, about, f"sync:{name}")


def _journal(commands: Commands) -> None:
    journal = _group(commands, "journal", "The journal of the center.")
    _add(journal, "verify", "Check the chain of hashes.", "journal:verify")
    export = _add(journal, "export", "Write all entries to a file.", "journal:export")
    export.add_argument("--format", choices=("jsonl",), default="jsonl")
    export.add_argument("--out", type=Path, required=True)
    _add(commands, "rebuild", "Make everything anew from the journal.", "journal:rebuild")


def _report(commands: Commands) -> None:
    report = _group(commands, "report", "Reports.")
    day = _add(report, "day", "Write the report of a day.", "report:day")
    day.add_argument("--date", help="the business day, as YYYY-MM-DD (default: the present one)")
    day.add_argument("--out", type=Path, required=True, help="a file that ends with .pdf or .json")
    day.add_argument("--lang", choices=("ar", "en"))


def _replay(commands: Commands) -> None:
    replay = _add(commands, "replay", "Play days of traces through the real rule.", "replay:run")
    about = "TRACE.csv, in this order, learning from one to the next"
    replay.add_argument("traces", type=Path, nargs="+", metavar="TRACE", help=about)
    replay.add_argument("--center", type=Path, required=True, help="the center, as CENTER.json")
    replay.add_argument("--out", type=Path, required=True, help="the folder for what comes of it")
    replay.add_argument("--policy", choices=("center", "fifo", "strict"), default="center")
    about = "draw unplanned pauses, as often as the center says (default: none)"
    replay.add_argument("--seed", type=int, help=about)


def _bench(commands: Commands) -> None:
    bench = _group(commands, "bench", "Benchmarks, each beside a baseline or a goal.")
    for name, about in (("issue", "Issuing tickets."), ("call", "Calling the next visit.")):
        command = _measuring(bench, name, about)
        command.add_argument("--processes", type=_number, nargs="+", default=[1, 8])
        _among_waiting(command)
        _on_databases(command)
    _among_waiting(_measuring(bench, "decide", "Deciding alone, without the database."))
    start = _measuring(bench, "start", "Starting in the middle of a day.")
    start.add_argument("--visits", type=_number, default=2_000, help="of that day")
    _on_databases(start)
    kiosk = _measuring(bench, "kiosk", "From the last touch to number and paper.")
    kiosk.add_argument("--processes", type=_number, default=8, help="that work meanwhile")
    kiosk.add_argument("--tickets", type=_number, default=40, help="in a run")

    replay = _add(
        bench, "replay", "The rule and the estimate, beside what others do.", "bench:replay"
    )
    replay.add_argument("--days", "--runs", type=_number, default=10, help="that are compared")
    replay.add_argument("--learn", type=int, default=5, help="days before, from which it learns")
    kinds = ("base", "calm", "peak", "absent", "surge")
    replay.add_argument("--scenario", choices=kinds, nargs="+", default=kinds[:1])
    replay.add_argument("--seed", type=_number, default=101, help="of the first day")
    replay.add_argument("--center", type=Path, help="as CENTER.json (default: one by chance)")


def _measuring(bench: Commands, name: str, about: str) -> argparse.ArgumentParser:
    command = _add(bench, name, about, f"bench:{name}")
    command.add_argument("--runs", type=_number, default=5, help="of which the median counts")
    return command


def _among_waiting(command: argparse.ArgumentParser) -> None:
    command.add_argument("--waiting", type=int, nargs="+", default=[0, 1_000, 10_000])
    command.add_argument("--seconds", type=float, default=0.5, help="that a run takes")


def _on_databases(command: argparse.ArgumentParser) -> None:
    about = "addresses of empty databases that it may fill (default: a SQLite file of its own)"
    command.add_argument("--database", nargs="+", default=[None], help=about)


def _port(text: str) -> int:
    """Port 0 is a free one."""
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 0 to {LAST_PORT}")
    return int(text)


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not 1 or more")
    return int(text)


def _command(name: str) -> Callable[..., int | None]:
    module, _, function = name.partition(":")
    with loading():
        loaded = import_module(f"center_app.cli.{module}")
    found: Callable[..., int | None] = getattr(loaded, function)
    return found
