"""The power goes while the center writes: what it really wrote, with what the disk had not yet.

What SQLite does to its files is recorded while a center is at work; at many moments the disk is
made as a power cut would leave it, and the center is opened on it.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Engine, event

from center_app.center import Center
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.refusal import Refused
from center_app.store.bookmark import Bookmark
from center_app.store.engine import open_engine
from center_app.store.incarnation import Incarnation
from center_app.store.kept.stations import Kind, add_station, stations
from center_app.store.schema import upgrade
from center_on import PINS, engine_of, random_id, serving_center
from founding import CENTER, ids
from hall_after import faults, faults_of_hall
from kiosks_alone import provisions, wanted
from machine_clock import MachineClock
from manual_clock import ManualClock
from power_cuts import Disk
from ready_databases import ready_engine
from recorded_disk import Did, Recording, recorded
from seeds import seed_of
from station_processes import ALWAYS_OPEN, issuing, work
from stores import SqliteStore
from sync.stations.alone import Alone
from sync.stations.ticket_book import State, TicketBook

CLOCK = MachineClock()
COUNTERS = ("1", "2", "3")
LIKELY = (0.0, 0.2, 0.5, 0.8, 1.0)
MACHINE = "this machine"

Wrong = Callable[[Path, list[Any]], list[str]]


class RecordedIncarnation(Incarnation):
    """Its own small file is no database's, so it says itself what is written to it."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        super().__init__(recording.folder / "incarnation", MACHINE)

    def _write(self, slot: int, text: bytes, *, firmly: bool) -> None:
        covers = len(self._recording.steps) + 1
        super()._write(slot, text, firmly=firmly)
        self._recording.wrote("incarnation", slot * len(text), text)
        if firmly:
            self._recording.synced("incarnation", covers)


def opened(url: str, incarnation: Incarnation, *settings: str) -> Center:
    """The center, its SQLite set up by further `settings`; ours are lax so that more happens."""
    engine = ready_engine(url)
    event.listen(engine, "connect", lambda c, _: [c.execute(f"PRAGMA {one}") for one in settings])
    engine.dispose()
    return Center(engine, CENTER, CLOCK, random_id, PINS, incarnation=incarnation)


def close(center: Center) -> None:
    center.journal.close()
    engine_of(center).dispose()


def at_work(folder: Path, rounds: int, *settings: str) -> Recording:
    """A center works, is closed and opened again, with three counters and a registry that answers.

    It is told of everything else as well: that a station was added is kept beside the journal.
    """
    url = f"sqlite:///{folder / 'center.db'}"
    ready_engine(url).dispose()
    with recorded(folder) as recording:
        close(serving_center(url, counters=len(COUNTERS), clock=CLOCK, settings=ALWAYS_OPEN))
        for turn in range(2):
            center = opened(url, RecordedIncarnation(recording), *settings)
            numbers = range(1_000 * turn, 1_000 * turn + rounds)
            threads = [Thread(target=press, args=(center, recording, n, numbers)) for n in COUNTERS]
            threads.append(Thread(target=note, args=(engine_of(center), recording, numbers)))
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            close(center)
    return recording


def press(center: Center, recording: Recording, name: str, numbers: range) -> None:
    for command in work("both", name, numbers):
        try:
            done = center.do(command)
        except Refused:
            continue
        recording.say((command.id, tuple(type(one).type for one in done.events)))


def note(engine: Engine, recording: Recording, numbers: range) -> None:
    bookmark = Bookmark(engine, "https://registry.example", CLOCK)
    for n in numbers:
        bookmark.move("epoch", acked=n, durable=0, receipt=b"signed" * 50)
        add_station(engine, f"kiosk-{n}", Kind.KIOSK, None, n)
        recording.say(f"kiosk-{n}")


def cuts(recording: Recording, lot: random.Random, how_many: int) -> Iterator[int]:
    """After which steps the power goes; often just when somebody has been told something."""
    said = [n for n, step in enumerate(recording.steps) if step.did is Did.SAID]
    for n in range(how_many):
        yield lot.choice(said) if n % 3 == 0 else lot.randrange(len(recording.steps))


def images(
    recording: Recording, folder: Path, lot: random.Random, how_many: int, *, lying: bool = False
) -> Iterator[tuple[Path, list[Any]]]:
    """Disks after a power cut, each with what had been told by then."""
    wanted = sorted(set(cuts(recording, lot, how_many)))
    disk = Disk(recording, lying=lying)
    told: list[Any] = []
    for n, step in enumerate(recording.steps):
        disk.go(n, step)
        if step.did is Did.SAID:
            told.append(step.what)
        if wanted and n == wanted[0]:
            wanted.pop(0)
            image = folder / f"{n}"
            image.mkdir(parents=True)
            disk.lost(image, lot, lot.choice(LIKELY))
            yield image, list(told)


def wrong_after(image: Path, told: list[Any]) -> list[str]:
    """What is not as it has to be when the center starts on this disk, and when it goes on."""
    store = SqliteStore(image / "center.db")
    center = opened(store.url, Incarnation(image / "incarnation", MACHINE))
    try:
        answers: dict[str, tuple[str, ...]] = dict(one for one in told if isinstance(one, tuple))
        wrong = [f"integrity: {row}" for row in store.rows("PRAGMA integrity_check")]
        wrong.remove("integrity: ('ok',)")
        wrong += faults(store, answers) + faults_of_hall(center, store)
        (epochs,) = store.rows("SELECT count(*) FROM stream")[0]
        wrong += ["it took itself for a backup that was put back"] if epochs != 1 else []
        there = {one.name for one in stations(engine_of(center))}
        wrong += [f"not kept: {one}" for one in told if isinstance(one, str) and one not in there]
        before = center.journal.position()
        for command in list(answers)[-2:]:
            center.do(of_id(command))
        wrong += ["it was done twice"] if center.journal.position() != before else []
        if told:  # before that it may not be set up yet
            center.do(issuing("after", 1))
        return wrong + faults(store, answers)
    finally:
        close(center)


def of_id(command: str) -> c.Command:
    """A command of the story, made again."""
    name, _, n = command.partition("-")
    number = int(n.rpartition("-")[2])
    return next(one for one in work("both", name, [number]) if one.id == command)


def after_power_cuts(
    recording: Recording,
    folder: Path,
    seed: int,
    how_many: int,
    *,
    lying: bool = False,
    wrong: Wrong = wrong_after,
) -> list[str]:
    """What is wrong after any of the cuts; a center that does not start at all is wrong, too."""
    found, lot = [], random.Random(seed)
    for image, told in images(recording, folder, lot, how_many, lying=lying):
        try:
            found += [f"cut after {image.name}: {one}" for one in wrong(image, told)]
        except Exception as error:  # noqa: BLE001 - it is what is looked for
            found.append(f"cut after {image.name}: {error!r}")
    return found


def folder_in(path: Path, name: str) -> Path:
    folder = path / name
    folder.mkdir()
    return folder


def given_alone(folder: Path, numbers: int) -> Recording:
    """A kiosk gives numbers alone, and the server takes some of them in."""
    with recorded(folder) as recording:
        clock = ManualClock()
        book = TicketBook(folder / "kiosk.db")
        alone = Alone(book, CENTER, clock, ids(3))
        alone.provide(provisions("W", clock.now().at), clock.now(), clock.now())
        for n in range(numbers):
            done = alone.do(wanted("kiosk-1", f"kiosk-1-{n}"))
            recording.say(done.the(e.VisitIssued).number)
            if n % 3 == 2:
                book.settle(book.waiting()[0], State.TAKEN_IN)
        book.close()
    return recording


def wrong_with_book(image: Path, told: list[Any]) -> list[str]:
    """Every number that was printed is in the book, and the next one is new."""
    with closing(TicketBook(image / "kiosk.db")) as book:
        alone = Alone(book, CENTER, ManualClock(), ids(4))
        there = [one.number for one in book.after(0)]
        wrong = [f"{one} is gone" for one in told if one not in there]
        wrong += ["a number is there twice"] if len(set(there)) < len(there) else []
        if told:
            number = alone.do(wanted("kiosk-1", "after")).the(e.VisitIssued).number
            wrong += [f"{number} is given twice"] if number in there else []
        return wrong


def test_a_power_cut_takes_nothing_that_somebody_was_told(tmp_path: Path) -> None:
    recording = at_work(folder_in(tmp_path, "center"), 4, "wal_autocheckpoint = 10")
    assert after_power_cuts(recording, tmp_path / "cut", 1, 12) == []
    assert after_power_cuts(recording, tmp_path / "lie", 2, 3, lying=True), "nothing is ever found"


def test_a_power_cut_takes_no_number_of_a_kiosk_that_is_alone(tmp_path: Path) -> None:
    recording = given_alone(folder_in(tmp_path, "kiosk"), 8)
    assert after_power_cuts(recording, tmp_path / "cut", 1, 16, wrong=wrong_with_book) == []


@pytest.mark.chaos
@pytest.mark.timeout(900)
@pytest.mark.parametrize("pages", [1, 10, 1_000])
def test_a_hundred_power_cuts(tmp_path: Path, pages: int) -> None:
    seed = seed_of(f"a hundred power cuts, a checkpoint every {pages} pages")
    recording = at_work(folder_in(tmp_path, "center"), 12, f"wal_autocheckpoint = {pages}")
    assert after_power_cuts(recording, tmp_path / "cut", seed, 200) == []


@pytest.mark.chaos
def test_a_center_that_does_not_wait_for_its_disk_is_found_out(tmp_path: Path) -> None:
    recording = at_work(folder_in(tmp_path, "center"), 6, "synchronous = NORMAL")
    wrong = after_power_cuts(recording, tmp_path / "cut", 3, 60)
    assert any("told and not so" in one for one in wrong)


@pytest.mark.chaos
def test_a_hundred_power_cuts_of_a_kiosk_that_is_alone(tmp_path: Path) -> None:
    seed = seed_of("a hundred power cuts of a kiosk")
    recording = given_alone(folder_in(tmp_path, "kiosk"), 40)
    assert after_power_cuts(recording, tmp_path / "cut", seed, 200, wrong=wrong_with_book) == []


@pytest.mark.chaos
@pytest.mark.timeout(300)
def test_a_power_cut_while_the_tables_are_made_is_made_good_by_the_next_start(
    tmp_path: Path,
) -> None:
    seed = seed_of("power cuts in the first start")
    folder = folder_in(tmp_path, "center")
    with recorded(folder) as recording:
        engine = open_engine(f"sqlite:///{folder / 'center.db'}")
        upgrade(engine)
        engine.dispose()
        recording.say(())
    assert after_power_cuts(recording, tmp_path / "cut", seed, 60, wrong=wrong_at_first) == []


def wrong_at_first(image: Path, _told: list[Any]) -> list[str]:
    store = SqliteStore(image / "center.db")
    engine = open_engine(store.url)
    upgrade(engine)
    engine.dispose()
    close(serving_center(store.url, clock=CLOCK, settings=ALWAYS_OPEN))
    return faults(store, {})
