"""Real processes, a bad line, kill -9, old backups, copied disks, wrong clocks and certificates.

In the end both databases are read past the program: nothing may be missing, different, there twice
or out of order, and both ends have the same head.
"""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import audit
import postgres_cluster
from laboratory import CENTER, Laboratory
from postgres_cluster import PostgresCluster
from seeds import seed_of
from stores import PostgresStore, SqliteStore

WRONG = ("expired", "not yet valid", "another center's", "another authority's")
TAMPERINGS = (
    "DELETE FROM registry_entry WHERE seq = 2",
    "DELETE FROM registry_entry WHERE (epoch, seq) IN (SELECT epoch, acked FROM registry_stream)",
    "UPDATE registry_entry SET body = replace(body, '\"times\":1', '\"times\":2') WHERE seq = 1",
    "UPDATE registry_entry SET head = zeroblob(32) WHERE seq = 3",
    "UPDATE registry_stream SET acked = acked - 1",
)
"""What the audit has to find, or it finds nothing."""

TURNS = 25
"""Of the long form: some minutes, on a machine that has time."""


def lived(laboratory: Laboratory, turns: int, seconds: float = 0.5) -> None:
    """Both ends are backed up and put back, the disk is copied, and the rest comes by lot."""
    mine, theirs = laboratory.machines[0].store, laboratory.theirs
    for turn in range(turns):
        laboratory.turn(seconds)
        if turn == 0:
            laboratory.back_up(mine)
            laboratory.back_up(theirs)
        elif turn == 1:
            laboratory.restore(laboratory.lot.choice((mine, theirs)))
        elif turn == 2 and len(laboratory.machines) == 1:
            laboratory.clone(names_itself=laboratory.lot.random() < 0.5)
        else:
            happen = laboratory.lot.choice((laboratory.back_up, laboratory.restore))
            happen(laboratory.lot.choice((mine, theirs)))


def in_the_end_both_are_the_same(laboratory: Laboratory) -> None:
    wrong = laboratory.settle()
    print("\n".join(laboratory.told), f"\n{laboratory.acked()} entries")  # noqa: T201
    assert wrong == []
    assert laboratory.acked() > 50


@pytest.fixture
def own_cluster() -> Iterator[tuple[PostgresCluster, Path]]:
    """A PostgreSQL that a test may kill."""
    home = postgres_cluster.new_home()
    yield postgres_cluster.start_once(home), home
    postgres_cluster.stop(home)


def on_sqlite(folder: Path, seed: int, *, https: bool = False) -> Laboratory:
    mine, theirs = SqliteStore(folder / "mine.db"), SqliteStore(folder / "theirs.db")
    return Laboratory(folder, seed, mine, theirs, https=https)


@pytest.mark.long
def test_a_short_story(tmp_path: Path) -> None:
    with closing(on_sqlite(tmp_path, 3)) as laboratory:
        lived(laboratory, 3, seconds=0.2)
        laboratory.turn(0.2)
        in_the_end_both_are_the_same(laboratory)
        for statement in TAMPERINGS:
            intact = laboratory.theirs.copy(f"intact{len(statement)}")
            laboratory.theirs.change(statement)
            assert audit.difference(CENTER, laboratory.machines[0].store, laboratory.theirs)
            laboratory.theirs.put_back(intact)
        assert not audit.difference(CENTER, laboratory.machines[0].store, laboratory.theirs)


@pytest.mark.long
def test_a_short_story_on_postgresql(tmp_path: Path, postgres: PostgresCluster) -> None:
    name = f"lab{random.randrange(10**9)}"
    mine, theirs = PostgresStore(postgres, f"{name}_a"), PostgresStore(postgres, f"{name}_b")
    with closing(Laboratory(tmp_path, 4, mine, theirs)) as laboratory:
        laboratory.turn(0.2)
        laboratory.back_up(theirs)
        laboratory.turn(0.2)
        laboratory.restore(theirs)
        in_the_end_both_are_the_same(laboratory)


def test_a_short_story_over_https(tmp_path: Path) -> None:
    with closing(on_sqlite(tmp_path, 5, https=True)) as laboratory:
        laboratory.turn(0.3)
        wrong_certificates(laboratory, WRONG[:1])
        in_the_end_both_are_the_same(laboratory)


def wrong_certificates(laboratory: Laboratory, kinds: tuple[str, ...]) -> None:
    """With a wrong certificate nothing is taken, and everything is still recorded."""
    for wrong in kinds:
        laboratory.certificates_are(wrong)
        laboratory.registry_dies()  # with what was still on its way by the one before
        before, promised = laboratory.acked(), len(laboratory.promised)
        laboratory.turn(0.3)
        assert laboratory.acked() == before, wrong
        assert len(laboratory.promised) > promised
    laboratory.certificates_are("good")


@pytest.mark.chaos
@pytest.mark.timeout(900)
@pytest.mark.parametrize("https", [False, True], ids=["http", "https"])
def test_a_long_story(tmp_path: Path, *, https: bool) -> None:
    seed = seed_of(f"a long story, https {https}")
    with closing(on_sqlite(tmp_path, seed, https=https)) as laboratory:
        lived(laboratory, TURNS)
        if https:
            wrong_certificates(laboratory, WRONG)
            lived(laboratory, TURNS // 4)
        in_the_end_both_are_the_same(laboratory)


@pytest.mark.chaos
@pytest.mark.timeout(900)
def test_a_long_story_on_postgresql_which_is_killed_too(
    tmp_path: Path, own_cluster: tuple[PostgresCluster, Path]
) -> None:
    cluster, home = own_cluster

    def pull_the_plug() -> None:
        postgres_cluster.kill(home)
        postgres_cluster.go_on(home)

    mine, theirs = PostgresStore(cluster, "mine"), PostgresStore(cluster, "theirs")
    seed = seed_of("a long story on PostgreSQL")
    with closing(
        Laboratory(tmp_path, seed, mine, theirs, pull_the_plug=pull_the_plug)
    ) as laboratory:
        lived(laboratory, TURNS)
        in_the_end_both_are_the_same(laboratory)
