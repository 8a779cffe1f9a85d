"""Days by chance resemble the sample days, and the same seed gives the same day."""

from collections import Counter
from math import log
from statistics import fmean, median, stdev

import pytest

from center_app.simulation.centers import drawn_center
from center_app.simulation.generate import LIFE_EVENTS, Scenario, day
from center_app.simulation.plan import Kind, read_plan
from center_app.simulation.plan import written as plan_text
from center_app.simulation.trace import Arrival, read_trace, written
from traces import counter, plan

CENTER = drawn_center(1)


@pytest.fixture(scope="module")
def arrivals() -> list[Arrival]:
    """Those of ten days."""
    return [one for seed in range(10) for one in day(CENTER, seed)[1].arrivals]


@pytest.mark.parametrize("scenario", Scenario)
def test_every_day_and_center_can_be_written_and_read(scenario: Scenario) -> None:
    center, trace = day(CENTER, 5, scenario)
    assert read_plan(plan_text(center).encode(), "center.json") == center
    read = read_trace(written(trace.arrivals).encode(), trace.name, center)
    assert read == trace


def test_the_seed_decides() -> None:
    assert day(CENTER, 1) == day(CENTER, 1)
    assert day(CENTER, 1) != day(CENTER, 2)
    assert drawn_center(1) == drawn_center(1)
    assert drawn_center(1) != drawn_center(2)


def test_days_have_the_shares_of_the_samples(arrivals: list[Arrival]) -> None:
    number = len(arrivals)
    assert number / 10 == pytest.approx(1_800, rel=0.05)
    for share, of in (
        (0.125, [one.priority for one in arrivals]),
        (0.081, [one.is_basket for one in arrivals]),
        (0.094, [one.appointment_ms is not None for one in arrivals]),
        (0.049, [one.absent for one in arrivals]),
    ):
        assert sum(of) / number == pytest.approx(share, abs=0.007)
    assert fmean(len(one.codes) for one in arrivals if one.is_basket) == pytest.approx(3.6, abs=0.1)


def test_two_peaks_stand_over_an_even_stream(arrivals: list[Arrival]) -> None:
    half_hours = Counter(one.at_ms // 1_800_000 for one in arrivals)
    per_day = [half_hours[n] / 10 for n in range(16, 31)]
    # The mean of the eight sample days, from 8:00 on.
    sample = [82, 141, 217, 218, 170, 104, 73, 62, 98, 143, 161, 130, 82, 60, 41]
    assert per_day == pytest.approx(sample, rel=0.2)


def test_patience_and_serving_are_log_normal(arrivals: list[Arrival]) -> None:
    patience = [one.patience_ms / 1000 for one in arrivals if one.patience_ms is not None]
    assert median(patience) == pytest.approx(4_500, rel=0.03)
    assert stdev(map(log, patience)) == pytest.approx(0.5, abs=0.02)
    times = [
        log(ms / 1000 / CENTER.services[code].mean_s)
        for one in arrivals
        for code, ms in zip(one.codes, one.serving_ms, strict=True)
    ]
    assert stdev(times) == pytest.approx(0.65, abs=0.03)
    assert fmean(times) == pytest.approx(-(0.65**2) / 2, abs=0.08)
    assert min(ms for one in arrivals for ms in one.serving_ms) == 30_000


def test_appointments_stand_in_quarters_and_people_come_before(arrivals: list[Arrival]) -> None:
    booked = [(one.at_ms, one.appointment_ms) for one in arrivals if one.appointment_ms is not None]
    assert all(at >= 28_800_000 and at % 900_000 == 0 for _, at in booked)
    assert fmean(at - came for came, at in booked) == pytest.approx(466_000, abs=40_000)


def test_baskets_are_life_events_in_their_order(arrivals: list[Arrival]) -> None:
    known = {one.groups for one in LIFE_EVENTS}
    for one in arrivals:
        if one.is_basket:
            last = one.groups[-1][:-1]
            assert one.groups in known or (*one.groups[:-1], last) in known


def test_a_center_without_these_services_has_no_baskets() -> None:
    _, trace = day(plan(), 1)
    assert {one.asked for one in trace.arrivals} == {"A1", "A2", "B1"}


def test_a_heavy_day_is_the_usual_one_with_longer_serving() -> None:
    (_, usual), (slow, heavy) = day(CENTER, 7), day(CENTER, 7, Scenario.PEAK)
    assert [one.at_ms for one in heavy.arrivals] == [one.at_ms for one in usual.arrivals]
    longer = [
        b.serving_ms[0] / a.serving_ms[0]
        for a, b in zip(usual.arrivals, heavy.arrivals, strict=True)
    ]
    assert fmean(longer) == pytest.approx(0.86 / 0.80, abs=0.01)
    assert slow.services["CR01"].mean_s > CENTER.services["CR01"].mean_s


def test_three_counters_are_away_in_the_morning() -> None:
    center, _ = day(CENTER, 7, Scenario.ABSENT)
    away = [
        one for one in center.counters if any(a <= 34_200 and b >= 43_200 for a, b in one.breaks)
    ]
    assert len(away) == 3


def test_a_counter_that_is_away_has_one_break_for_all() -> None:
    breaks = ((30_000.0, 34_200.0), (36_000.0, 36_600.0), (43_000.0, 44_000.0))
    few = plan(*(counter(f"K{n}", "A1", close_s=57_600.0, breaks=breaks) for n in range(3)))
    center, _ = day(few, 1, Scenario.ABSENT)
    assert {one.breaks for one in center.counters} == {((30_000.0, 44_000.0),)}


def test_one_agency_is_besieged() -> None:
    def share(scenario: Scenario) -> float:
        single = [
            one
            for seed in range(5)
            for one in day(CENTER, seed, scenario)[1].arrivals
            if not one.is_basket
        ]
        return sum(one.codes[0].startswith("CR") for one in single) / len(single)

    usual = share(Scenario.BASE)
    assert share(Scenario.SURGE) == pytest.approx(1.7 * usual / (1 + 0.7 * usual), abs=0.03)


def test_a_center_by_chance_can_serve_everything() -> None:
    for seed in range(20):
        center = drawn_center(seed)
        assert (len(center.agencies), len(center.services), len(center.counters)) == (14, 60, 30)
        assert {skill for one in center.counters for skill in one.skills} == set(center.services)
        universal = [one for one in center.counters if one.kind is Kind.UNIVERSAL]
        assert len(universal) == 12
        assert all(one.home in {code[:2] for code in one.skills} for one in center.counters)
