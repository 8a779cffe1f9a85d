"""A visit's story as one machine tells it another: its entries and the services' names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from center_app.domain.clock import Instant
from center_app.domain.codec import EVENTS, read_event
from center_app.domain.story import Story, Told, story
from center_app.domain.text import Text


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """One entry of the journal that is about the visit: `data` is its event's body."""

    type: str
    version: int
    data: dict[str, Any]
    moment: Instant
    station: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """All entries of a visit in the order of the journal, as they stood at `now`.

    `services` names what is in it, as far as the catalogue still knows it.
    """

    entries: tuple[ToldEntry, ...]
    now: Instant
    services: dict[str, Text] = field(default_factory=dict)

    @property
    def story(self) -> Story:
        """The story that the entries tell; what only a newer program knows is left out.

        Raises Unreadable for an entry that is none.
        """
        return story([_told(one) for one in self.entries if _is_known(one)], self.now)


def named(entries: tuple[ToldEntry, ...], known: Mapping[str, Text]) -> dict[str, Text]:
    """The names of the services that these entries speak of."""
    lines = [line for one in entries for line in one.data.get("lines") or ()]
    lines += [one.data["line"] for one in entries if isinstance(one.data.get("line"), dict)]
    codes = dict.fromkeys(line["service"] for line in lines)
    return {code: known[code] for code in codes if code in known}


def _is_known(one: ToldEntry) -> bool:
    return one.type in EVENTS and one.version <= EVENTS[one.type].version


def _told(one: ToldEntry) -> Told:
    event = read_event(one.type, one.version, one.data)
    return Told(event, one.moment, one.station, one.actor)
