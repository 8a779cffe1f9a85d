"""What there is to know of a basket before a number is taken for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from center_app.domain.calendar import Calendar
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.commands import Asked
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.people import skill_queue
from center_app.domain.quota import too_many
from center_app.domain.verbs.welcome import in_order, number_for
from center_app.domain.views.kiosk import BasketWait, basket_wait, ready
from center_app.domain.views.query import Query
from center_app.domain.visit import Promise


@dataclass(frozen=True, slots=True)
class OutlookView:
    """`wait` is that to the first call, within `target_min` (minutes) by the charter's promise;
    `unserved` are the services that nobody on duty serves.

    `left` says for how many numbers are still given today of the services of which more is asked
    for, and `numbers` whether there is any number left. `closes_at` is when the center closes, if
    the basket will hardly be served before; `opens_at` when numbers are given again after that, or
    on the next day (both in ms since 1970 UTC). `alone`: no wait is known.
    """

    wait: Promise | None
    target_min: int | None = None
    unserved: tuple[str, ...] = ()
    left: dict[str, int] = field(default_factory=dict)
    numbers: bool = True
    closes_at: int | None = None
    opens_at: int | None = None
    alone: bool = False

    @property
    def refused(self) -> bool:
        """Whether there is no number for it today."""
        return bool(self.left) or not self.numbers


@dataclass(frozen=True)
class Outlook(Query[OutlookView]):
    """Asked while somebody looks over a basket. Unknown services are left out."""

    asked: tuple[Asked, ...]
    bundle: str | None = None


def outlook(hall: Hall, query: Outlook, now: Instant) -> OutlookView:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    settings, catalogue = ready(hall)
    asked = tuple(one for one in query.asked if catalogue.service(one.service) is not None)
    if not asked:
        return OutlookView(None)
    codes = tuple(one.service for one in asked)
    wait = basket_wait(hall, BasketWait(codes, query.bundle), now)
    left = too_many(hall, asked)
    numbers = number_for(hall, catalogue, codes[0]) is not None
    closes = settings.calendar.closing(now.at)
    if wait is None or closes is None or now.at + _takes_ms(catalogue, asked, wait) <= closes:
        closes = None
    return OutlookView(
        wait=wait,
        target_min=_target_min(catalogue, asked, query.bundle),
        unserved=tuple(_unserved(hall, catalogue, codes)),
        left=left,
        numbers=numbers,
        closes_at=closes,
        opens_at=_opens_at(settings.calendar, now, None if left or not numbers else closes),
    )


def _target_min(catalogue: Catalogue, asked: tuple[Asked, ...], bundle: str | None) -> int | None:
    """That of the promptest service that waits for none of the others."""
    lines = in_order(asked, catalogue.bundle(bundle) if bundle is not None else None)
    first = (catalogue.service(line.service) for line in lines if not line.after)
    return min((service.target for service in first if service is not None), default=None)


def _takes_ms(catalogue: Catalogue, asked: Iterable[Asked], wait: Promise) -> int:
    """From now until the basket has been served: the likely wait, and the usual time of all."""
    services = ((catalogue.service(one.service), one.quantity) for one in asked)
    minutes = sum(service.minutes * quantity for service, quantity in services if service)
    return wait.point_ms + minutes * MINUTE


def _unserved(hall: Hall, catalogue: Catalogue, codes: Iterable[str]) -> Iterator[str]:
    """The services with a stage for which nobody is on duty, on a break or not."""
    on_duty = [
        hall.employees[counter.employee].queues
        for counter in hall.counters.values()
        if counter.employee is not None and counter.status is not Status.CLOSED
    ]
    known = frozenset[str]().union(*on_duty)
    for code in dict.fromkeys(codes):
        stages = catalogue.stages(code)
        if not known.issuperset(skill_queue(one.skill, partial=one.partial) for one in stages):
            yield code


def _opens_at(calendar: Calendar, now: Instant, closes: int | None) -> int | None:
    """When numbers are given again after this closing, or else on the next business day."""
    next_day = calendar.end_of_day(now.at)
    if calendar.around_the_clock:
        return next_day
    return calendar.next_opening(closes if closes is not None else next_day - 1)
