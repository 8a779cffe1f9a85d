"""What presses most in the hall, so that it stands first: now, and in half an hour."""

from collections.abc import Iterable, Mapping

from center_app.domain.course import Course
from center_app.domain.estimate.prospect import ServiceProspect
from center_app.domain.views.services import AgencyGroup, ServiceRow
from center_app.domain.waits import NEAR

Prospects = Mapping[str, ServiceProspect]
"""By the service."""


def prospects_of(course: Course | None) -> Prospects:
    """Empty while nothing is foreseen."""
    if course is None or course.prospect is None:
        return {}
    return {one.service: one for agency in course.prospect.agencies for one in agency.services}


def pressing(row: ServiceRow) -> tuple[bool, int, float]:
    """Nobody serves it; it is late, or near to it; then the share of the target that is gone."""
    share = (row.longest_ms or 0) / max(1, row.target_ms)
    return row.unserved > 0, (share > 1) + (share > NEAR), share


def services_first(group: AgencyGroup) -> list[ServiceRow]:
    """An agency's services, what presses most first; of equal ones as in the catalogue."""
    return sorted(group.services, key=pressing, reverse=True)


def agencies_first(groups: Iterable[AgencyGroup]) -> list[AgencyGroup]:
    """The agencies by the service of each that presses most."""
    return sorted(groups, key=lambda group: max(map(pressing, group.services)), reverse=True)
