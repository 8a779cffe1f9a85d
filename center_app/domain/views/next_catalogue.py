"""The catalogue that comes into force when a business day opens, beside the present one."""

from dataclasses import dataclass

from center_app.domain.catalogue_changes import LeftBehind, ServiceChange, changes, left_behind
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.release import Release
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class NextCatalogueView:
    """What changes with the catalogue of this serial, not before that moment (ms since 1970 UTC).

    `other`: something beside the services changes, as the charter or a life event.
    """

    serial: str
    not_before: int | None
    services: tuple[ServiceChange, ...]
    left_behind: LeftBehind
    other: bool


@dataclass(frozen=True)
class LastRelease(Query[Release | None]):
    """Asked by the link to the registry: the last release that came."""


def last_release(hall: Hall, _query: LastRelease, _now: Instant) -> Release | None:
    return hall.release


@dataclass(frozen=True)
class NextCatalogue(Query[NextCatalogueView | None]):
    """Asked by the manager's window now and then: catalogues change a few times a year."""


def next_catalogue(hall: Hall, _query: NextCatalogue, _now: Instant) -> NextCatalogueView | None:
    """None while the present one stays."""
    old, new, release = hall.catalogue, hall.next_catalogue, hall.release
    if old is None or new is None or release is None:
        return None
    beside = (
        (one.agencies, one.bundles, one.priorities, one.charter, one.rating_reasons)
        for one in (old, new)
    )
    return NextCatalogueView(
        serial=release.serial,
        not_before=release.not_before,
        services=changes(old, new),
        left_behind=left_behind(hall, new),
        other=next(beside) != next(beside),
    )
