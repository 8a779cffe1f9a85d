"""The link of a house to its registry."""

import random
import re
from pathlib import Path

from center_app.cli.house import House
from center_app.cli.settings import WrongSetting
from center_app.store.bookmark import Bookmark
from sync.exchange import Exchange
from sync.registry.client import RegistryClient
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
    key = _key(settings.registry_key)
    client = RegistryClient(settings.registry_url, settings.center, key, house.clock)
    house.parts.callback(client.close)
    return client


def exchange(house: House) -> Exchange:
    """Raises WrongSetting as `registry` does."""
    bookmark = Bookmark(house.engine, house.settings.registry_url, house.clock)
    code, journal = house.settings.center, house.center.journal
    return Exchange(code, journal, registry(house), bookmark, house.clock, house.new_id)


def worker(house: House, *, herd_s: float = HERD_S) -> Worker:
    """Raises WrongSetting as `registry` does."""
    return Worker(exchange(house), house.clock, random.random, herd_s=herd_s)


def _key(file: Path) -> str:
    if not file.is_file():
        raise WrongSetting(f"The registry's key is missing: there is no {file}.")
    key = file.read_bytes().strip()
    if not KEY.fullmatch(key):
        raise WrongSetting(f"There is no key of a registry in {file}.")
    return key.decode()
