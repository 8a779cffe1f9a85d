"""Two machines with one key are told from one machine that starts anew."""

from sync.stations.doubles import LINGER_MS, MOST_RUNS, SAY_AGAIN_MS, Doubles


def said(doubles: Doubles, run: str, *times: int) -> list[bool]:
    return [doubles.is_double("kiosk-1", run, now) for now in times]


def test_a_station_that_starts_anew_is_one_machine() -> None:
    doubles = Doubles()
    for n in range(100):
        began = n * 10 * LINGER_MS
        assert (
            said(doubles, f"run {n}", began, began + LINGER_MS, began + 9 * LINGER_MS)
            == [False] * 3
        )


def test_what_an_old_run_sent_at_its_end_may_come_late() -> None:
    doubles = Doubles()
    assert said(doubles, "old", 0) == [False]
    assert said(doubles, "new", 1_000) == [False]
    assert said(doubles, "old", 1_500, 1_000 + LINGER_MS) == [False, False]
    assert said(doubles, "new", 10 * LINGER_MS) == [False]


def test_a_run_that_goes_on_beside_another_is_a_second_machine() -> None:
    doubles = Doubles()
    said(doubles, "first", 0)
    said(doubles, "second", 1_000)
    now = 1_001 + LINGER_MS
    assert said(doubles, "first", now, now + 1, now + SAY_AGAIN_MS - 1) == [True, False, False]
    assert said(doubles, "second", now + SAY_AGAIN_MS) == [False], "it is the one that is known"
    assert said(doubles, "first", now + SAY_AGAIN_MS) == [True], "and so for as long as it lasts"


def test_stations_are_not_mixed_up_and_older_programs_are_left_alone() -> None:
    doubles = Doubles(0)
    for now in range(10):
        assert not doubles.is_double("kiosk-1", "one", now)
        assert not doubles.is_double("kiosk-2", "two", now)
        assert not doubles.is_double("kiosk-1", "", now)


def test_what_is_remembered_does_not_grow() -> None:
    doubles = Doubles()
    for n in range(10 * MOST_RUNS):
        said(doubles, f"run {n}", n)
    assert len(doubles._stations["kiosk-1"].gone) == MOST_RUNS
