"""`center station`: which machines are stations of this center, and making this machine one."""

import csv
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.house import House, open_house
from center_app.cli.machine import SystemClock, keep_secret
from center_app.cli.outpost import identity_file
from center_app.cli.server import server_address, server_files
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.clock import SECOND, local
from center_app.domain.hall import Hall
from center_app.domain.numbering import spare_letters
from center_app.domain.plain import Unreadable
from center_app.store.kept.stations import (
    AT_A_COUNTER,
    EnrolledStation,
    Kind,
    add_station,
    revoke_station,
    stations,
)
from printers.qr import png_of
from sync.stations import wire
from sync.stations.identity import (
    LONGEST,
    Identity,
    Invitation,
    read_invitation,
    read_text,
    text_of,
    write_identity,
)
from sync.stations.lines import Lines

ENDING = ".station"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def add(settings: Settings, options: Namespace) -> None:
    """Writes the file with which the machine is enrolled, once and within a day. Raises Failed."""
    wanted = Wanted(options.name, Kind(options.kind), options.counter)
    wanted.check()
    file = options.qr or options.out or Path(f"{options.name}{ENDING}")
    with closing(open_house(settings)) as house:
        invited, ends = _invite(house, wanted)
    drawn = options.qr is not None
    keep_secret(file, png_of(text_of(invited)) if drawn else write_identity(invited))
    enrol, then = ("enrol --typed", " and scan it") if drawn else ("enrol", "")
    done = (
        f"Take {file} to the machine within a day and run `center station {enrol}` there{then}: "
        "it is good once."
    )
    if ends:
        done = f"The machine that was {options.name} is no station any more. {done}"
    tell(options, done, station=options.name, kind=wanted.kind.value, file=str(file))


def add_list(settings: Settings, options: Namespace) -> None:
    """The files of all machines of a list, or of none where a line of it is wrong. Raises Failed.

    Those of machines that are enrolled already are left out, so that a list that grows can be
    given again.
    """
    rows = read_list(options.list)
    options.out.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(open_house(settings)) as house:
        there = {one.name for one in stations(house.engine) if _is_enrolled(one)}
        new = [wanted for wanted in rows if wanted.name not in there]
        for wanted in new:
            invited, _ends = _invite(house, wanted)
            keep_secret(options.out / f"{wanted.name}{ENDING}", write_identity(invited))
    done = (
        f"{len(new)} files for {len(new)} machines lie in {options.out}; "
        f"{len(rows) - len(new)} of the list are enrolled already. Each is good once and for a day."
    )
    tell(options, done, stations=[one.name for one in new], folder=str(options.out))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A station that is to be."""

    name: str
    kind: Kind
    counter: str | None

    def check(self) -> None:
        """Raises Failed."""
        if not NAME.fullmatch(self.name):
            raise Failed(f"{self.name!r} is no name: small letters, digits and hyphens, up to 32.")
        if (self.counter is not None) != (self.kind in AT_A_COUNTER):
            raise Failed(
                "Say --counter for a counter and its citizens' side, and for nothing else."
            )


def read_list(file: Path) -> list[Wanted]:
    """CSV with the columns name, kind and counter. Raises Failed, naming the line; OSError."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            found = [*_wanted(file, csv.DictReader(opened))]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Failed(f"{file} is no CSV in UTF-8: save it as that.") from error
    names = [one.name for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Failed(f"{file} has {twice} more than once.")
    return found


def _wanted(file: Path, rows: "csv.DictReader[str]") -> Iterator[Wanted]:
    if not {"name", "kind"} <= {*(rows.fieldnames or ())}:
        raise Failed(f"{file} has to begin with the line name,kind,counter.")
    for row in rows:
        try:
            one = Wanted(row["name"] or "", Kind(row["kind"]), row.get("counter") or None)
            one.check()
        except (Failed, ValueError) as error:
            raise Failed(f"{file}, line {rows.line_num}: {error}") from error
        yield one


def _invite(house: House, wanted: Wanted) -> tuple[Invitation, bool]:
    """The enrolment, and whether it ends that of another machine."""
    settings = house.settings
    host, port = server_address(settings)
    now = house.clock.now().at
    files = server_files(settings, host, now)
    engine = house.engine
    ends = any(one.name == wanted.name and _is_enrolled(one) for one in stations(engine))
    letters = _letters(house.center.hall)
    code = add_station(engine, wanted.name, wanted.kind, wanted.counter, now, letters)
    invited = Invitation(
        settings.center,
        f"https://{host}:{port}",
        files.ca.read_text(),
        wanted.name,
        code,
        settings.standby_url,
        wanted.kind,
    )
    return invited, ends


def _letters(hall: Hall) -> tuple[str, ...]:
    settings = hall.settings
    return spare_letters(settings.series, settings.reserve) if settings is not None else ()


def enrol(settings: Settings, options: Namespace) -> None:
    """Make this machine the station of an enrolment file, which is worth nothing afterwards.

    Raises Failed for no such file, and for one that is used or too old; Unavailable when the
    server cannot be reached.
    """
    identity = enrolled(settings, _invited(options))
    if options.file is not None:
        options.file.unlink(missing_ok=True)
    start = "web serve" if identity.kind is Kind.WEB else identity.kind
    done = f"This machine is {identity.name} now: start it with `center {start}`."
    tell(options, done, station=identity.name, kind=identity.kind.value)


def enrolled(settings: Settings, invited: Invitation) -> Identity:
    """This machine as that station, its key on the disk. Raises Refused, Unavailable."""
    servers = [one for one in (invited.address, invited.standby) if one]
    with closing(Lines(servers, invited.ca)) as line:
        answer = line.ask(wire.ENROL, wire.write(wire.Enrolment(invited.code)))
    found = wire.read_message(wire.Enrolled, answer)
    identity = Identity(
        found.center,
        invited.address,
        invited.ca,
        found.name,
        Kind(found.kind),
        found.counter,
        found.key,
        invited.standby,
    )
    file = identity_file(settings, identity.name)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    keep_secret(file, write_identity(identity))
    return identity


def _invited(options: Namespace) -> Invitation:
    """Raises Failed for what is none."""
    try:
        if options.typed:
            return read_text(sys.stdin.readline(LONGEST))
        return read_invitation(options.file.read_bytes())
    except Unreadable as error:
        what = "What was typed" if options.typed else options.file
        raise Failed(f"{what} is no enrolment of a station.") from error


def show(settings: Settings, options: Namespace) -> None:
    """Every station in a line."""
    with closing(open_house(settings)) as house:
        found = stations(house.engine)
    said = [f"{len(found)} stations.", *map(_line, found)]
    tell(options, "\n".join(said), stations=[asdict(one) for one in found])


def revoke(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a station that is not known."""
    with closing(open_house(settings)) as house:
        if not revoke_station(house.engine, options.name, SystemClock().now().at):
            raise Failed(f"There is no station {options.name}.")
    done = f"{options.name} is no station of this center any more: its key is worth nothing."
    tell(options, done, station=options.name)


def _is_enrolled(one: EnrolledStation) -> bool:
    return one.enrolled_at is not None and one.revoked_at is None


def _line(one: EnrolledStation) -> str:
    place = f" at counter {one.counter}" if one.counter is not None else ""
    place += f", alone under the letter {one.letter}" if one.letter is not None else ""
    if one.revoked_at is not None:
        how = f"revoked on {_day(one.revoked_at)}"
    elif one.enrolled_at is not None:
        how = f"enrolled on {_day(one.enrolled_at)}"
    else:
        how = "waits for its machine"
    twice = ""
    if one.twice_at is not None:
        twice = (
            f"; its key was at two machines at once, last on {_minute(one.twice_at)}: "
            "revoke it, and enrol each machine anew"
        )
    return f"{one.name}: {one.kind}{place}, {how}{twice}"


def _minute(at: int) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"


def _day(at: int) -> str:
    return f"{datetime.fromtimestamp(at / SECOND, UTC):%Y-%m-%d}"
