from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import MINUTE
from center_app.domain.routing.parameters import RANGES, Routing
from center_app.domain.routing.score import Factors, Offer, factors
from routings import routings

offers = st.lists(
    st.builds(
        Offer,
        st.sampled_from(["civil", "health", "trade"]),
        st.integers(1, 60).map(MINUTE.__mul__),
        st.floats(0, 60),
    ),
    min_size=1,
    max_size=4,
)
waits = st.integers(0, 5 * 60 * MINUTE)


@st.composite
def weighed(draw: st.DrawFn) -> tuple[Routing, Factors]:
    routing = draw(routings)
    return routing, factors(
        routing,
        draw(offers),
        priority=draw(st.booleans()),
        appointment=draw(st.booleans()),
        together=draw(st.integers(1, 6)),
        scarce=draw(st.frozensets(st.sampled_from(["civil", "health"]))),
    )


@given(weighed(), waits)
def test_the_factors_multiply_to_the_score(one: tuple[Routing, Factors], waited: int) -> None:
    _routing, of = one
    _forward, beyond, score = of.rank(waited)
    times = of.priority * of.appointment * of.brief * of.scarce * of.together
    expected = waited if beyond else of.counted_ms(waited) * times
    assert abs(score - expected / of.target_ms) < 1e-8


@given(weighed(), waits)
def test_of_the_minutes_beyond_the_target_a_share_counts(
    one: tuple[Routing, Factors], waited: int
) -> None:
    routing, of = one
    late = max(0, waited - of.target_ms)
    assert abs(waited - of.counted_ms(waited) - (1 - routing.late) * late) < 1e-6


@given(weighed(), waits, waits)
def test_to_wait_longer_never_ranks_lower(one: tuple[Routing, Factors], a: int, b: int) -> None:
    _routing, of = one
    assert of.rank(min(a, b)) <= of.rank(max(a, b))


@given(st.lists(st.tuples(weighed(), waits), min_size=2, max_size=9))
def test_nobody_within_the_bound_goes_before_one_beyond(
    waiting: list[tuple[tuple[Routing, Factors], int]],
) -> None:
    ranks = [(of.rank(waited), waited > of.bound_ms) for (_routing, of), waited in waiting]
    _first, beyond = max(ranks)
    assert beyond == any(late for _rank, late in ranks)


@given(routings, st.integers(1, 240).map(MINUTE.__mul__))
def test_a_priority_group_is_bound_by_less(routing: Routing, target: int) -> None:
    ordinary = routing.bound_ms(target, priority=False)
    assert ordinary >= round(routing.bound_targets * target)
    assert ordinary >= round(routing.bound_min * MINUTE)
    assert routing.bound_ms(target, priority=True) <= ordinary


@given(offers, st.booleans(), st.booleans(), st.integers(1, 6))
def test_what_counts_most_at_the_counter_is_what_is_weighed(
    asked: list[Offer], priority: bool, appointment: bool, together: int
) -> None:
    routing, scarce = Routing(), frozenset({"health"})
    of = factors(
        routing,
        asked,
        priority=priority,
        appointment=appointment,
        together=together,
        scarce=scarce,
    )
    best = max(
        (1 + routing.scarce * (o.agency == "health")) * routing.briefness(o.minutes) / o.target_ms
        for o in asked
    )
    assert abs(of.scarce * of.brief / of.target_ms - best) < 1e-15
    assert of.priority == (routing.priority if priority else 1)
    assert of.appointment == (routing.appointment if appointment else 1)
    assert abs(of.together - (1 + routing.together * (together - 1))) < 1e-12


def test_every_parameter_has_its_range_and_its_fault() -> None:
    assert {name for name, *_ in Routing(*(-1.0,) * len(RANGES)).faults()} == set(RANGES)
    assert not list(Routing().faults())
