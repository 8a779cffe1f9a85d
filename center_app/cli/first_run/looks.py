"""What is looked at for each answer; nothing is changed by looking."""

import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from center_app.cli.doctor import machine, station
from center_app.cli.doctor.center import AWAY, NOT_USED, SEE_SETTING, START_IT
from center_app.cli.doctor.finding import Finding, Level
from center_app.cli.first_run.enrolments import NoEnrolment, enrolment, identities
from center_app.cli.first_run.questions import ENROLMENT, PRINTS, STATIONS
from center_app.cli.first_run.reach import HTTPS, Trouble, reach
from center_app.cli.machine import SystemClock
from center_app.cli.settings import Settings
from center_app.domain.clock import MINUTE, SECOND, local
from center_app.domain.refusal import Unavailable
from center_app.language import words
from center_app.store.engine import open_engine, reading
from center_app.store.faults import Unusable

SKEW_MS = 2 * MINUTE
"""A clock that differs more from the server's is set; the center's times do not depend on it."""

PLACE, DATABASE = "server_url", "database_url"


def of_machine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """What every role needs."""
    yield from machine.disk(settings)
    yield machine.clock(now)


def of_role(role: str, told: str, settings: Settings, clock: SystemClock) -> Iterator[Finding]:
    if role in STATIONS:
        yield from _enrolment(role, told, settings, clock)
    if role in PRINTS:
        yield _printer(settings, clock)


def of_server(settings: Settings) -> Iterator[Finding]:
    yield _place(settings)
    if settings.database_url:
        yield _database(settings.database)


def _printer(settings: Settings, clock: SystemClock) -> Finding:
    """One that is away stops nobody: a kiosk shows numbers on its screen meanwhile."""
    found = station.printer(settings, clock)
    return replace(found, level=Level.WATCH) if found.level is Level.ACT else found


class Looked(Protocol):
    """A finding, by whatever name the window knows it."""

    @property
    def level(self) -> str: ...


def stops(findings: Sequence[Looked]) -> bool:
    """Whether one of them has to be put right before this machine can work."""
    return any(one.level == Level.ACT for one in findings)


def _enrolment(role: str, told: str, settings: Settings, clock: SystemClock) -> Iterator[Finding]:
    if not told:
        mine = [one for one in identities(settings) if one.kind == role]
        if not mine:
            yield Finding(ENROLMENT, Level.ACT, NOT_ENROLLED, BRING_ONE)
            return
        address, ca, facts = mine[0].address, mine[0].ca, {"station": mine[0].name}
    else:
        try:
            invited, _file = enrolment(told)
        except NoEnrolment as error:
            yield Finding(ENROLMENT, Level.ACT, NO_ENROLMENT, BRING_ONE, {"file": error.where})
            return
        if invited.kind and invited.kind != role:
            kinds = {"station": invited.station, "kind": invited.kind}
            yield Finding(ENROLMENT, Level.ACT, OTHER_KIND, OTHER_ROLE, kinds)
            return
        address, ca, facts = invited.address, invited.ca, {"station": invited.station}
    yield from _server(address, ca, facts, clock)


def _server(address: str, ca: str, facts: dict[str, str], clock: SystemClock) -> Iterator[Finding]:
    """At which step it fails, in words that a hand at the cable can follow."""
    facts = {**facts, "address": address, "host": urlsplit(address).hostname or ""}
    found = reach(address, ca)
    if found.trouble is not None:
        text, todo = TROUBLES[found.trouble]
        yield Finding(ENROLMENT, Level.ACT, text, todo, {**facts, "why": found.why})
        return
    yield Finding(ENROLMENT, Level.WELL, ANSWERS, facts=facts)
    if found.its_clock is not None:
        behind = found.its_clock - clock.now().at
        if abs(behind) > SKEW_MS:
            times = {"here": _minute(clock.now().at), "there": _minute(found.its_clock)}
            yield Finding(machine.CLOCK, Level.WATCH, CLOCKS_DIFFER, SET_AS_SERVER, times)


def _place(settings: Settings) -> Finding:
    """Whether the server could listen where stations will look for it."""
    address = settings.server_url
    parts = urlsplit(address)
    facts = {"address": address, "host": parts.hostname or ""}
    if parts.scheme != "https" or not parts.hostname:
        return Finding(PLACE, Level.ACT, NOT_HTTPS, SAY_HTTPS, facts)
    port = parts.port or HTTPS
    try:
        where = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):  # of a name that is none, like 10..5
        return Finding(PLACE, Level.ACT, UNKNOWN_NAME, NAME_IT, facts)
    with socket.socket(where[0], socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(where[4])
        except OSError as error:
            return _not_bound(error, settings, facts)
    return Finding(PLACE, Level.WELL, IS_FREE, facts=facts)


def _not_bound(error: OSError, settings: Settings, facts: dict[str, str]) -> Finding:
    if error.errno == errno.EADDRNOTAVAIL:
        return Finding(PLACE, Level.ACT, NOT_HERE, OWN_ADDRESS, facts)
    if error.errno == errno.EACCES:
        return Finding(PLACE, Level.ACT, LOW_PORT, HIGHER_PORT, facts)
    ca = settings.state / "server-ca.pem"
    with suppress(OSError, ValueError):
        if ca.is_file() and reach(settings.server_url, ca.read_text()).trouble is None:
            return Finding(PLACE, Level.WELL, RUNS, facts=facts)
    return Finding(PLACE, Level.ACT, TAKEN, HIGHER_PORT, facts)


def _database(address: str) -> Finding:
    try:
        engine = open_engine(address)
    except Unusable as error:
        why = {"database": "", "why": str(error).rstrip(".")}
        return Finding(DATABASE, Level.ACT, NOT_USED, SEE_SETTING, why)
    shown = engine.url.render_as_string(hide_password=True)
    try:
        with reading(engine):
            return Finding(DATABASE, Level.WELL, DATABASE_ANSWERS, facts={"database": shown})
    except Unavailable as error:
        why = {"database": shown, "why": str(error).rstrip(".")}
        return Finding(DATABASE, Level.ACT, AWAY, START_IT, why)
    except Unusable as error:
        why = {"database": shown, "why": str(error).rstrip(".")}
        return Finding(DATABASE, Level.ACT, NOT_USED, SEE_SETTING, why)
    finally:
        engine.dispose()


def own_address() -> str:
    """By which others in the network most likely find this machine; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return "127.0.0.1"


def not_written(error: OSError) -> Finding:
    """A disk that took the trial and then not the rest."""
    file = Path(str(error.filename or "")).name
    facts = {"file": file, "why": (error.strerror or str(error)).rstrip(".")}
    return Finding(machine.DISK, Level.ACT, NOT_WRITTEN, machine.MAKE_ROOM_NOW, facts)


def _minute(at: int) -> str:
    return f"{local(at // SECOND * SECOND):%Y-%m-%d %H:%M}"


NOT_ENROLLED = words("This machine is not enrolled for that yet.")
BRING_ONE = words(
    "At the server: `center station add NAME --kind KIND`; then bring the file here. It is good "
    "once, and for a day."
)
NO_ENROLMENT = words("There is no enrolment in {file}.")
OTHER_KIND = words("The enrolment of {station} is for another role: {kind}.")
OTHER_ROLE = words("Choose that role, or bring the file that was written for this machine.")
ANSWERS = words("The center's server answers at {address} and is the right one ({station}).")
DATABASE_ANSWERS = words("The database answers ({database}).")
CLOCKS_DIFFER = words("The clock here says {here}, that of the server {there}.")
SET_AS_SERVER = words(
    "Set date and time here as on the server, and let both follow one time server."
)
NOT_HTTPS = words("{address} does not begin with https://.")
SAY_HTTPS = words("Write it like https://10.0.0.5:8760.")
UNKNOWN_NAME = words("The name {host} is not known in this network.")
NAME_IT = words("Write the address in place of the name, or have the name made known.")
IS_FREE = words("The server can be found at {address}.")
NOT_HERE = words("{host} is not an address of this machine.")
OWN_ADDRESS = words("Write the address that this machine has in the center's network.")
LOW_PORT = words("The port of {address} is only for the system itself.")
TAKEN = words("Another program has the port of {address}.")
HIGHER_PORT = words("Choose another port, 8760 for example.")
RUNS = words("The center's server runs at {address} already.")
NOT_WRITTEN = words("The disk did not take the file {file}: {why}.")

LOOK_AT_CABLE = words(
    "Look whether the server is on, whether its program runs, and whether the cable is in at both "
    "ends."
)
NEW_FILE = words("Write a new enrolment at the server, and bring it here.")

TROUBLES = {
    Trouble.NAME: (words("The name of the server ({host}) is not known here: {why}."), NAME_IT),
    Trouble.REFUSED: (
        words("The machine {host} is there, but no server runs at {address}."),
        words("Start it there: `systemctl start center-server` or `center server`; see its port."),
    ),
    Trouble.SILENT: (words("Nothing answers at {address}: {why}."), LOOK_AT_CABLE),
    Trouble.NO_TLS: (
        words("What answers at {address} is no server of a center."),
        words("See whether the address and its port are right; else write a new enrolment."),
    ),
    Trouble.OTHER_NAME: (
        words("The server at {address} proves itself by another name."),
        words("Let `server_url` at the server be this address, start it anew, and enrol again."),
    ),
    Trouble.NOT_YET: (
        words("By this machine's clock the server's certificate is not good yet."),
        machine.SET_CLOCK,
    ),
    Trouble.ENDED: (
        words("By this machine's clock the server's certificate has ended."),
        machine.SET_CLOCK,
    ),
    Trouble.STRANGER: (
        words("The server at {address} is not the one that wrote this enrolment."),
        NEW_FILE,
    ),
    Trouble.NO_SERVER: (
        words("The server at {address} answers, but cannot work now ({why})."),
        words("Run `center doctor` at the server: it says what is wrong there."),
    ),
}
