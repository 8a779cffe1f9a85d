"""The link of a house to its registry."""

import random
import re
import shutil
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

from center_app.cli.following import Following
from center_app.cli.house import House
from center_app.cli.machine import secret_file
from center_app.cli.settings import Settings, WrongSetting
from center_app.domain.clock import stamp
from center_app.domain.counter import Status as Work
from center_app.domain.refusal import Refused
from center_app.domain.views.manager import Overview
from center_app.store.bookmark import Bookmark
from sync.credentials import Credentials
from sync.exchange import Exchange
from sync.registry.client import RegistryClient
from sync.signing import KEY_BYTES, Signer, read_key
from sync.wire import Status
from sync.worker import HERD_S, Worker

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
    client = RegistryClient(settings.registry_url, settings.center, shown, house.clock)
    house.parts.callback(client.close)
    return client


def exchange(house: House) -> Exchange:
    """Raises WrongSetting as `registry` does."""
    return _exchange(house, registry(house))


def _exchange(house: House, client: RegistryClient) -> Exchange:
    code, journal = house.settings.center, house.center.journal
    return Exchange(code, journal, client, bookmark(house), house.clock, house.new_id)


def bookmark(house: House) -> Bookmark:
    """What the registry said last."""
    return Bookmark(house.engine, house.settings.registry_url, house.clock)


def worker(house: House, *, herd_s: float = HERD_S) -> Worker:
    """It also sends what other processes write. Raises WrongSetting as `registry` does."""
    client = registry(house)
    link = _exchange(house, client)
    report = partial(_report, house, client, link)
    made = Worker(link, house.clock, random.random, herd_s=herd_s, report=report)
    following = Following(house.center.journal, made.hint)
    following.start()
    house.parts.callback(following.end)
    return made


def _report(house: House, client: RegistryClient, link: Exchange) -> None:
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
            version=version("one-stop-center"),
            oldest=first[0].envelope.at if first else None,
            disk_free=shutil.disk_usage(house.settings.state).free,
            people=hall.waiting if hall else None,
            counters=sum(one.status is Work.OPEN for one in hall.counters) if hall else None,
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
