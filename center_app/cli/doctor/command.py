"""The examination, and how it is told: in words, as JSON, or in a bundle for those who help."""

import json
import zipfile
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import partial
from pathlib import Path

from sqlalchemy.engine import make_url

from center_app.cli.doctor import center, machine, station
from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.logs import files_of
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain.clock import local
from center_app.language import Language, find, words
from center_app.store.kept.stations import Kind
from sync.stations.identity import Identity

LOGIN = "database"
"""Of these settings the password is left out: those that name a database."""

SIGNS = {Level.WELL: "+", Level.WATCH: "!", Level.ACT: "X"}

ROLE = "role"
NO_ROLE = words("This machine has no center yet, and is no station of one.")
CHOOSE = words("Make a center with `center init`, or enrol this machine: `center station enrol`.")
NOT_EXAMINED = words("This could not be looked at: {why}.")
TELL_US = words("Send the bundle (`center doctor --bundle FILE.zip`) to those who support you.")
ALL_WELL = words("All is well.")


def run(settings: Settings, options: Namespace) -> int:
    """Ends with 1 where somebody has to act."""
    findings = [*examined(settings, SystemClock())]
    language = find(options.lang or settings.language)
    if options.bundle is not None:
        bundle(options.bundle, settings, findings)
    if options.json:
        print(json.dumps([*map(facts_of, findings)], ensure_ascii=False))
    else:
        print("\n".join(told(findings, language)))
    return int(any(one.level is Level.ACT for one in findings))


def examined(settings: Settings, clock: SystemClock) -> Iterator[Finding]:
    """Every finding, in the order in which a person would look."""
    now = local(clock.now().at)
    yield from _tried(machine.DISK, lambda: machine.disk(settings))
    yield machine.clock(now)
    yield machine.versions()
    here: list[Identity] = []
    for one in station.identities(settings):
        if isinstance(one, Finding):
            yield one
            continue
        here.append(one)
        yield from _tried(station.SERVER, partial(station.server, one))
    has_center = _has_center(settings)
    if has_center:
        yield from _tried(center.DATABASE, lambda: center.center(settings, clock))
        yield from _tried(center.CERTIFICATE, lambda: center.certificates(settings, now))
    elif not here:
        yield Finding(ROLE, Level.ACT, NO_ROLE, CHOOSE)
    if has_center or station.prints({one.kind for one in here}):
        yield from _tried(station.PRINTER, lambda: (station.printer(settings, clock),))
    if has_center or any(one.kind == Kind.DISPLAY for one in here):
        yield from _tried(station.SOUND, lambda: station.sound(settings))
    if here:
        yield machine.screen()


def told(findings: Iterable[Finding], language: Language, well: str = ALL_WELL) -> Iterator[str]:
    """A line each, what to do below it, and `well` as the last one if all is well."""
    all_well = bool(well)
    for one in findings:
        all_well &= one.level is Level.WELL
        yield f"{SIGNS[one.level]} {one.said(language)}"
        if advice := one.advice(language):
            yield f"    {advice}"
    if all_well:
        yield language.say(well)


def facts_of(one: Finding) -> dict[str, object]:
    """A finding for machines, with its sentences in both languages."""
    said = {code: one.said(find(code)) for code in ("ar", "en")}
    todo = {code: one.advice(find(code)) for code in ("ar", "en")}
    return {"check": one.check, "level": one.level, "said": said, "todo": todo, **one.facts}


def bundle(file: Path, settings: Settings, findings: Iterable[Finding]) -> None:
    """The findings, the settings, the logs, and of no other file more than its name and size."""
    parts = {
        "findings.json": [*map(facts_of, findings)],
        "settings.json": dict(_shown(settings)),
        "files.json": dict(_files(settings.state)),
    }
    # A clock of 1970 is no reason to have no help: the format knows no year before 1980.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as whole:
        for name, part in parts.items():
            text = json.dumps(part, ensure_ascii=False, indent=2)
            whole.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        for log in files_of(settings):
            whole.write(log, f"logs/{log.name}")


def _tried(check: str, look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """A fault of one look hides none of the others."""
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001 - whatever it was, a person has to know of it
        why = f"{type(error).__name__}: {error}".rstrip(".")
        yield Finding(check, Level.ACT, NOT_EXAMINED, TELL_US, {"why": why})


def _has_center(settings: Settings) -> bool:
    return bool(settings.database_url) or (settings.state / "center.db").is_file()


def _shown(settings: Settings) -> Iterator[tuple[str, object]]:
    for each in fields(Settings):
        value = getattr(settings, each.name)
        if value and each.metadata["takes"] == LOGIN:
            value = make_url(value).render_as_string(hide_password=True)
        yield each.name, str(value) if isinstance(value, Path) else value


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    """Every file below it with its size in bytes."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield str(file.relative_to(folder)), file.stat().st_size
