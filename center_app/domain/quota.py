"""For how many of a service numbers are still given today, where the catalogue sets a limit."""

from collections import Counter as Tally
from collections.abc import Iterable

from center_app.domain.basket import Wanted
from center_app.domain.catalogue import Service
from center_app.domain.hall import Hall
from center_app.domain.visit import Stand


def left_today(hall: Hall, service: Service) -> int | None:
    """None where there is no limit. A ticket that was given back counts no longer."""
    if service.daily_limit is None:
        return None
    given = sum(
        line.quantity
        for visit in hall.visits.values()
        if visit.day == hall.day and visit.stand is not Stand.CANCELLED
        for line in visit.lines
        if line.service == service.code
    )
    return max(0, service.daily_limit - given)


def too_many(hall: Hall, basket: Iterable[Wanted]) -> dict[str, int]:
    """The services of which the basket asks for more than are left, with what is left."""
    wanted: Tally[str] = Tally()
    for line in basket:
        wanted[line.service] += line.quantity
    found = {}
    for code, copies in wanted.items():
        service = hall.catalogue.service(code) if hall.catalogue is not None else None
        left = left_today(hall, service) if service is not None else None
        if left is not None and left < copies:
            found[code] = left
    return found
