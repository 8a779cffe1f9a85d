"""What a look at the desk moves from the center to the counter: less than four kilobytes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from gzip import compress

import pytest

from center_app.domain.catalogue import Service
from center_app.domain.clock import MINUTE
from center_app.domain.estimate.experience import Known
from center_app.domain.plain import plain
from center_app.domain.step import Outcome
from center_app.domain.verbs.welcome import LARGEST_BASKET
from center_app.domain.views.desk import Desk, DeskView
from center_app.domain.views.own_day import KNOWN_AFTER
from center_app.domain.visit import Assistance, Promise
from days import Day
from founding import Post, full
from halls import MemoryCenter, running_hall
from manual_clock import ManualClock
from small_catalogue import SMALL
from sync.stations.server import PACKING

MOST = 4_096

BUSY_HALL = (
    Post("1", "universal"),
    *(Post(str(n), f"agent-{n}", full("birth", "family-book", "photo")) for n in range(2, 41)),
)
BASKET = ("birth", "passport", "insurance", "vaccination", "family-book")


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def center(clock: ManualClock) -> MemoryCenter:
    """Forty counters, three hundred who wait, forty on hold and ten in a back office."""
    center = running_hall(posts=BUSY_HALL, clock=clock)
    day = Day(center)
    center.hall.experience.usual["birth"] = Known(6.0 * MINUTE, 100)
    center.hall.experience.pace["universal"] = Known(1.0, KNOWN_AFTER)
    for n in range(50):
        day.issue("insurance")
        day.call("1")
        day.start("1")
        clock.go_on(minutes=1)
        if n % 5 == 4:
            day.finish("1", Outcome.BACK_OFFICE)
        else:
            day.hold("1", reason="payment-online")
    for _ in range(300):
        day.issue(
            *BASKET,
            priority="elderly",
            assistance=tuple(Assistance),
            promise=Promise(120, 30 * MINUTE, 90 * MINUTE, 60 * MINUTE, (30 * MINUTE,) * 5),
        )
    return center


def moved(view: DeskView) -> int:
    """Bytes, as the line between station and server packs it."""
    return len(_packed(view))


def _packed(view: DeskView) -> bytes:
    return json.dumps(plain(view), ensure_ascii=False, separators=(",", ":")).encode()


def test_a_free_desk_in_a_busy_hall(center: MemoryCenter) -> None:
    view = center.see(Desk("1"))
    assert (view.waiting, view.held_in_all, view.awaited) == (300, 50, 10)
    assert view.own is not None
    assert moved(view) < MOST


def test_a_visit_with_a_basket_of_five_from_its_call_to_its_last_service(
    center: MemoryCenter, clock: ManualClock
) -> None:
    day = Day(center)
    day.call("1")
    sizes = [moved(center.see(Desk("1")))]
    day.start("1")
    while (view := center.see(Desk("1"))).visit is not None:
        assert view.held_in_all == 50
        sizes.append(moved(view))
        clock.go_on(minutes=1)
        day.finish("1")
    assert len(sizes) > len(BASKET)
    assert max(sizes) < MOST, sizes


def test_the_largest_basket_as_the_server_packs_it(clock: ManualClock) -> None:
    large = replace(SMALL, services=tuple(_copies(LARGEST_BASKET)))
    everything = tuple(service.code for service in large.services)
    post = Post("1", "universal", full(*sorted(large.skills())))
    center = running_hall(posts=(post,), catalogue=large, clock=clock)
    day = Day(center)
    day.issue(*everything)
    day.call("1")
    day.start("1")
    view = center.see(Desk("1"))
    assert view.visit is not None
    assert moved(view) > MOST
    assert len(compress(_packed(view), PACKING)) < MOST


def _copies(number: int) -> Iterator[Service]:
    services = [one for one in SMALL.services if one.code in BASKET]
    for n in range(number):
        service = services[n % len(services)]
        yield replace(service, code=f"{service.code}-{n}", related=())


def test_only_who_asks_is_told_of_everybody(center: MemoryCenter) -> None:
    assert len(center.see(Desk("1", all_held=True)).held) == 50
    Day(center).call("1")
    assert len(center.see(Desk("1", colleagues=True)).colleagues or ()) == 39
