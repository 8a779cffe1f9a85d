"""The link of a house to its registry."""

import logging
import random
import re
import shutil
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

from center_app.center.time import BORN
from center_app.cli.following import Following
from center_app.cli.house import House
from center_app.cli.machine import keep_secret, secret_file
from center_app.cli.settings import Settings, WrongSetting
from center_app.domain.alarm import AlarmKind, Level, Sign
from center_app.domain.clock import stamp
from center_app.domain.counter import Status as Work
from center_app.domain.refusal import Refused
from center_app.domain.views.manager import Overview
from center_app.store.watermark import Watermark
from sync.appointments import AppointmentsPull
from sync.catalogue import Believed, CataloguePull
from sync.credentials import Credentials
from sync.down import Down
from sync.exchange import Exchange
from sync.failures import Trouble
from sync.registry.client import RegistryClient
from sync.registry.downloads import Downloads
from sync.release import MOST_KEYS
from sync.renewal import Renewal
from sync.signing import KEY_BYTES, Signer, read_key
from sync.unfit import CatalogueState, CatalogueTrouble
from sync.wire import Status
from sync.worker import HERD_S, Chores, Worker

PROGRAM = "one-stop-center"

KEY = re.compile(rb"[\w-]{20,}", re.ASCII)
"""What a registry's key looks like: text that an HTTP header can carry."""


def registry(house: House) -> RegistryClient:
    """A connection of its own, which ends with the house.

    Raises WrongSetting when no registry is set, or its key is missing or is none.
    """
    settings = house.settings
    if not settings.registry_url:
        raise WrongSetting("No registry is set. Set registry_url (CENTER_REGISTRY_URL).")
    key, receipt_key = _keys(settings.registry_key)
    shown = Credentials(
        key,
        signer(settings),
        receipt_key,
        _there(settings.registry_ca),
        _there(settings.registry_certificate),
    )
    client = RegistryClient(
        settings.registry_url, settings.center, shown, house.clock, latest=partial(_latest, house)
    )
    house.parts.callback(client.close)
    return client


def _latest(house: House) -> int:
    """The latest time that is known to have been, whatever a clock without a battery shows."""
    return max(BORN, house.center.journal.head().at)


def exchange(house: House) -> Exchange:
    """Raises WrongSetting as `registry` does."""
    return _exchange(house, registry(house))


def _exchange(house: House, client: RegistryClient) -> Exchange:
    code, journal = house.settings.center, house.center.journal
    return Exchange(code, journal, client, house.bookmark, house.clock, house.new_id)


def worker(house: House, *, herd_s: float = HERD_S) -> Worker:
    """It also sends what other processes write. Raises WrongSetting as `registry` does."""
    client = registry(house)
    link = _exchange(house, client)
    renewal = Renewal(client, house.settings.center, client.shown, house.clock, keep_secret)
    below = down(house, client)

    def concern() -> Trouble | None:
        if client.offset.is_wrong():
            return Trouble.CLOCK
        return Trouble.ENDING if renewal.runs_short() else None

    report = partial(_report, house, client, link, below)
    chores = Chores(report, renewal.renew_if_due, concern, below)
    made = Worker(link, house.clock, random.random, herd_s=herd_s, chores=chores)
    following = Following(house.center.journal, made.hint)
    following.start()
    house.parts.callback(following.end)
    return made


def down(house: House, client: RegistryClient) -> Down:
    """Raises WrongSetting when the publisher's keys cannot be read."""
    settings, center = house.settings, house.center
    seen = Watermark(settings.state / "release")
    believed = Believed(publisher_keys(settings.publisher_keys), version(PROGRAM), seen)
    downloads = Downloads(client, settings.state)
    return Down(
        CataloguePull(downloads, center, believed, house.new_id),
        AppointmentsPull(downloads, center, house.new_id),
        center,
        house.clock,
    )


def publisher_keys(file: Path) -> tuple[bytes, ...]:
    """Whose catalogues are taken, a key a line; none where there is no file.

    Raises WrongSetting for what is no key, and for more than two.
    """
    if not file.is_file():
        return ()
    try:
        keys = tuple(map(read_key, file.read_text(encoding="ascii").split()))
    except ValueError as error:
        raise WrongSetting(f"A line of {file} is no public key of a publisher.") from error
    if len(keys) > MOST_KEYS:
        raise WrongSetting(f"{file} has more than {MOST_KEYS} keys: take the oldest out.")
    return keys


def _catalogue(house: House, trouble: CatalogueTrouble | None) -> CatalogueState:
    hall = house.center.hall
    number = hall.release.number if hall.release is not None else None
    return CatalogueState(hall.catalogue_serial, number, trouble)


def _report(house: House, client: RegistryClient, link: Exchange, below: Down) -> None:
    """Raises Unavailable."""
    head, hall = house.center.journal.head(), None
    with suppress(Refused):
        hall = house.center.see(Overview())
    first = house.center.journal.after(head.place - link.waiting(), 1)
    client.report(
        Status(
            at=stamp(house.clock.now().at),
            epoch=head.epoch,
            seq=head.seq,
            unsent=link.waiting(),
            version=version(PROGRAM),
            oldest=first[0].envelope.at if first else None,
            disk_free=shutil.disk_usage(house.settings.state).free,
            people=hall.waiting if hall else None,
            counters=sum(one.status is Work.OPEN for one in hall.counters) if hall else None,
            catalogue=_catalogue(house, below.trouble),
        )
    )


def signer(settings: Settings) -> Signer:
    """By which the center signs what it sends; made when it is first asked for."""
    return Signer.of(secret_file(settings.state / "signing.key")[:KEY_BYTES])


def _there(file: Path | None) -> Path | None:
    if file is not None and not file.is_file():
        raise WrongSetting(f"The certificate is missing: there is no {file}.")
    return file


def _keys(file: Path) -> tuple[str, bytes | None]:
    """The key that the registry gave and, on the line below, the one that its receipts have."""
    if not file.is_file():
        raise WrongSetting(f"The registry's key is missing: there is no {file}.")
    key, *more = file.read_bytes().split() or [b""]
    if not KEY.fullmatch(key):
        raise WrongSetting(f"There is no key of a registry in {file}.")
    try:
        return key.decode(), read_key(more[0].decode()) if more else None
    except ValueError as error:
        raise WrongSetting(f"The second line of {file} is no key of receipts.") from error


def keep_up(house: House) -> Worker | None:
    """The link to the registry, kept up in this process until the house is closed.

    None where no registry is set; a key that is missing is logged and stops nothing else.
    """
    if not house.settings.registry_url:
        return None
    try:
        link = worker(house)
    except WrongSetting as error:
        logging.getLogger(__name__).warning("%s", error)
        return None
    link.start()
    house.parts.callback(link.stop)
    lookout = house.center.lookout
    lookout.listen(AlarmKind.LATE_LINK, partial(_late, link))
    house.parts.callback(lookout.listen, AlarmKind.LATE_LINK, _nothing_heard)
    return link


def _late(link: Worker) -> dict[Sign, Level]:
    """That the registry is not to be had, and how many entries wait for it."""
    status = link.status()
    return {} if status.online else {Sign(AlarmKind.LATE_LINK): Level(status.unsent)}


def _nothing_heard() -> None:
    """The link has ended: another process may keep it up."""
