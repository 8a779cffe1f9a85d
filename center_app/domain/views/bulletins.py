"""The bulletins that are shown now: at a counter, on the displays, and to whoever posted them."""

from dataclasses import dataclass

from center_app.domain.bulletin import Bulletin, Place, Saying
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.text import Text
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class BulletinView:
    """One sentence: what it says, and the time and the agency that it names, if it does; until
    when it stands (ms since 1970 UTC, None: until the day is closed), and whether it is `spoken`.
    """

    id: str
    saying: Saying
    time: int | None = None
    agency: Text | None = None
    until: int | None = None
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class PostedView:
    """One as the management sees it: where, until when (None: the end of the day), and how many of
    those who sit at the counters meant have read it."""

    bulletin: BulletinView
    place: Place
    until: int | None
    counters: tuple[str, ...]
    seen: int
    meant: int


@dataclass(frozen=True, slots=True)
class BulletinsView:
    """Those that stand, the oldest first, and what another can be about: the agencies by their
    codes, the counters, and when the hall `closes` (ms since 1970 UTC, None: it does not)."""

    posted: tuple[PostedView, ...]
    agencies: tuple[tuple[str, Text], ...]
    counters: tuple[str, ...]
    closes: int | None


@dataclass(frozen=True)
class Bulletins(Query[BulletinsView]):
    """Asked by the manager's screen."""


def bulletins(hall: Hall, _query: Bulletins, now: Instant) -> BulletinsView:
    agencies = hall.catalogue.agencies if hall.catalogue is not None else ()
    calendar = hall.settings.calendar if hall.settings is not None else None
    return BulletinsView(
        posted=tuple(_posted(hall, one) for one in standing(hall, now)),
        agencies=tuple((one.code, one.name) for one in agencies),
        counters=tuple(one.code for one in hall.counters.values() if not one.retired),
        closes=calendar.closing(now.at) if calendar is not None else None,
    )


def standing(hall: Hall, now: Instant) -> list[Bulletin]:
    """All that are shown somewhere now."""
    return [one for one in hall.bulletins.values() if one.stands(now.at)]


def on_displays(hall: Hall, now: Instant) -> tuple[BulletinView, ...]:
    return tuple(view(hall, o) for o in standing(hall, now) if o.place is Place.DISPLAYS)


def at_counter(hall: Hall, counter: str, now: Instant) -> tuple[BulletinView, ...]:
    """What whoever sits there has not read yet."""
    who = hall.counters[counter].employee
    mine = (one for one in standing(hall, now) if one.is_for(counter))
    return tuple(view(hall, one) for one in mine if who is not None and who not in one.seen)


def view(hall: Hall, one: Bulletin) -> BulletinView:
    catalogue = hall.catalogue
    agency = catalogue.agency(one.agency) if catalogue is not None and one.agency else None
    name = agency.name if agency is not None else None
    return BulletinView(one.id, one.saying, one.time, name, one.until, one.spoken)


def _posted(hall: Hall, one: Bulletin) -> PostedView:
    sitting = [
        counter.employee
        for counter in hall.counters.values()
        if counter.employee is not None and one.is_for(counter.code)
    ]
    seen = sum(who in one.seen for who in sitting)
    return PostedView(view(hall, one), one.place, one.until, one.counters, seen, len(sitting))
