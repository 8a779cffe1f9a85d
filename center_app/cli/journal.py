"""`center journal` and `center rebuild`: checking and taking out what was recorded."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.house import House, note_export, open_house, open_journal
from center_app.cli.past_days import chosen_day, every_day
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.plain import Fault, Unreadable, plain
from center_app.simulation.plan import written as plan_text
from center_app.simulation.recorded import recorded
from center_app.simulation.recorded.event_log import write_event_log
from center_app.simulation.trace import written as trace_text

TRACE, CENTER = "TRACE.csv", "CENTER.json"


def verify(settings: Settings, options: Namespace) -> int:
    """Raises Failed naming the first entry that is not what it was."""
    with open_journal(settings) as journal:
        verdict = journal.verify()
    if not verdict.sound and not options.json:
        at = f"entry {verdict.first_bad} of {verdict.epoch}"
        raise Failed(f"The journal is not as it was recorded: {verdict.flaw} at {at}.")
    sound = f"{verdict.checked} entries, and every one is as it was recorded."
    tell(options, sound, **plain(verdict), sound=verdict.sound)
    return 0 if verdict.sound else 1


def export(settings: Settings, options: Namespace) -> None:
    """All entries, the journeys of visits, or a day that can be played, as `--format` says."""
    if options.format == "jsonl":
        _export_entries(settings, options)
        return
    with closing(open_house(settings)) as house:
        note_export(settings, options.format)
        if options.format == "xes":
            _export_journeys(house, options)
        else:
            _export_trace(house, options)


def _export_entries(settings: Settings, options: Namespace) -> None:
    if options.date is not None:
        raise Unreadable([Fault("--date", "the entries are exported as a whole")])
    with open_journal(settings) as journal:
        note_export(settings, options.format)
    with open_journal(settings) as journal, options.out.open("wb") as file:
        number = journal.export_jsonl(file)
    done = f"{number} entries are in {options.out}."
    tell(options, done, entries=number, file=str(options.out))


def _export_journeys(house: House, options: Namespace) -> None:
    """The file is there as a whole or not at all."""
    days = every_day(house) if options.date is None else [chosen_day(house, options.date)]
    beside = options.out.with_name(f".{options.out.name}.part")
    try:
        with beside.open("wb") as file:
            number = write_event_log(file, days)
        beside.replace(options.out)
    finally:
        beside.unlink(missing_ok=True)
    tell(options, f"{number} visits are in {options.out}.", visits=number, file=str(options.out))


def _export_trace(house: House, options: Namespace) -> None:
    day = chosen_day(house, options.date)
    plan, trace = recorded(day)
    folder: Path = options.out
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CENTER).write_bytes(plan_text(plan).encode())
    (folder / TRACE).write_bytes(trace_text(trace.arrivals).encode())
    number = len(trace.arrivals)
    done = f"{number} visits of {day.day} and {len(plan.counters)} counters are in {folder}."
    facts = {"date": day.day.isoformat(), "visits": number, "counters": len(plan.counters)}
    tell(options, done, **facts, folder=str(folder))


def rebuild(settings: Settings, options: Namespace) -> None:
    """Play the whole journal again and compare the hall that comes out with the one in use."""
    with closing(open_house(settings)) as house:
        equal = house.center.rebuild()
    words = "is the same" if equal else "was another one and is replaced"
    tell(options, f"The hall {words}.", equal=equal)
