from itertools import pairwise
from math import exp, isfinite, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import HOUR, MINUTE, SECOND
from center_app.domain.estimate.blend import (
    GUESSES,
    KEEP,
    RIDGE,
    TERMS,
    Blend,
    blended,
    hour_of,
    learn,
    terms,
)
from center_app.domain.estimate.classes import Class
from manual_clock import moment

LONGEST = 24 * HOUR
GUESSED = st.lists(st.integers(0, LONGEST), min_size=GUESSES, max_size=GUESSES)
OBSERVED = st.tuples(GUESSED, st.sampled_from(Class), st.floats(0, 24), st.integers(0, LONGEST))


def drawn(random: Random) -> tuple[int, ...]:
    """Guesses that have little to do with each other, in ms."""
    return tuple(round(random.uniform(0, 40) * MINUTE) for _ in range(GUESSES))


def taught(wait: str, number: int, seed: int = 1) -> Blend:
    """A blend that has seen so many waits: as the flow says, or half of what was played."""
    blend, random = Blend(), Random(seed)
    for _ in range(number):
        guesses = drawn(random)
        real = guesses[3] if wait == "flow" else guesses[4] // 2
        learn(blend, terms(guesses, Class.ORDINARY, 10.0), real)
    return blend


def error_of(blend: Blend, wait: str) -> float:
    """The mean absolute error on other waits of this kind, in minutes."""
    random = Random(99)
    errors = []
    for _ in range(200):
        guesses = drawn(random)
        real = guesses[3] if wait == "flow" else guesses[4] // 2
        errors.append(abs(blended(blend, terms(guesses, Class.ORDINARY, 10.0), guesses) - real))
    return sum(errors) / len(errors) / MINUTE


def test_who_knows_nothing_believes_the_hall_played_forward() -> None:
    guesses = (MINUTE, 50 * MINUTE, 3 * MINUTE, 30 * MINUTE, 12 * MINUTE)
    assert blended(Blend(), terms(guesses, Class.PRIORITY, 9.0), guesses) == 12 * MINUTE


def test_the_guess_that_proves_right_is_believed() -> None:
    errors = [error_of(taught("flow", number), "flow") for number in (0, 100, 1_000)]
    assert all(after < before / 2 for before, after in pairwise(errors))
    assert errors[-1] < 0.5


def test_a_guess_that_is_always_twice_too_long_is_put_right() -> None:
    assert error_of(taught("half", 1_000), "half") < 1.5


def test_what_was_so_a_year_ago_is_forgotten() -> None:
    blend, random = taught("flow", 3_000), Random(5)
    for _ in range(15_000):
        guesses = drawn(random)
        learn(blend, terms(guesses, Class.ORDINARY, 10.0), guesses[0])
    guesses = (20 * MINUTE, *(MINUTE,) * 4)
    assert blended(blend, terms(guesses, Class.ORDINARY, 10.0), guesses) > 15 * MINUTE


def test_a_class_that_waits_longer_is_told_so() -> None:
    blend, random = Blend(), Random(2)
    for n in range(2_000):
        guesses = (round(random.uniform(5, 40) * MINUTE),) * GUESSES
        of = Class.BASKET if n % 2 else Class.ORDINARY
        real = guesses[0] * 1.2 if of is Class.BASKET else guesses[0]
        learn(blend, terms(guesses, of, 10.0), round(real))
    guesses = (20 * MINUTE,) * GUESSES
    basket = blended(blend, terms(guesses, Class.BASKET, 10.0), guesses)
    ordinary = blended(blend, terms(guesses, Class.ORDINARY, 10.0), guesses)
    assert basket > 1.12 * ordinary
    assert ordinary == pytest.approx(20 * MINUTE, rel=0.05)


@given(st.lists(OBSERVED, max_size=60), OBSERVED)
def test_whatever_was_seen_the_blend_stays_about_the_guesses(
    seen: list[tuple[list[int], Class, float, int]],
    asked: tuple[list[int], Class, float, int],
) -> None:
    blend = Blend()
    for guesses, of, hour, wait in seen:
        learn(blend, terms(guesses, of, hour), wait)
    guesses, of, hour, _ = asked
    wait = blended(blend, terms(guesses, of, hour), guesses)
    least, most = min(guesses) / SECOND + 60, max(guesses) / SECOND + 60
    assert 0.739 * least <= wait / SECOND + 60 <= max(60, 1.351 * most)


def test_years_of_the_same_wait_do_no_harm() -> None:
    """Nothing new to learn from for 60,000 visits: where a covariance winds up."""
    blend = Blend()
    guesses = (10 * MINUTE,) * GUESSES
    x = terms(guesses, Class.ORDINARY, 12.0)
    for _ in range(60_000):
        learn(blend, x, 12 * MINUTE)
    assert all(map(isfinite, (*blend.weights, *blend.squares, *blend.products)))
    assert max(map(abs, blend.weights)) < 1
    assert blended(blend, x, guesses) == pytest.approx(12 * MINUTE, rel=0.01)
    learn(blend, terms((0, LONGEST, 0, LONGEST, MINUTE), Class.BASKET, 8.0), LONGEST)
    assert blended(blend, x, guesses) == pytest.approx(12 * MINUTE, rel=0.02)


def test_the_weights_are_those_of_least_squares() -> None:
    """At the solution the errors are at right angles to every term, but for the ridge."""
    blend, random, seen = Blend(), Random(3), []
    for _ in range(160):
        about = random.uniform(5, 40) * MINUTE
        guesses = [round(about * random.uniform(0.8, 1.25)) for _ in range(GUESSES)]
        x = terms(guesses, random.choice(list(Class)), random.uniform(8, 16))
        wait = round(guesses[3] * random.uniform(0.8, 1.2))
        seen.append((x, log(60 + wait / SECOND) - log(60 + guesses[-1] / SECOND)))
        learn(blend, x, wait)
    left = [y - sum(w * a for w, a in zip(blend.weights, x, strict=True)) for x, y in seen]
    for n in range(TERMS):
        slope = sum(
            KEEP ** (159 - age) * x[n] * error
            for age, ((x, _), error) in enumerate(zip(seen, left, strict=True))
        )
        assert slope == pytest.approx(RIDGE * blend.weights[n], abs=1e-9)


def test_an_error_beyond_belief_counts_as_a_great_one() -> None:
    guesses = (MINUTE,) * GUESSES
    x = terms(guesses, Class.ORDINARY, 12.0)
    far, forgotten = Blend(), Blend()
    learn(far, x, round((120 * exp(1.5) - 60) * SECOND))
    learn(forgotten, x, 8 * HOUR)
    assert forgotten.products == pytest.approx(far.products, rel=0.01)


def test_the_hour_is_that_of_amman() -> None:
    assert hour_of(moment("2026-11-22 13:30")) == 13.5
