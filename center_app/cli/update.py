"""`center update`: new versions of the program, from the release to the stations of a center."""

import subprocess
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from center_app.cli.doctor.finding import Finding
from center_app.cli.doctor.station import identities
from center_app.cli.failures import Failed
from center_app.cli.installation import installation
from center_app.cli.machine import SystemClock, secret_file
from center_app.cli.server import updates_folder
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.cli.updating import Taken, take
from center_app.domain.clock import DAY, midnight, stamp
from center_app.domain.plain import Unreadable
from center_app.domain.refusal import Unavailable
from center_app.language import find
from sync import wire
from sync.signing import KEY_BYTES, Signer, read_key, written_key
from sync.stations.identity import Identity
from sync.stations.line import Line
from sync.stations.update_shelf import UpdateShelf
from sync.updates import (
    ALL,
    Offer,
    Stage,
    UnfitUpdate,
    UpdateKeys,
    check_signatures,
    read_keys,
    read_offer,
    read_release,
    release,
    sign_offer,
)

SAID = {
    Taken.NOTHING: "The server offers no update.",
    Taken.UP_TO_DATE: "{version} is installed already.",
    Taken.NOT_YET: "It is not this station's turn yet for {version}.",
    Taken.REFUSED_BEFORE: "{version} was not well here before, and is not tried again.",
    Taken.INSTALLED: "{version} is installed and well.",
    Taken.WENT_BACK: "{version} was not well: the version before is back.",
}

RESTART = ("shutdown", "/r", "/t", "60")

T = TypeVar("T")


def key(_settings: Settings, options: Namespace) -> None:
    """The release key is to be made where no network is; only the public part is said."""
    public = Signer.of(secret_file(options.key_file)[:KEY_BYTES]).public
    said = written_key(public)
    tell(options, said, key=said, key_file=str(options.key_file))


def keys(_settings: Settings, options: Namespace) -> None:
    """Raises Failed unless these are two public keys."""
    try:
        both = UpdateKeys(read_key(options.release_key), read_key(options.rollout_key))
        read_keys(both.text())
    except ValueError as error:
        raise Failed(f"These are no two public keys: {error}.") from error
    options.out.write_text(both.text(), encoding="ascii")
    tell(options, f"Updates that both keys signed are believed where {options.out} lies.")


def sign_release(_settings: Settings, options: Namespace) -> None:
    """On the machine that has the release key."""
    signer = _signer(options)
    made = release(options.number, options.min_version, options.file.read_bytes(), signer)
    options.out.write_bytes(wire.write(made))
    tell(options, f"{made.version} is signed: {options.out}.", **asdict(made))


def sign_stages(_settings: Settings, options: Namespace) -> None:
    """Raises Failed for what is no release."""
    signer = _signer(options)
    now = SystemClock().now().at
    stages = tuple(Stage(stamp(midnight(day)), percent) for day, percent in options.stage)
    offer = Offer(
        options.number,
        _read(read_release, options.release),
        stages or (Stage(stamp(now), ALL),),
        stamp(now + options.days * DAY),
    )
    signed = sign_offer(offer, signer)
    options.out.write_bytes(wire.write(signed))
    ready = f"Offer {signed.number} of {signed.released.version} is signed: {options.out}."
    tell(options, ready, **asdict(signed))


def publish(settings: Settings, options: Namespace) -> None:
    """On the center's server. Raises Failed for what no station would take."""
    offer = _read(read_offer, options.offer)
    shelf = UpdateShelf(updates_folder(settings))
    if offer.number < shelf.number():
        raise Failed(f"Offer {shelf.number()} is there already, and the number only goes up.")
    try:
        check_signatures(offer, read_keys(options.keys.read_text(encoding="ascii")))
        shelf.put(offer, options.file.read_bytes())
    except (UnfitUpdate, ValueError) as error:
        raise Failed(f"No station would take it: {error}.") from error
    tell(options, f"{offer.released.version} is offered to the stations.", **asdict(offer))


def withdraw(settings: Settings, options: Namespace) -> None:
    """Who has it keeps it; nobody else takes it."""
    there = UpdateShelf(updates_folder(settings)).withdraw()
    tell(options, "It is offered no more." if there else "Nothing was offered.", there=there)


def run(settings: Settings, options: Namespace) -> int:
    """On a station. Ends with 1 where the version had to be gone back from.

    Raises Failed for what is not to be installed, Unavailable and Revoked.
    """
    here, station = installation(), _station(settings)
    taken, version = Taken.NOTHING, ""
    for address in station.addresses:
        try:
            with closing(Line(address, station.ca, station.key)) as line:
                taken, version = take(here, line, station.name, SystemClock().now().at)
            break
        except UnfitUpdate as unfit:
            raise Failed(f"The update is not taken ({unfit.trouble}): {unfit}.") from unfit
        except Unreadable as error:
            raise Failed(f"What {address} offers is no update of this program.") from error
        except Unavailable:
            if address == station.addresses[-1]:
                raise
    tell(options, SAID[taken].format(version=version), taken=taken, version=version)
    if taken is Taken.INSTALLED and options.restart:
        subprocess.run(RESTART, check=False)
    return int(taken is Taken.WENT_BACK)


def _signer(options: Namespace) -> Signer:
    """Of a key that is there: a wrong name makes none that nobody believes."""
    if not options.key_file.is_file():
        raise Failed(f"There is no {options.key_file}: `center update key` makes it.")
    return Signer.of(secret_file(options.key_file)[:KEY_BYTES])


def _read(read: Callable[[bytes], T], file: Path) -> T:
    try:
        return read(file.read_bytes())
    except Unreadable as error:
        raise Failed(f"{file} is not what `center update` has written.") from error


def _station(settings: Settings) -> Identity:
    for one in identities(settings):
        if isinstance(one, Finding):
            raise Failed(one.said(find("en")))
        return one
    raise Failed("This machine is no station: where the center's database lies, run the setup.")
