"""A day of a trace, played: what it costs to call, to walk and to come in vain."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center_app.simulation.citizens import told_by_the_center
from center_app.simulation.errors import rule_errors
from center_app.simulation.generate import day
from center_app.simulation.passages import passages
from center_app.simulation.plan import Plan
from center_app.simulation.policies import POLICIES
from center_app.simulation.premises import FIRST_DAY
from center_app.simulation.records import log_text
from center_app.simulation.replay import Played, Setting, replay
from traces import OPENS, PARAMS, counter, plan, trace


def played(center: Plan, *rows: str, policy: str = "center", seed: int | None = None) -> Played:
    return replay(center, trace(center, *rows), POLICIES[policy], Setting(seed=seed))


def log(center: Plan, *rows: str, policy: str = "center", seed: int | None = None) -> list[str]:
    """The log without its heading; seconds count from the opening."""
    told = []
    for turn in played(center, *rows, policy=policy, seed=seed).turns:
        call, start, end = (
            (ms // 1000) - OPENS for ms in (turn.call_ms, turn.start_ms, turn.end_ms)
        )
        outcome = "S" if turn.served else "X"
        told.append(f"{turn.visit} {turn.service} {turn.counter} {call} {start} {end} {outcome}")
    return told


def test_serving_begins_a_gap_after_the_call_and_takes_the_time_of_the_trace() -> None:
    rows = ("V1,28700,A1,N,,100,,0", "V2,28800,A2,N,,50,,0")
    assert log(plan(), *rows) == ["V1 A1 K1 0 25 125 S", "V2 A2 K1 125 150 200 S"]


def test_a_slower_counter_takes_longer() -> None:
    slow = plan(counter("K1", "A1", speed=1.08))
    assert log(slow, "V1,28800,A1,N,,101,,0") == ["V1 A1 K1 0 25 134 S"]


def test_further_services_of_a_sitting_save_the_setting_up() -> None:
    assert log(plan(), "V1,28800,A1;A2,N,,100;60,,0") == [
        "V1 A1 K1 0 25 125 S",
        "V1 A2 K1 125 125 140 S",
    ]


def test_nothing_takes_less_than_no_time() -> None:
    assert log(plan(), "V1,28800,A1;A2,N,,100;10,,0")[1] == "V1 A2 K1 125 125 125 S"


def test_who_never_comes_costs_the_time_of_an_absence() -> None:
    rows = ("V1,28800,A1,N,,100,,1", "V2,28800,A1,N,,100,,0")
    assert log(plan(), *rows) == ["V1 A1 K1 0 0 60 X", "V2 A1 K1 60 85 185 S"]


def test_who_loses_patience_stays_in_the_queue_and_is_found_absent() -> None:
    rows = ("V1,28800,A1,N,,100,,0", "V2,28801,A1,N,,100,123,0", "V3,28801,A1,N,,100,,0")
    assert log(plan(), *rows)[1:] == ["V2 A1 K1 125 125 185 X", "V3 A1 K1 185 210 310 S"]
    patient = (rows[0], rows[1].replace("123", "124"))
    assert log(plan(), *patient)[1] == "V2 A1 K1 125 150 250 S"


TWO = plan(counter("K1", "A1"), counter("K2", "B1"))


def test_who_is_handed_over_keeps_the_waited_time() -> None:
    rows = (
        "V1,28700,A1>B1,N,,100;50,,0",
        "V2,28800,B1,N,,300,,0",
        "V3,28801,B1,N,,300,,0",
        "V4,28990,B1,N,,300,,0",
    )
    # At 650 V1 has waited for two minutes before A1, half of which count, and for eight since.
    assert [line for line in log(TWO, *rows) if "K2" in line] == [
        "V2 B1 K2 0 25 325 S",
        "V3 B1 K2 325 350 650 S",
        "V1 B1 K2 650 675 725 S",
        "V4 B1 K2 725 750 1050 S",
    ]


def test_walking_is_no_waiting() -> None:
    assert log(TWO, "V1,28800,A1>B1,N,,100;50,,0") == [
        "V1 A1 K1 0 25 125 S",
        "V1 B1 K2 185 210 260 S",
    ]


@pytest.mark.parametrize("policy", ["fifo", "strict"])
def test_elsewhere_each_service_takes_a_ticket_of_its_own(policy: str) -> None:
    assert log(plan(), "V1,28800,A1;A2,N,,100;60,,0", policy=policy) == [
        "V1 A1 K1 0 25 125 S",
        "V1 A2 K1 215 240 300 S",
    ]


def test_a_break_begins_when_the_visit_has_gone_and_ends_as_planned() -> None:
    resting = plan(counter("K1", "A1", breaks=((28_900.0, 29_200.0),)))
    rows = [f"V{n},28800,A1,N,,100,,0" for n in (1, 2)]
    assert log(resting, *rows) == ["V1 A1 K1 0 25 125 S", "V2 A1 K1 400 425 525 S"]


def test_an_idle_counter_takes_its_break_in_time() -> None:
    resting = plan(counter("K1", "A1", breaks=((28_900.0, 29_200.0),)))
    assert log(resting, "V1,28900,A1,N,,100,,0") == ["V1 A1 K1 400 425 525 S"]


def test_at_closing_nobody_is_called_and_who_sits_is_served() -> None:
    short = plan(counter("K1", "A1", close_s=28_900.0))
    rows = [f"V{n},28800,A1,N,,300,,0" for n in (1, 2)]
    assert log(short, *rows) == ["V1 A1 K1 0 25 325 S"]


def test_a_service_that_nobody_has_is_never_called() -> None:
    assert log(plan(), "V1,28800,B1,N,,300,,0", "V2,28801,A1,N,,10,,0") == ["V2 A1 K1 1 26 36 S"]


def test_with_everybody_on_a_break_nobody_is_called_until_its_end() -> None:
    away = plan(
        counter("K1", "A1", breaks=((28_800.0, 30_000.0),)),
        counter("K2", "A1", breaks=((28_800.0, 30_100.0),)),
    )
    rows = [f"V{n},28800,A1,N,,300,,0" for n in (1, 2)]
    assert [line.split()[3] for line in log(away, *rows)] == ["1200", "1300"]


def test_priority_goes_first() -> None:
    rows = (
        "V1,28800,A1,N,,100,,0",
        "V2,28801,A1,N,,100,,0",
        "V3,28802,A1,P,,100,,0",
    )
    for policy, order in (
        ("center", ["V1", "V3", "V2"]),
        ("strict", ["V1", "V3", "V2"]),
        ("fifo", ["V1", "V2", "V3"]),
    ):
        assert [line.split()[0] for line in log(plan(), *rows, policy=policy)] == order


PAUSING = plan(counter("K1", "A1"), params=replace(PARAMS, pause_p=1.0))


def test_unplanned_pauses_are_drawn_with_a_seed_only() -> None:
    rows = [f"V{n},28800,A1,N,,100,,0" for n in (1, 2)]
    calls = {seed: int(log(PAUSING, *rows, seed=seed)[1].split()[3]) for seed in (None, 1, 2)}
    assert calls[None] == 125
    assert calls[1] != calls[2]
    assert all(125 + 180 <= calls[seed] <= 125 + 600 for seed in (1, 2))


def test_the_same_day_comes_out_the_same() -> None:
    center, trace_ = day(plan(), 3)
    once, again = (
        replay(center, trace_, POLICIES["center"], Setting(seed=3), told_by_the_center)
        for _ in range(2)
    )
    assert once == again


def test_what_is_told_decides_nothing() -> None:
    center, trace_ = day(plan(), 3)
    silent, telling = (
        replay(center, trace_, POLICIES["center"], estimate=estimate)
        for estimate in (None, told_by_the_center)
    )
    assert log_text(silent.turns) == log_text(telling.turns)
    assert telling.told
    assert not silent.told


def test_a_wait_is_told_to_who_comes_before_the_opening() -> None:
    center = plan()
    (told,) = replay(
        center,
        trace(center, "V1,28500,A1,N,,100,,0"),
        POLICIES["center"],
        estimate=told_by_the_center,
    ).told
    assert told.issued_ms == 28_500_000
    assert told.low_ms <= 300_000 <= told.high_ms


def test_the_center_learns_from_one_day_for_the_next() -> None:
    rows = [f"V{n},{28800 + n},A1,N,,600,,0" for n in range(10, 20)]
    center = plan()
    first = replay(center, trace(center, *rows), POLICIES["center"], estimate=told_by_the_center)
    before = first.told[2]
    tomorrow = Setting(FIRST_DAY + timedelta(days=1))
    second = replay(
        center,
        trace(center, *rows),
        POLICIES["center"],
        tomorrow,
        told_by_the_center,
        first.experience,
    )
    assert second.told[2].point_ms > before.point_ms  # serving takes twice the catalogue's time
    assert first.experience != second.experience


CENTER = plan(
    counter("K1", "A1", breaks=((29_000.0, 29_500.0),)),
    counter("K2", "A2", "B1", speed=1.5),
    counter("K3", "A1", "A2", "B1", open_s=28_900.0, close_s=30_000.0),
)
CODES = st.permutations(["A1", "A2", "B1"]).flatmap(
    lambda codes: st.sampled_from(["A1", "A2", "B1", "{};{}", "{}>{}", "{}>{};{}", "{};{}>{}"]).map(
        lambda form: form.format(*codes)
    )
)


@st.composite
def rows(draw: st.DrawFn) -> list[str]:
    found = []
    for n, at in enumerate(sorted(draw(st.lists(st.integers(28_700, 30_100), max_size=25)))):
        codes = draw(CODES)
        number = codes.count(";") + codes.count(">") + 1
        times = ";".join(str(draw(st.integers(0, 400))) for _ in range(number))
        booked = draw(st.sampled_from(["", "", "28800", "29700"]))
        patience = draw(st.sampled_from(["", "0", "200"]))
        class_, absent = draw(st.sampled_from("NNP")), draw(st.sampled_from("0001"))
        found.append(f"V{n},{at},{codes},{class_},{booked},{times},{patience},{absent}")
    return found


@given(rows(), st.sampled_from(sorted(POLICIES)))
@settings(max_examples=60, deadline=None)
def test_no_policy_breaks_a_rule_on_any_day(drawn: list[str], policy: str) -> None:
    day_ = trace(CENTER, *drawn)
    turns = replay(CENTER, day_, POLICIES[policy]).turns
    assert not rule_errors(CENTER, day_, turns).total()
    for passage in passages(CENTER, day_, turns):
        if passage.arrival.absent:
            assert not any(turn.served for stay in passage.stays for turn in stay.turns)
