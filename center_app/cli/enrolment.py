"""`center station`: which machines are stations of this center, and making this machine one."""

import re
import sys
from argparse import Namespace
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.house import open_house
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

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def add(settings: Settings, options: Namespace) -> None:
    """Writes the file with which the machine is enrolled, once and within a day. Raises Failed."""
    kind = Kind(options.kind)
    if not NAME.fullmatch(options.name):
        raise Failed(f"{options.name!r} is no name: small letters, digits and hyphens, up to 32.")
    if (options.counter is not None) != (kind in AT_A_COUNTER):
        raise Failed("Say --counter for a counter and its citizens' side, and for nothing else.")
    host, port = server_address(settings)
    file = options.qr or options.out or Path(f"{options.name}.station")
    with closing(open_house(settings)) as house:
        now = house.clock.now().at
        files = server_files(settings, host, now)
        ends = any(one.name == options.name and _is_enrolled(one) for one in stations(house.engine))
        code = add_station(
            house.engine, options.name, kind, options.counter, now, _letters(house.center.hall)
        )
        invited = Invitation(
            settings.center,
            f"https://{host}:{port}",
            files.ca.read_text(),
            options.name,
            code,
            settings.standby_url,
            kind,
        )
    drawn = options.qr is not None
    keep_secret(file, png_of(text_of(invited)) if drawn else write_identity(invited))
    enrol, then = ("enrol --typed", " and scan it") if drawn else ("enrol", "")
    done = (
        f"Take {file} to the machine within a day and run `center station {enrol}` there{then}: "
        "it is good once."
    )
    if ends:
        done = f"The machine that was {options.name} is no station any more. {done}"
    tell(options, done, station=options.name, kind=kind.value, file=str(file))


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
