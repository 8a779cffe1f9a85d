"""The link of a house to its registry."""

import random

from center_app.cli.house import House
from center_app.cli.settings import WrongSetting
from center_app.store.bookmark import Bookmark
from sync.exchange import Exchange
from sync.registry.client import RegistryClient
from sync.worker import HERD_S, Worker


def registry(house: House) -> RegistryClient:
    """Raises WrongSetting when no registry is set, or its key is missing."""
    settings = house.settings
    if not settings.registry_url:
        raise WrongSetting("No registry is set. Set registry_url (CENTER_REGISTRY_URL).")
    if not settings.registry_key.is_file():
        raise WrongSetting(f"The registry's key is missing: there is no {settings.registry_key}.")
    key = settings.registry_key.read_text().strip()
    return RegistryClient(settings.registry_url, settings.center, key, house.clock)


def exchange(house: House) -> Exchange:
    """Raises WrongSetting as `registry` does."""
    bookmark = Bookmark(house.engine, house.settings.registry_url, house.clock)
    code, journal = house.settings.center, house.center.journal
    return Exchange(code, journal, registry(house), bookmark, house.clock)


def worker(house: House, *, herd_s: float = HERD_S) -> Worker:
    """Raises WrongSetting as `registry` does."""
    return Worker(exchange(house), house.clock, random.random, herd_s=herd_s)
