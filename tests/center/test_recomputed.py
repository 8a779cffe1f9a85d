"""The figures that the center tells, beside those that SQL counts from the exported journal."""

from datetime import date
from pathlib import Path

import pytest

from center_app.center import Center
from center_app.domain.indicators import Spread
from center_app.domain.span import Span, day_of
from center_app.domain.visit import Wish
from center_app.simulation.clock import PlayedClock
from center_on import engine_of, serving_center
from days import Day
from founding import Post, full
from journal_sql import Recomputed, rank, recomputed
from manual_clock import ManualClock, moment
from mornings import play

SUNDAY = date(2026, 11, 22)


def exported(center: Center, folder: Path) -> Recomputed:
    file = folder / "journal.jsonl"
    with file.open("wb") as stream:
        center.journal.export_jsonl(stream)
    return recomputed(file, SUNDAY.isoformat())


def of(waits: tuple[int, ...]) -> Spread:
    median, p80, p90 = (rank(waits, percent) for percent in (50, 80, 90))
    mean = round(sum(waits) / len(waits))
    return Spread(len(waits), mean, median, p80, p90, waits[-1])


def compare(center: Center, found: Recomputed) -> None:
    report = center.period(day_of(SUNDAY))
    figures = report.figures
    assert figures.issued == found.issued
    assert {
        "visit.ended": figures.served,
        "visit.missed": figures.missed,
        "visit.cancelled": figures.cancelled,
        "visit.expired": figures.expired,
        "open": figures.open,
    } == {**dict.fromkeys(ENDS, 0), **found.ends}
    assert figures.wait == of(found.waits)
    assert figures.wait_to_call == of(found.to_call)
    assert (figures.abandoned.part, figures.hand_offs) == (found.unserved, found.hand_offs)
    assert sum(line.sittings for line in report.waits) == len(found.waits)


ENDS = ("visit.ended", "visit.missed", "visit.cancelled", "visit.expired", "open")


def test_a_day_with_all_that_happens_is_recomputed_to_the_millisecond(
    sqlite_url: str, tmp_path: Path
) -> None:
    clock = ManualClock(moment("2026-11-22 08:00"))
    posts = [Post("1", "registrar", full("birth", "photo", "passport")), Post("2", "nurse")]
    center = serving_center(sqlite_url, posts=posts, clock=clock)
    day = Day(center)

    def at(hour_minute: str, ms: int = 0) -> Day:
        clock.until(f"2026-11-22 {hour_minute}")
        if ms:
            clock.forward(ms)
        return day

    at("08:00").issue("birth", "vaccination")  # A001 is handed over
    at("08:01", 250).issue("birth")  # A002 does not come, and comes back
    at("08:05", 317).call("1")
    at("08:06").start("1")
    at("08:09").transfer("1", to_counter="2")
    at("08:10").call("1")
    at("08:12").miss("1")
    at("08:13").come_back("A002")
    at("08:15").call("2")
    at("08:16", 41).start("2")
    at("08:17").hold("2", Wish.CITIZEN)
    at("08:20").call("1")
    at("08:21").start("1")
    at("08:22").finish("1")
    at("08:30").resume("2", "A001")
    at("08:31").issue("vaccination")  # A003 gives it back
    at("08:32").cancel("A003")
    at("08:33").issue("insurance")  # A004 is still here at the end
    at("14:00").end()
    found = exported(center, tmp_path)
    assert len(found.waits) == 3
    compare(center, found)
    engine_of(center).dispose()


@pytest.mark.parametrize("seed", [3, 4])
def test_a_day_of_chance_is_recomputed(sqlite_url: str, tmp_path: Path, seed: int) -> None:
    clock = PlayedClock(moment("2026-11-22 07:45"))
    center = serving_center(sqlite_url, counters=2, clock=clock, serving=False)
    play(center, clock, SUNDAY.isoformat(), seed=seed, visits=40)
    Day(center).end()
    compare(center, exported(center, tmp_path))
    engine_of(center).dispose()


@pytest.mark.chaos
def test_a_day_of_three_thousand_visits_is_recomputed(sqlite_url: str, tmp_path: Path) -> None:
    clock = PlayedClock(moment("2026-11-22 07:45"))
    center = serving_center(sqlite_url, counters=40, clock=clock, serving=False)
    play(center, clock, SUNDAY.isoformat(), visits=3_000, counters=40)
    Day(center).end()
    compare(center, exported(center, tmp_path))
    assert center.period(Span(SUNDAY, SUNDAY)).figures.issued == 3_000
    engine_of(center).dispose()
