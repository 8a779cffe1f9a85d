"""The catalogue's way from its publisher over a registry that runs to a center's next day."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes
from threading import Event
from typing import Any

import pytest

import faulty_proxy
from center_app.center import Center
from center_app.domain.catalogue import Fee
from center_app.domain.clock import MINUTE, stamp
from center_app.domain.events import CatalogueAdopted, CatalogueReceived, DayOpened
from center_app.domain.text import Text
from center_app.domain.views.next_catalogue import NextCatalogue
from center_app.domain.visit import Stand
from center_app.store.catalogues import kept_catalogue
from center_on import center_on, engine_of, serving_center
from days import Day
from enrolled import Enrolled
from faulty_proxy import Fault, FaultyProxy
from founding import SETTINGS
from manual_clock import ManualClock, moment
from publisher import Publisher, opened, taking, written
from registry_process import RegistryProcess
from small_catalogue import SMALL
from sync.down import AGAIN_MS, EVERY_MS, Down
from sync.registry import downloads
from sync.release import sign
from sync.signing import Signer
from sync.unfit import CatalogueTrouble

NEXT = replace(
    SMALL,
    serial="small-2",
    services=tuple(
        replace(one, target=40, fee=Fee(counter=2_000)) if one.code == "birth" else one
        for one in SMALL.services
    ),
)

LONG = replace(NEXT, note=Text("ملاحظة " * 4_000, "A note"))
"""One that comes in many pieces."""

WITHOUT_BIRTH = replace(
    SMALL,
    serial="small-3",
    services=tuple(replace(one, related=()) for one in SMALL.services if one.code != "birth"),
    bundles=(),
)

Taking = Callable[..., Down]


@pytest.fixture
def publisher(registry: RegistryProcess) -> Publisher:
    return Publisher(registry)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def hall(sqlite_url: str, clock: ManualClock) -> Iterator[Center]:
    center = serving_center(sqlite_url, clock=clock)
    yield center
    engine_of(center).dispose()


@pytest.fixture
def down(
    hall: Center, center: Enrolled, proxy: FaultyProxy, publisher: Publisher, tmp_path: Path
) -> Iterator[Taking]:
    """What takes the catalogue over the line; `keys` and more may be others."""
    client = center.client(proxy.url, read_s=2.0)

    def make(*keys: bytes, **more: Any) -> Down:
        return taking(hall, client, tmp_path, *(keys or (publisher.signer.public,)), **more)

    yield make
    client.close()


def received(center: Center) -> list[str]:
    """The types of what the registry brought about, in the order of the journal."""
    wanted = {CatalogueReceived.type, CatalogueAdopted.type}
    return [one.envelope.type for one in center.journal.after(0) if one.envelope.type in wanted][1:]


def coming(taker: Down, hall: Center) -> tuple[CatalogueTrouble | None, str]:
    """What is wrong, and which catalogue waits for the next opening."""
    return taker.trouble, hall.hall.next_serial


def asked(proxy: FaultyProxy) -> list[str]:
    """Which paths were asked for."""
    return [request.split(b" ")[1].decode().partition("?")[0] for request in proxy.seen]


def test_a_catalogue_takes_effect_when_the_next_business_day_opens(
    center: Enrolled, publisher: Publisher, clock: ManualClock, database_url: str, tmp_path: Path
) -> None:
    hall = serving_center(database_url, clock=clock)
    client = center.client()
    publisher.publish(NEXT)
    assert taking(hall, client, tmp_path, publisher.signer.public).once() == EVERY_MS
    number = Day(hall).issue("birth")
    assert (hall.hall.catalogue_serial, hall.hall.next_serial) == ("small-1", "small-2")
    visit = hall.hall.visits[Day(hall).visit(number)]
    assert visit.steps[0].target_ms == 15 * MINUTE, "who came before is promised what was in force"
    clock.until("2026-11-23 08:00")
    hall.refresh()
    assert (hall.hall.catalogue_serial, hall.hall.next_serial) == ("small-2", "")
    last = [one.envelope for one in hall.journal.after(0)][-2:]
    assert [one.type for one in last] == [DayOpened.type, CatalogueAdopted.type]
    assert len({one.cmd for one in last}) == 1, "one command, one transaction"
    assert {one.day for one in last} == {"2026-11-23"}, "nothing of it is yesterday's"
    assert kept_catalogue(engine_of(hall), "small-1") is not None
    assert hall.rebuild(), "the journal played again comes to the same"
    client.close()
    engine_of(hall).dispose()


def test_what_is_known_is_not_fetched_again(
    hall: Center, down: Taking, publisher: Publisher, proxy: FaultyProxy
) -> None:
    publisher.publish(NEXT)
    for _ in range(3):
        assert down().once() == EVERY_MS
    assert received(hall) == [CatalogueReceived.type]
    assert sum("blobs" in path for path in asked(proxy)) == 1
    manifests = [request for request in proxy.seen if b"/manifest" in request]
    assert b'If-None-Match: "1"' in manifests[-1]
    assert down().trouble is None


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (faulty_proxy.captive_portal, CatalogueTrouble.INCOMPLETE),
        (faulty_proxy.request_lost, None),
        (faulty_proxy.answer_truncated, None),
        (faulty_proxy.redirected, CatalogueTrouble.INCOMPLETE),
        (faulty_proxy.refused_by_a_portal, CatalogueTrouble.INCOMPLETE),
        (faulty_proxy.not_json, CatalogueTrouble.INCOMPLETE),
    ],
    ids=lambda given: getattr(given, "__name__", str(given)),
)
def test_a_line_that_breaks_off_in_the_catalogue_changes_nothing(
    hall: Center,
    down: Taking,
    publisher: Publisher,
    proxy: FaultyProxy,
    fault: Fault,
    trouble: CatalogueTrouble | None,
) -> None:
    """What breaks the connection is gone on with at once; what answers wrongly is asked later."""
    publisher.publish(NEXT)
    times = 1 if trouble is None else 3
    proxy.plan.extend([faulty_proxy.passed, *[fault] * times])
    taker = down()
    assert taker.once() == (EVERY_MS if trouble is None else AGAIN_MS)
    assert (taker.trouble, hall.hall.catalogue_serial) == (trouble, "small-1")
    assert taker.once() == EVERY_MS
    assert coming(taker, hall) == (None, "small-2")


@pytest.mark.parametrize(
    "fault",
    [faulty_proxy.captive_portal, faulty_proxy.answer_truncated, faulty_proxy.endless],
    ids=lambda given: given.__name__,
)
def test_a_manifest_that_does_not_come_is_the_links_trouble(
    hall: Center, down: Taking, publisher: Publisher, proxy: FaultyProxy, fault: Fault
) -> None:
    publisher.publish(NEXT)
    proxy.plan.append(fault)
    taker = down()
    assert taker.once() == AGAIN_MS
    assert (taker.trouble, received(hall)) == (None, [])


def test_a_catalogue_that_was_cut_off_is_gone_on_with(
    down: Taking, publisher: Publisher, proxy: FaultyProxy, hall: Center
) -> None:
    publisher.publish(LONG)
    proxy.plan.extend([faulty_proxy.passed, cut_after(20_000)])
    down().once()
    assert hall.hall.next_serial == "small-2"
    (again,) = [request for request in proxy.seen if b"Range: bytes=" in request]
    begun = int(again.partition(b"Range: bytes=")[2].partition(b"-")[0])
    assert 0 < begun <= 20_000


def cut_after(much: int) -> Fault:
    """The line breaks after so many bytes of the answer."""

    def cut(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
        client.sendall(proxy.forward(request)[:much])
        client.shutdown(socket.SHUT_RDWR)

    return cut


def test_a_slow_line_is_left_to_the_entries_and_brings_the_rest_later(
    down: Taking,
    publisher: Publisher,
    proxy: FaultyProxy,
    hall: Center,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(downloads, "LONGEST_S", 0.1)
    publisher.publish(LONG)
    proxy.plan.extend([faulty_proxy.passed, trickled])
    taker = down()
    assert taker.once() == AGAIN_MS
    assert (taker.trouble, hall.hall.next_serial) == (CatalogueTrouble.INCOMPLETE, "")
    monkeypatch.setattr(downloads, "LONGEST_S", 20.0)
    assert taker.once() == EVERY_MS
    assert coming(taker, hall) == (None, "small-2")


def trickled(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
    answer = proxy.forward(request)
    for first in range(0, len(answer), 4_096):
        client.sendall(answer[first : first + 4_096])
        Event().wait(0.05)


def spoilt(publisher: Publisher, **terms: Any) -> None:
    publisher.force(publisher.manifest(written(NEXT), 5, **terms), written(NEXT))


def forged(publisher: Publisher) -> None:
    manifest = replace(publisher.manifest(written(NEXT), 5), serial=6)
    publisher.force(manifest, written(NEXT))


def signed_by_another(publisher: Publisher) -> None:
    manifest = sign(publisher.manifest(written(NEXT), 5), Signer.of(token_bytes(32)))
    publisher.force(manifest, written(NEXT))


def other_bytes(publisher: Publisher) -> None:
    body = written(NEXT)
    publisher.force(publisher.manifest(body, 5), body.replace(b"40", b"41"))


def unsound(publisher: Publisher) -> None:
    odd = replace(NEXT, agencies=NEXT.agencies[:1])
    publisher.force(publisher.manifest(written(odd), 5), written(odd))


def no_json(publisher: Publisher) -> None:
    publisher.force(publisher.manifest(b"\xff[" * 50, 5), b"\xff[" * 50)


def taken_serial(publisher: Publisher) -> None:
    odd = replace(NEXT, serial=SMALL.serial)
    publisher.force(publisher.manifest(written(odd), 5), written(odd))


def another_name(publisher: Publisher) -> None:
    spoilt(publisher, catalogue="small-9")


def too_new(publisher: Publisher) -> None:
    spoilt(publisher, min_client="0.1.1")


def far_too_large(publisher: Publisher) -> None:
    spoilt(publisher, size=9 * 1024 * 1024)


def lies_about_its_size(publisher: Publisher) -> None:
    spoilt(publisher, size=len(written(NEXT)) - 10)


@pytest.mark.parametrize(
    ("spoil", "trouble"),
    [
        (forged, CatalogueTrouble.UNSIGNED),
        (signed_by_another, CatalogueTrouble.UNSIGNED),
        (other_bytes, CatalogueTrouble.DAMAGED),
        (unsound, CatalogueTrouble.BROKEN),
        (no_json, CatalogueTrouble.BROKEN),
        (another_name, CatalogueTrouble.BROKEN),
        (taken_serial, CatalogueTrouble.TAKEN),
        (too_new, CatalogueTrouble.OUTDATED),
        (far_too_large, CatalogueTrouble.BROKEN),
        (lies_about_its_size, CatalogueTrouble.INCOMPLETE),
    ],
    ids=lambda given: getattr(given, "__name__", str(given)),
)
def test_a_catalogue_that_is_not_what_it_should_be_leaves_the_present_one(
    hall: Center,
    down: Taking,
    publisher: Publisher,
    tmp_path: Path,
    spoil: Callable[[Publisher], None],
    trouble: CatalogueTrouble,
) -> None:
    spoil(publisher)
    taker = down()
    taker.once()
    assert taker.trouble is trouble
    assert (hall.hall.catalogue_serial, hall.hall.next_serial) == ("small-1", "")
    assert not list(tmp_path.glob("*.part")), "nothing of it is left to go on with"
    publisher.force(publisher.manifest(written(NEXT), 7), written(NEXT))
    taker.once()
    assert coming(taker, hall) == (None, "small-2")


def test_without_a_key_of_the_publisher_nothing_is_believed(
    hall: Center, center: Enrolled, publisher: Publisher, tmp_path: Path
) -> None:
    client = center.client()
    taker = taking(hall, client, tmp_path)
    taker.once()
    assert taker.trouble is None, "there is no catalogue to be missed yet"
    publisher.publish(NEXT)
    taker.once()
    assert coming(taker, hall) == (CatalogueTrouble.NO_KEYS, "")
    client.close()


def test_a_key_follows_another_without_a_day_between(
    hall: Center, down: Taking, publisher: Publisher
) -> None:
    old, publisher.signer = publisher.signer, Signer.of(token_bytes(32))
    both = down(old.public, publisher.signer.public)
    with opened(publisher.registry) as ledger:
        ledger.shelf.trust(publisher.signer.public)
    publisher.publish(NEXT)
    both.once()
    assert coming(both, hall) == (None, "small-2")
    publisher.signer = old
    publisher.publish(WITHOUT_BIRTH, 2)
    only_new = down(Signer.of(token_bytes(32)).public)
    only_new.once()
    assert coming(only_new, hall) == (CatalogueTrouble.UNSIGNED, "small-2")


def test_an_earlier_release_is_refused(hall: Center, down: Taking, publisher: Publisher) -> None:
    publisher.publish(NEXT, 7)
    taker = down()
    taker.once()
    for number in (6, 7):
        manifest = publisher.manifest(written(WITHOUT_BIRTH), number)
        publisher.force(replace(manifest), written(WITHOUT_BIRTH))
        taker.once()
        wanted = CatalogueTrouble.OLD if number == 6 else None
        assert coming(taker, hall) == (wanted, "small-2")


def test_an_earlier_release_is_refused_after_the_database_was_put_back_too(
    clock: ManualClock, center: Enrolled, publisher: Publisher, tmp_path: Path
) -> None:
    file, client = tmp_path / "center.sqlite", center.client()
    hall = serving_center(f"sqlite:///{file}", clock=clock)
    engine_of(hall).dispose()
    shutil.copy(file, tmp_path / "backup.sqlite")
    hall = center_on(f"sqlite:///{file}", clock)
    publisher.publish(SMALL, 3)
    publisher.publish(NEXT, 4)
    taking(hall, client, tmp_path, publisher.signer.public).once()
    assert hall.hall.next_serial == "small-2"
    engine_of(hall).dispose()
    for left in tmp_path.glob("center.sqlite-*"):
        left.unlink()
    shutil.copy(tmp_path / "backup.sqlite", file)
    hall = center_on(f"sqlite:///{file}", clock)
    assert hall.hall.release is None
    publisher.force(publisher.manifest(written(WITHOUT_BIRTH), 3), written(WITHOUT_BIRTH))
    taker = taking(hall, client, tmp_path, publisher.signer.public)
    taker.once()
    assert coming(taker, hall) == (CatalogueTrouble.OLD, "")
    publisher.force(publisher.manifest(written(NEXT), 4), written(NEXT))
    taker.once()
    assert coming(taker, hall) == (None, "small-2"), "what was lost comes again"
    client.close()
    engine_of(hall).dispose()


def test_one_that_is_overdue_goes_on_and_is_told_of(
    hall: Center, down: Taking, publisher: Publisher, clock: ManualClock
) -> None:
    publisher.publish(NEXT, expires=stamp(moment("2026-12-01 00:00")))
    taker = down(clock=clock)
    taker.once()
    clock.until("2026-11-30 09:00")
    hall.refresh()
    assert (taker.trouble, hall.hall.catalogue_serial) == (None, "small-2")
    clock.until("2027-06-01 09:00")
    hall.refresh()
    taker.once()
    assert (taker.trouble, hall.hall.catalogue_serial) == (CatalogueTrouble.EXPIRED, "small-2")


def test_a_catalogue_for_later_waits_for_its_day(
    hall: Center, down: Taking, publisher: Publisher, clock: ManualClock
) -> None:
    publisher.publish(NEXT, not_before=stamp(moment("2026-11-25 00:00")))
    down().once()
    for day, serial in (("23", "small-1"), ("24", "small-1"), ("25", "small-2")):
        clock.until(f"2026-11-{day} 08:00")
        hall.refresh()
        assert hall.hall.catalogue_serial == serial, day


def test_a_later_release_takes_the_place_of_one_that_waits_and_may_call_it_off(
    hall: Center, down: Taking, publisher: Publisher, clock: ManualClock
) -> None:
    for number, catalogue in enumerate((NEXT, WITHOUT_BIRTH, SMALL), 1):
        publisher.publish(catalogue, number)
        down().once()
        wanted = catalogue.serial if catalogue is not SMALL else ""
        assert hall.hall.next_serial == wanted
    clock.until("2026-11-23 08:00")
    hall.refresh()
    assert hall.hall.catalogue_serial == "small-1"
    assert hall.rebuild()


def test_who_waits_for_a_withdrawn_service_is_served_as_promised(
    center: Enrolled, publisher: Publisher, clock: ManualClock, sqlite_url: str, tmp_path: Path
) -> None:
    """Around the clock a visit may wait while the day turns."""
    calendar = replace(SETTINGS.calendar, around_the_clock=True)
    settings = replace(SETTINGS, calendar=calendar)
    hall, client = serving_center(sqlite_url, clock=clock, settings=settings), center.client()
    day = Day(hall)
    number = day.issue("birth")
    publisher.publish(WITHOUT_BIRTH)
    taking(hall, client, tmp_path, publisher.signer.public).once()
    view = hall.see(NextCatalogue())
    assert view is not None
    assert view.left_behind.visits == (number,)
    clock.until("2026-11-23 08:00")
    hall.refresh()
    assert hall.hall.catalogue_serial == "small-3"
    waiting = hall.hall.visits[day.visit(number)]
    assert (waiting.steps[0].target_ms, waiting.steps[0].agency) == (15 * MINUTE, "civil")
    assert day.call("1") == number
    day.start("1")
    day.finish("1")
    assert hall.hall.visits[waiting.id].stand is Stand.SERVED
    assert hall.rebuild()
    client.close()
    engine_of(hall).dispose()


def test_a_center_without_a_catalogue_begins_with_the_first(
    center: Enrolled, publisher: Publisher, sqlite_url: str, tmp_path: Path
) -> None:
    hall, client = center_on(sqlite_url), center.client()
    publisher.publish(NEXT)
    taker = taking(hall, client, tmp_path, publisher.signer.public)
    taker.once()
    assert (taker.trouble, hall.hall.catalogue_serial) == (None, "small-2")
    client.close()
    engine_of(hall).dispose()


def test_a_center_that_is_killed_in_the_middle_goes_on_where_it_was(
    hall: Center, center: Enrolled, publisher: Publisher, proxy: FaultyProxy, tmp_path: Path
) -> None:
    publisher.publish(LONG)
    proxy.plan.extend([faulty_proxy.passed, stalled_after(20_000)])
    url = str(engine_of(hall).url)
    process = subprocess.Popen(
        [
            sys.executable,
            str(Path(__file__).parents[1] / "given" / "taking_main.py"),
            *(url, str(tmp_path), proxy.url, center.name, center.key),
            publisher.signer.public.hex(),
        ],
    )
    while not any(part.stat().st_size for part in tmp_path.glob("*.part")):
        assert process.poll() is None
        Event().wait(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    hall.refresh()
    assert received(hall) == []
    client = center.client(proxy.url)
    taking(hall, client, tmp_path, publisher.signer.public).once()
    assert any(b"Range: bytes=" in request for request in proxy.seen)
    assert (received(hall), hall.hall.next_serial) == ([CatalogueReceived.type], "small-2")
    client.close()


def stalled_after(much: int) -> Fault:
    """So many bytes of the answer come, and then no more."""

    def stall(proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
        client.sendall(proxy.forward(request)[:much])
        proxy.wait()

    return stall
