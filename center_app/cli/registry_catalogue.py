"""`center registry catalogue` and `appointments`: what the registry gives to its centers."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from hashlib import sha256

from center_app.cli.failures import Failed
from center_app.cli.house import parsed
from center_app.cli.machine import SystemClock, keep_secret, secret_file
from center_app.cli.registered import country, each, ledger_of
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.appointment import Appointment
from center_app.domain.appointment_list import given_appointments, read_appointments
from center_app.domain.catalogue_check import read_catalogue
from center_app.domain.clock import DAY, local, midnight, stamp
from center_app.domain.plain import Unreadable
from sync import wire
from sync.registry.shelf import Shelf, TooManyKeys
from sync.release import CatalogueManifest, read_manifest, sign
from sync.signing import KEY_BYTES, Signer, key_name, read_key, written_key
from sync.unfit import CatalogueTrouble, Unfit

WHY = {
    CatalogueTrouble.UNSIGNED: "No key of a publisher that is believed here signed it",
    CatalogueTrouble.OLD: "Its number does not go up",
    CatalogueTrouble.DAMAGED: "The file is not the one that was signed",
    CatalogueTrouble.BROKEN: "The catalogue is not sound",
    CatalogueTrouble.TAKEN: "A changed catalogue needs a new serial",
}


def key(_settings: Settings, options: Namespace) -> None:
    """To be made where no network is; only the public part is said, and belongs elsewhere."""
    public = Signer.of(secret_file(options.key_file)[:KEY_BYTES]).public
    said = written_key(public)
    tell(options, said, key=said, name=key_name(public), key_file=str(options.key_file))


def trust(settings: Settings, options: Namespace) -> None:
    """Raises Failed for no key, and for a third one."""
    with _shelves(settings, options) as shelves:
        try:
            (name,) = {shelf.trust(read_key(options.key)) for shelf in shelves}
        except ValueError as error:
            raise Failed(f"This is no public key: {error}.") from error
        except TooManyKeys as error:
            raise Failed("Two keys are believed already: end one of them first.") from error
    tell(options, f"Catalogues signed by the key {name} are published from now on.", name=name)


def distrust(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a key that is not believed anyway."""
    with _shelves(settings, options) as shelves:
        try:
            for shelf in shelves:
                shelf.distrust(options.name)
        except LookupError as error:
            raise Failed(f"There is no {error.args[0]} that is believed.") from error
    tell(options, f"The key {options.name} is believed no more.", name=options.name)


def sign_release(_settings: Settings, options: Namespace) -> None:
    """For a key that never comes to the registry. Raises Unreadable for an unsound catalogue."""
    manifest = _manifest(options, options.file.read_bytes(), options.number)
    keep_secret(options.out, wire.write(manifest))
    ready = f"Release {manifest.serial} of {manifest.catalogue} is signed: {options.out}."
    tell(options, ready, **asdict(manifest))


def publish(settings: Settings, options: Namespace) -> None:
    """Raises Unreadable naming every fault, and Failed for what no center would take."""
    body = options.file.read_bytes()
    with _shelves(settings, options) as shelves:
        last = max((known[0] for shelf in shelves if (known := shelf.manifest())), default=0)
        manifest = _signed_before(options) or _manifest(options, body, options.number or last + 1)
        try:
            for shelf in shelves:
                shelf.publish(manifest, body)
        except Unfit as unfit:
            raise Failed(f"{WHY[unfit.trouble]}: {unfit.detail}.") from unfit
    ready = f"Catalogue {manifest.catalogue} is published as release {manifest.serial}."
    tell(options, ready, **asdict(manifest))


def list_releases(settings: Settings, options: Namespace) -> None:
    with _shelves(settings, options) as (shelf, *_others):
        found, keys = shelf.published(), [key_name(key) for key in shelf.publisher_keys()]
    said = [f"{len(found)} releases; the keys {', '.join(keys) or '(none)'} are believed."]
    said += [f"{one.serial}: {one.catalogue}, {stamp(one.published_at)}" for one in found]
    tell(options, "\n".join(said), releases=[asdict(one) for one in found], keys=keys)


def book(settings: Settings, options: Namespace) -> None:
    """All appointments of the days in the file. Raises Unreadable, and Failed for no center."""
    body, name = options.file.read_bytes(), options.file.name
    listed = options.file.suffix == ".json"
    found = given_appointments(parsed(body), name) if listed else read_appointments(body, name)
    days: dict[date, list[Appointment]] = {day: [] for day in options.day}
    for one in found:
        days.setdefault(local(one.at).date(), []).append(one)
    with ledger_of(settings, options) as ledger:
        try:
            for day, appointments in days.items():
                ledger.shelf.book(options.center, day, appointments)
        except LookupError as error:
            raise Failed(f"The center {options.center} is not known here.") from error
    counts = {day.isoformat(): len(found) for day, found in days.items()}
    ready = f"{sum(counts.values())} appointments on {len(counts)} days are given to the center."
    tell(options, ready, center=options.center, days=counts)


def _manifest(options: Namespace, body: bytes, number: int) -> CatalogueManifest:
    """Raises Unreadable naming every fault of the catalogue."""
    catalogue = read_catalogue(parsed(body))
    ends = SystemClock().now().at + options.days * DAY
    begins = options.not_before
    manifest = CatalogueManifest(
        serial=number,
        catalogue=catalogue.serial,
        sha256=sha256(body).hexdigest(),
        size=len(body),
        min_client=options.min_client,
        not_before=stamp(midnight(begins)) if begins else None,
        expires=stamp(ends),
    )
    return sign(manifest, _signer(options))


def _signed_before(options: Namespace) -> CatalogueManifest | None:
    if options.manifest is None:
        return None
    try:
        return read_manifest(options.manifest.read_bytes())
    except Unreadable as error:
        raise Failed(f"There is no manifest in {options.manifest}.") from error


def _signer(options: Namespace) -> Signer:
    if not options.key_file.is_file():
        raise Failed(f"There is no {options.key_file}: `center registry catalogue key` makes it.")
    return Signer.of(secret_file(options.key_file)[:KEY_BYTES])


@contextmanager
def _shelves(settings: Settings, options: Namespace) -> Iterator[tuple[Shelf, ...]]:
    """Those of all databases: each center is given what its own has.

    Raises Unavailable before anything is done where one is away.
    """
    with country(settings, options) as opened:
        yield tuple(each(opened, lambda ledger: ledger.shelf).values())
