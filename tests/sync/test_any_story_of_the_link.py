"""A story by lot: a bad line, kill -9 and old backups at both ends; at the end both are read."""

import random
import shutil
import socket
import subprocess
import sys
from collections import Counter
from contextlib import closing, suppress
from itertools import accumulate
from pathlib import Path
from time import sleep

import pytest

import faulty_proxy
from center_app.domain.chain import link as linked
from center_app.domain.envelope import unseal
from center_app.store.engine import open_engine, reading
from center_app.store.incarnation import Incarnation
from enrolled import Enrolled, enrolled
from faulty_proxy import FaultyProxy
from link import Link
from machine_clock import MachineClock
from registry_process import RegistryProcess
from sync.failures import Failure
from sync.registry.ledger import open_ledger

PROGRAM = Path(__file__).parents[1] / "given" / "sending_center.py"
LONG = 8
FAULTS = [
    *[faulty_proxy.passed] * 8,
    faulty_proxy.request_lost,
    faulty_proxy.answer_lost,
    faulty_proxy.answer_truncated,
    faulty_proxy.sent_twice,
    faulty_proxy.captive_portal,
    faulty_proxy.redirected,
    faulty_proxy.other_answer("503 Busy", b"", "Retry-After: 0"),
]


def copied(file: Path, copy: Path) -> None:
    """A backup by the database's own means."""
    copy.unlink(missing_ok=True)
    engine = open_engine(f"sqlite:///{file}")
    with reading(engine) as connection:
        connection.exec_driver_sql(f"VACUUM INTO '{copy}'")
    engine.dispose()


def put_back(file: Path, copy: Path) -> None:
    for log in ("-wal", "-shm"):
        file.with_name(file.name + log).unlink(missing_ok=True)
    shutil.copyfile(copy, file)


class Story:
    """Both ends with their files, a line between them, and a lot that says what happens."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.lot = random.Random(seed)
        self.own, self.theirs = folder / "own.sqlite", folder / "registry.sqlite"
        self.registry = RegistryProcess(f"sqlite:///{self.theirs}")
        self.center: Enrolled = enrolled(self.registry)
        self.proxy = FaultyProxy(self.registry.url)
        self.backups: list[tuple[Path, Path]] = []
        with closing(open_ledger(self.registry.database_url, MachineClock())) as ledger:
            for _ in range(100):
                ledger.allow_epoch(self.center.name)

    def close(self) -> None:
        self.proxy.close()
        self.registry.stop()

    def work(self) -> None:
        """The center records and sends for a while, over the bad line, until it is killed."""
        self.proxy.plan.extend(self.lot.choice([*FAULTS, self.replayed]) for _ in range(60))
        seed = self.lot.randrange(10**6)
        known = self.own, self.proxy.url, self.center.name, self.center.key, seed
        words = [str(word) for word in known]
        process = subprocess.Popen([sys.executable, PROGRAM, *words], stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout:
            assert process.stdout.readline() == b"begun\n"
            sleep(self.lot.uniform(0.1, 0.6))
            if self.lot.random() < 0.4:
                self.registry.kill()
                sleep(0.1)
                self.registry.start()
                sleep(0.2)
            process.kill()
            process.wait(20)

    def replayed(self, proxy: FaultyProxy, client: socket.socket, request: bytes) -> None:
        """An old request comes once more before this one."""
        proxy.forward(self.lot.choice(proxy.seen))
        faulty_proxy.passed(proxy, client, request)

    def happen(self, turn: int) -> None:
        """Both ends are backed up first, then mine is put back, then theirs; later it is by lot."""
        mine, theirs = self.own, self.theirs
        planned = {0: [("backup", mine), ("backup", theirs)], 1: [("restore", mine)]}
        by_lot = self.lot.choice(("backup", "restore", "restore")), self.lot.choice((mine, theirs))
        for what, file in planned.get(turn, [("restore", theirs) if turn == 2 else by_lot]):
            if what == "backup":
                self.backup(file)
            else:
                self.restore(file)

    def backup(self, file: Path) -> None:
        copy = file.with_suffix(f".{len(self.backups)}")
        copied(file, copy)
        self.backups.append((file, copy))

    def restore(self, file: Path) -> None:
        copy = self.lot.choice([copy for of, copy in self.backups if of == file])
        if file == self.theirs:
            self.registry.kill()
        put_back(file, copy)
        if file == self.theirs:
            self.registry.start()


LOTS = [
    pytest.param(3, 3, id="short"),
    *(pytest.param(n, LONG, marks=[pytest.mark.chaos], id=f"long-{n}") for n in range(8)),
]


@pytest.mark.parametrize(("seed", "turns"), LOTS)
def test_in_the_end_both_ends_have_the_same(tmp_path: Path, seed: int, turns: int) -> None:
    with closing(Story(tmp_path, seed)) as story:
        for turn in range(turns):
            story.work()
            story.happen(turn)
        settle_and_compare(story)


def settle_and_compare(story: Story) -> None:
    story.proxy.plan.clear()
    incarnation = Incarnation(story.own.with_name("incarnation"), "machine")
    link = Link(story.center, f"sqlite:///{story.own}", story.proxy.url, incarnation)
    link.append(3)
    for _ in range(3):
        with suppress(Failure):
            link.exchange.once()
    assert link.exchange.once().waiting == 0

    journal, line = link.journal.after(0), link.journal.line()
    here, (there, streams) = link.here(), link.there()
    link.close()
    assert len(journal) > 50
    assert len(streams) > 1, "something was put back"
    assert {(e.epoch, e.seq, e.head, e.body) for e in journal} <= set(there), "none is different"
    ids = Counter(e.envelope.id for e in journal)
    assert set(ids.values()) == {1}, "none is there twice"
    recorded = {unseal(body).id for _, _, _, body in here[0]}
    assert recorded <= {unseal(body).id for _, _, _, body in there}, "none is missing"
    last = journal[-1]
    assert (last.epoch, last.seq, last.head) in streams, "the same head"
    starts = {stretch.epoch: stretch.genesis for stretch in line}
    for epoch, acked, head in streams:
        rows = [row for row in there if row[0] == epoch]
        assert [row[1] for row in rows] == list(range(1, acked + 1)), "no hole"
        if epoch in starts:
            *_, end = accumulate((row[3] for row in rows), linked, initial=starts[epoch])
            assert end == head, "and one chain"
