"""How the registry's link stands, for windows that do not keep it up."""

from center_app.cli.house import House
from center_app.store.bookmark import Bookmark
from sync.onlooker import Onlooker


def onlooker(house: House) -> Onlooker | None:
    """None where no registry is set. Needs neither its key nor its answer."""
    if not house.settings.registry_url:
        return None
    return Onlooker(house.center.journal, bookmark(house), house.clock)


def bookmark(house: House) -> Bookmark:
    """What the registry said last."""
    return Bookmark(house.engine, house.settings.registry_url, house.clock)
