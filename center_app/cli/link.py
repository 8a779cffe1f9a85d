"""The link of a house to its registry."""

import random

from center_app.cli.house import House
from center_app.cli.settings import WrongSetting
from center_app.store.bookmark import Bookmark
from sync.exchange import Exchange
from sync.registry.client import RegistryClient
from sync.worker import Worker


def exchange(house: House) -> Exchange:
    """Raises WrongSetting when no registry is set, or its key is missing."""
    settings = house.settings
    if not settings.registry_url:
        raise WrongSetting("No registry is set. Set registry_url (CENTER_REGISTRY_URL).")
    if not settings.registry_key.is_file():
        raise WrongSetting(f"The registry's key is missing: there is no {settings.registry_key}.")
    key = settings.registry_key.read_text().strip()
    return Exchange(
        settings.center,
        house.center.journal,
        RegistryClient(settings.registry_url, settings.center, key, house.clock),
        Bookmark(house.engine, settings.registry_url, house.clock),
        house.clock,
    )


def worker(house: House) -> Worker:
    return Worker(exchange(house), house.clock, random.random)
