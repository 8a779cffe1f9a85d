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
    bench_options,
    registry_options,
    report_options,
    server_options,
    update_options,
    whatif_options,
)
from center_app.cli.failures import EXPECTED, told
from center_app.cli.loading import loading
from center_app.cli.logs import kept, program_of
from center_app.cli.options import CONFIG, Commands, add, group, number
from center_app.cli.rotation_days import DAYS, WEEKS
from center_app.cli.settings import Settings, described, load

DONE, FAILED = 0, 1

KINDS = ("kiosk", "counter", "facing", "reception", "display", "manager")

GUARD = "start the window anew when it ends by a fault or has hung for so long (15 seconds)"

WALL = "show the hall alone, in large figures, for a screen on the wall"

FACING = "open the citizen's side too, on the second screen of this machine"


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
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
    server_options.first_run(commands, ("server", *KINDS, server_options.WEB, "registry"))
    _set_up(commands)
    _appointments(commands)
    _stations(commands)
    server_options.server(commands, KINDS)
    server_options.web(commands)
    _printer(commands)
    _voice(commands)
    _slides(commands)
    registry_options.registry(commands)
    registry_options.sync(commands)
    _doctor(commands)
    _about(commands)
    _poster(commands)
    _backup(commands)
    update_options.update(commands)
    _journal(commands)
    report_options.report(commands)
    report_options.agreements(commands)
    _replay(commands)
    _forecast(commands)
    whatif_options.what_if(commands)
    bench_options.bench(commands)
    return top


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


def _set_up(commands: Commands) -> None:
    init = add(commands, "init", "Make the database of a new center.", "setup:init")
    what = init.add_mutually_exclusive_group()
    what.add_argument("--sample", action="store_true", help="with a sample center in it")
    what.add_argument("--settings", type=Path, help="a JSON file with name, hours, zones, series")
    catalogue = group(commands, "catalogue", "The catalogue of services.")
    take = add(catalogue, "import", "Take a catalogue into use.", "setup:import_catalogue")
    take.add_argument("file", type=Path)
    places = group(commands, "place", "The places of the counters.")
    place = add(places, "add", "Place a counter in a zone.", "setup:add_place")
    place.add_argument("counter")
    place.add_argument("--zone", required=True)
    _routing(commands)
    _alarms(commands)
    _employees(commands)


def _employees(commands: Commands) -> None:
    employee = group(commands, "employee", "The employees of the center.")
    hire = add(employee, "add", "Make an employee known.", "employees:add_employee")
    hire.add_argument("number", help="the employee number")
    hire.add_argument("--name-ar", required=True)
    hire.add_argument("--name-en", required=True)
    hire.add_argument("--home", required=True, help="the code of the home agency")
    hire.add_argument("--role", action="append", default=[], help="agent, supervisor, manager, …")
    hire.add_argument("--skill", action="append", default=[], help="CODE, CODE:partial or agency:A")
    about = "Say until when an employee is certified."
    certify = add(employee, "certify", about, "employees:certify")
    certify.add_argument("number", help="the employee number")
    certify.add_argument("--until", required=True, help="the last day, as YYYY-MM-DD")
    certify.add_argument(
        "--skill", action="append", default=[], help="CODE or agency:A (default: all skills held)"
    )
    about = "Change an employee's skills, for good or for today only."
    skills = add(employee, "skills", about, "employees:change_skills")
    skills.add_argument("number", help="the employee number")
    skills.add_argument("--add", action="append", default=[], help="CODE, CODE:partial or agency:A")
    skills.add_argument("--remove", action="append", default=[], help="CODE or agency:A")
    skills.add_argument("--today", action="store_true", help="until the business day ends")
    for name, about, run in (
        ("reset-pin", "Give an employee a new PIN.", "employees:reset_pin"),
        ("unlock", "Let an employee try again after too many wrong PINs.", "employees:unlock"),
    ):
        one = add(employee, name, about, run)
        one.add_argument("number", help="the employee number")


def _routing(commands: Commands) -> None:
    routing = group(commands, "routing", "The parameters of who is next.")
    add(routing, "show", "Say every parameter with its range and meaning.", "routing:show")
    change = add(routing, "set", "Change parameters, and nothing else.", "routing:change")
    change.add_argument("values", nargs="+", metavar="NAME=VALUE")


def _alarms(commands: Commands) -> None:
    alarms = group(commands, "alarms", "From what on the hall raises an alarm.")
    add(alarms, "show", "Say every limit with its range and meaning.", "alarms:show")
    change = add(alarms, "set", "Change limits, and nothing else.", "alarms:change")
    change.add_argument("values", nargs="+", metavar="NAME=VALUE")


def _appointments(commands: Commands) -> None:
    appointments = group(commands, "appointments", "Booked visits.")
    about = "Take in the appointments of the days in a file; those missing in it are withdrawn."
    take = add(appointments, "import", about, "appointments:take")
    take.add_argument("file", type=Path, help="CSV by hand, or the registry's .json")
    listed = add(appointments, "list", "List the appointments of a day.", "appointments:show")
    listed.add_argument("--date", help="as YYYY-MM-DD (default: the present business day)")


def _stations(commands: Commands) -> None:
    for name, about in (
        ("kiosk", "Where citizens take tickets."),
        ("counter", "An employee's desk."),
        ("facing", "The citizen's side of a counter, on a second screen."),
        ("reception", "Where staff at the door give tickets."),
        ("display", "The board of the hall."),
        ("manager", "The manager's screens."),
    ):
        window = add(commands, name, about, "stations:run")
        window.set_defaults(window=name)
        window.add_argument("--station", default=name, help="the station's name")
        window.add_argument("--lang", choices=("ar", "en"), help="the language to begin in")
        window.add_argument("--screenshot", type=Path, help="draw the first page there and end")
        window.add_argument("--guard", type=number, nargs="?", const=15, metavar="S", help=GUARD)
        if name in ("counter", "facing"):
            window.add_argument("--counter", default="1", help="the number on the counter's sign")
        if name == "manager":
            window.add_argument("--wall", action="store_true", help=WALL)
        if name == "counter":
            window.add_argument("--facing", action="store_true", help=FACING)


def _printer(commands: Commands) -> None:
    printer = group(commands, "printer", "The ticket printer of this machine.")
    about = "Say how the printer stands and how long its paper lasts."
    commands_of_it = (
        add(printer, "test", "Print a test slip, and tell of the printer.", "printer:test"),
        add(printer, "status", about, "printer:status"),
        roll := add(printer, "new-roll", "Say that a new roll is in.", "printer:new_roll"),
    )
    for command in commands_of_it:
        command.add_argument("--lang", choices=("ar", "en"), default="en", help="of what is said")
    roll.add_argument("--length-m", type=number, help="metres (default: as the last roll)")


def _voice(commands: Commands) -> None:
    voice = group(commands, "voice", "The voice that says the calls in the hall.")
    about = "Make a synthesised voice, in place of the one that is there."
    build = add(voice, "build", about, "voice:build")
    about = "Check that all clips of a voice are there and sound, and how long calls take."
    check = add(voice, "check", about, "voice:check")
    for command in (build, check):
        about = "the folder of the voice (default: this machine's)"
        command.add_argument("folder", type=Path, nargs="?", help=about)
    check.add_argument("--letters", default="A", help="of the ticket numbers (default: A)")


def _slides(commands: Commands) -> None:
    slides = group(commands, "slides", "Pictures and texts beside the calls of a display.")
    about = "Check that all of them can be shown, and say in which order."
    check = add(slides, "check", about, "slides:check")
    about = "the folder of the slides (default: this machine's)"
    check.add_argument("folder", type=Path, nargs="?", help=about)


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


def _backup(commands: Commands) -> None:
    backup = add(commands, "backup", "Copy the whole center into one locked file.", "backup:backup")
    backup.add_argument("--new-key", type=Path, metavar="FILE", help="make the key that opens them")
    about = "see whether all backups are still the files that were proven when they were made"
    backup.add_argument("--check", action="store_true", help=about)
    about = "keep the last one of so many days"
    backup.add_argument("--days", type=number, default=DAYS, help=f"{about} ({DAYS})")
    about = "and of so many weeks"
    backup.add_argument("--weeks", type=number, default=WEEKS, help=f"{about} ({WEEKS})")
    restore = add(commands, "restore", "Put a center back from a backup.", "backup:restore")
    restore.add_argument("file", type=Path)
    restore.add_argument("--key", type=Path, required=True, help="the file that opens it")
    about = "only try it: into a scratch database, compared with the journal entry by entry"
    restore.add_argument("--drill", action="store_true", help=about)
    restore.add_argument("--aside", action="store_true", help="put the database here aside first")


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
