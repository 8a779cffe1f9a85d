"""Each figure of a day, on days small enough to reckon by hand."""

from center_app.simulation.measures import Measures, measured, quantile
from center_app.simulation.records import Turn, log_text, read_log
from traces import counter, plan, trace

CENTER = plan(counter("K1", "A1", "A2", breaks=((30_000.0, 31_200.0),)), counter("K2", "A1", "B1"))


def figures(rows: tuple[str, ...], *log: str) -> Measures:
    """The figures of `visit service counter call start end outcome`, seconds from the opening."""
    turns = []
    for line in log:
        visit, service, code, *times, outcome = line.split()
        call, start, end = ((28_800 + int(time)) * 1000 for time in times)
        turns.append(Turn(visit, service, code, call, start, end, served=outcome == "S"))
    assert read_log(log_text(turns), "log.csv") == tuple(turns)
    return measured(CENTER, trace(CENTER, *rows), turns)


def row(visit: str, at: int, codes: str = "A1", **more: str) -> str:
    times = ";".join("60" for _ in codes.replace(">", ";").split(";"))
    class_, booked = more.get("class_", "N"), more.get("booked", "")
    return f"{visit},{28_800 + at},{codes},{class_},{booked},{times},,{more.get('absent', 0)}"


def test_a_wait_is_kept_up_to_the_target() -> None:
    rows = (row("V1", 0), row("V2", 0))
    found = figures(rows, "V1 A1 K1 600 625 685 S", "V2 A1 K1 601 625 685 S")
    assert found.visits == 2
    assert found.within == found.within_ordinary == 0.5
    assert found.longest_wait == 601 / 60
    assert found.mean_wait == 600.5 / 60
    assert found.in_center == 685 / 60


def test_an_appointment_waits_from_the_booked_time() -> None:
    rows = (row("V1", 0, booked="29400"),)
    found = figures(rows, "V1 A1 K1 1200 1225 1285 S")
    assert (found.mean_wait, found.within_appointment) == (10, 1)
    early = figures(rows, "V1 A1 K1 300 325 385 S")
    assert early.mean_wait == 0


def test_classes_are_told_apart() -> None:
    rows = (row("V1", 0), row("V2", 0, class_="P"), row("V3", 0, booked="28800"))
    found = figures(rows, "V1 A1 K1 0 25 85 S", "V2 A1 K1 700 725 785 S", "V3 A1 K2 0 25 85 S")
    assert found.within_ordinary == 1
    assert found.within_priority == 0
    assert found.within_appointment == 1


def test_the_worst_agency_is_found() -> None:
    rows = (row("V1", 0), row("V2", 0, "B1"), row("V3", 0, "B1"))
    found = figures(rows, "V1 A1 K1 0 25 85 S", "V2 B1 K2 0 25 85 S", "V3 B1 K2 700 725 785 S")
    assert found.within_worst_agency == 0.5


def test_who_never_came_is_in_no_figure() -> None:
    found = figures((row("V1", 0, absent="1"),), "V1 A1 K1 900 900 960 X")
    assert (found.visits, found.left, found.mean_wait, found.longest_wait) == (0, 0, 0, 0)


def test_who_left_or_was_never_called_is_not_within_the_target() -> None:
    rows = (row("V1", 0), row("V2", 0), row("V3", 0))
    found = figures(rows, "V1 A1 K1 0 25 85 S", "V2 A1 K1 100 100 160 X")
    assert found.within == 1 / 3
    assert (found.left, found.unserved) == (1, 1)
    assert found.longest_wait == 0


def test_a_basket_waits_before_each_sitting_but_not_while_it_walks() -> None:
    rows = (row("V1", 0, "A1;A2>B1"),)
    found = figures(
        rows,
        "V1 A1 K1 60 85 145 S",
        "V1 A2 K1 145 145 160 S",
        "V1 B1 K2 340 365 425 S",
    )
    assert found.handoffs == 1
    assert found.basket_wait == (60 + 340 - 160 - 60) / 60
    assert found.basket_in_center == found.basket_in_center_p90 == 425 / 60
    assert found.mean_wait == 1


def test_all_waits_together_may_be_beyond_the_target() -> None:
    rows = (row("V1", 0, "A1>B1"),)
    found = figures(rows, "V1 A1 K1 400 425 485 S", "V1 B1 K2 845 870 930 S")
    assert (found.within, found.within_in_all) == (1, 0)


def test_starved_is_who_waited_long_by_both_measures() -> None:
    rows = (row("V1", 0), row("V2", 0))
    found = figures(rows, "V1 A1 K1 3600 3625 3685 S", "V2 A1 K1 3601 3625 3685 S")
    assert found.starved == 1


def test_overtaken_is_who_is_called_after_a_later_one_alike() -> None:
    rows = (row("V1", 0), row("V2", 1), row("V3", 2, class_="P"), row("V4", 3, "A2"))
    late = "V1 A1 K1 300 325 385 S"
    others = ("V3 A1 K2 2 27 87 S", "V4 A2 K1 3 28 88 S")
    assert figures(rows, late, "V2 A1 K2 299 324 384 S", *others).overtaken == 1
    assert figures(rows, late, "V2 A1 K2 300 325 385 S", *others).overtaken == 0
    assert figures(rows, "V2 A1 K2 299 324 384 S", *others).overtaken == 1


def test_an_appointment_that_is_due_later_overtakes_nobody_before_it() -> None:
    rows = (row("V1", 0, booked="29700"), row("V2", 10, booked="28900"))
    found = figures(rows, "V2 A1 K1 100 125 185 S", "V1 A1 K1 185 210 270 S")
    assert found.overtaken == 0


def test_counters_are_busy_from_the_call_on() -> None:
    found = figures((row("V1", 0), row("V2", 0)), "V1 A1 K1 0 25 600 S", "V2 A1 K2 0 0 72 X")
    assert found.busy_specialists == 600 / 6000
    assert found.busy_universal == 72 / 7200


def test_rule_errors_are_counted() -> None:
    assert figures((row("V1", 0),), "V1 A1 K1 1300 1325 1385 S").errors == 1


def test_a_quantile_is_a_value_that_was_seen() -> None:
    assert quantile([3.0, 1.0, 2.0, 4.0], 0.5) == 2
    assert quantile([3.0, 1.0, 2.0, 4.0], 0.51) == 3
    assert quantile([1.0], 0.99) == 1
    assert quantile([], 0.9) == 0
