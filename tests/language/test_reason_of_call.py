"""The reason of a call in words: true to its factors, short, and in both languages."""

from dataclasses import replace
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.clock import HOUR, MINUTE, SECOND
from center_app.domain.routing.parameters import RANGES, Routing
from center_app.domain.routing.score import EXACT, Factors, Offer, factors
from center_app.domain.routing.standing import Place
from center_app.domain.routing.why import Why
from center_app.language import Language, find
from center_app.language.bidi import plain
from center_app.language.reason_of_call import (
    DECIMALS,
    WEIGHTS,
    reason_of_call,
    weight_of,
    why_ahead,
)

ARABIC, ENGLISH = find("ar"), find("en")
BOTH = (ARABIC, ENGLISH)
PLAIN = Factors(target_ms=15 * MINUTE, bound_ms=40 * MINUTE)

KEYWORDS = {
    "priority": "priority",
    "appointment": "appointment",
    "brief": "service counts",
    "scarce": "specialist",
    "together": "sitting",
}
"""By which the words of a factor are known."""


def called(waited: float, weighed: Factors | None = PLAIN, **more: object) -> str:
    """The English reason of a call after so many minutes."""
    return reason_of_call(why(waited, weighed, **more), None, ENGLISH)


def why(waited: float, weighed: Factors | None = PLAIN, **more: object) -> Why:
    return replace(Why("due", round(waited * MINUTE), factors=weighed), **more)  # type: ignore[arg-type]


def test_the_wait_is_told_against_what_was_promised() -> None:
    alone = "Nobody else waits for this counter."
    assert called(12) == f"Called now: waited 12 of the promised 15 minutes. {alone}"
    assert called(0.5).startswith("Called now: waited less than a minute of the promised 15")
    assert called(15.9).startswith("Called now: waited 15 of the promised 15 minutes.")
    longer = "Called now: waited 16 minutes, longer than the promised 15 minutes."
    assert called(16).startswith(longer)


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        ({"priority": 3.0}, "priority counts three times"),
        ({"priority": 2.5}, "priority counts 2.5 times"),
        ({"appointment": 2.0}, "the appointment counts twice, from a little before its time"),
        ({"brief": 1.29}, "a short service counts 1.29 times"),
        ({"brief": 0.5}, "a long service counts 0.5 times"),
        ({"scarce": 2.5}, "an agency without its specialist now counts 2.5 times"),
        ({"together": 1.1}, "several services in one sitting count 1.1 times"),
        (
            {"priority": 3.0, "appointment": 2.0},
            "priority counts three times, the appointment counts twice",
        ),
    ],
)
def test_every_factor_has_its_words(factor: dict[str, float], said: str) -> None:
    whole = called(12, replace(PLAIN, **factor))  # type: ignore[arg-type]
    assert whole.startswith(f"Called now: waited 12 of the promised 15 minutes, {said}")


def test_beyond_the_bound_the_reason_is_that_bound_alone() -> None:
    beyond = called(41, replace(PLAIN, priority=3.0, appointment=2.0, scarce=2.0))
    assert beyond == (
        "Called now: waited longer than the bound of 40 minutes, so nothing else counts. "
        "Nobody else waits for this counter."
    )


def test_who_was_next_is_named_where_it_is_known() -> None:
    reason = why(12, next_visit="v-2", next_waited_ms=9 * MINUTE)
    assert reason_of_call(reason, "A018", ENGLISH).endswith("Next is A018, waited 9 minutes.")
    assert reason_of_call(reason, None, ENGLISH).endswith("The next one has waited 9 minutes.")
    arabic = reason_of_call(reason, "A018", ARABIC)
    assert "\u2066A018\u2069" in arabic, "a number does not flip"


def test_rules_that_weigh_nothing_and_old_entries_have_their_sentence() -> None:
    def by(rule: str) -> str:
        return called(12, None, rule=rule).removesuffix(" Nobody else waits for this counter.")

    assert by("oldest") == "Called now: waited 12 minutes, the longest wait for this counter."
    assert by("strict") == (
        "Called now: waited 12 minutes, priority groups and appointments go before all others here."
    )
    assert by("due") == by("another") == "Called now: waited 12 minutes."


def test_the_arabic_sentence_reads_as_it_should() -> None:
    weighed = replace(PLAIN, priority=3.0, brief=1.29)
    reason = why(12, weighed, next_visit="v-2", next_waited_ms=2 * MINUTE)
    assert plain(reason_of_call(reason, "A018", ARABIC)) == (
        "سبب النداء: مدة الانتظار 12 من أصل 15 دقيقة موعودة، والأولوية تُحتسب ثلاث مرات، "
        "والخدمة القصيرة تُحتسب 1.29 مرة. يليه الرقم A018، ومدة انتظاره دقيقتان."
    )
    assert "1.29" in reason_of_call(reason, "A018", ARABIC)


def value(name: str) -> st.SearchStrategy[float]:
    return st.floats(*RANGES[name])


PARAMETERS = st.builds(Routing, **{name: value(name) for name in RANGES})


@st.composite
def weighings(draw: st.DrawFn) -> Factors:
    """What the rule can make of a visit, by any parameters in their ranges."""
    minutes = draw(st.floats(0.5, 120))
    offer = Offer("civil", draw(st.integers(1, 90)) * MINUTE, minutes)
    return factors(
        draw(PARAMETERS),
        [offer],
        priority=draw(st.booleans()),
        appointment=draw(st.booleans()),
        together=draw(st.integers(1, 6)),
        scarce={"civil"} if draw(st.booleans()) else set(),
    )


WAITS = st.integers(0, 3 * HOUR)


@given(weighings(), WAITS)
def test_the_factors_that_are_told_multiply_to_the_score(weighed: Factors, waited: int) -> None:
    """The share of the target, times what is in the sentence; what is left out is 1."""
    said = reason_of_call(Why("due", waited, factors=weighed), None, ENGLISH)
    rank = weighed.rank(waited)
    told = {name for name in WEIGHTS if KEYWORDS[name] in said}
    if rank.beyond:
        assert not told
        assert f"waited longer than the bound of {weighed.bound_ms // MINUTE} minute" in said
        assert rank.score == round(waited / weighed.target_ms, EXACT)
        return
    assert "bound" not in said
    other = {name for name in WEIGHTS if round(getattr(weighed, name), DECIMALS) != 1}
    assert told == other
    product = prod(getattr(weighed, name) for name in WEIGHTS)
    counted = weighed.counted_ms(waited)
    assert rank.score == pytest.approx(counted / weighed.target_ms * product, abs=1e-8)
    less = waited > weighed.target_ms and round(weighed.late, DECIMALS) != 1
    assert ("minutes beyond it count" in said) == less


@given(weighings(), WAITS, st.sampled_from(BOTH))
def test_every_reason_is_short_and_whole(weighed: Factors, waited: int, language: Language) -> None:
    said = reason_of_call(Why("due", waited, "v-2", waited, weighed, weighed), "A018", language)
    assert "{" not in said
    assert said.endswith(".")
    assert len(plain(said)) < 400
    assert language is ENGLISH or not any(word in plain(said) for word in ("waited", "counts"))


def place(number: str, waited: float, weighed: Factors = PLAIN) -> Place:
    return Place(f"v-{number}", number, round(waited * MINUTE), weighed)


def ahead(other: Place, own: Place) -> str:
    return why_ahead(other, own, ENGLISH)


def test_who_is_ahead_is_told_by_what_counts_more() -> None:
    own = place("A001", 9)
    assert ahead(place("A002", 12), own) == "A002: waited 12 of the promised 15 minutes."
    first = place("A003", 4, replace(PLAIN, priority=3.0))
    assert ahead(first, own) == (
        "A003: waited 4 of the promised 15 minutes, priority counts three times."
    )
    shared = place("A001", 9, replace(PLAIN, priority=3.0))
    both = place("A004", 5, replace(PLAIN, priority=3.0, appointment=2.0))
    assert "priority" not in ahead(both, shared), "what counts for both puts nobody ahead"
    assert ahead(both, shared).endswith("from a little before its time.")
    late = place("A005", 41, replace(PLAIN, appointment=2.0))
    assert ahead(late, own).endswith("the bound of 40 minutes, so nothing else counts.")


def test_what_a_visit_has_to_show_itself_is_told_whole() -> None:
    own = place("A001", 9, replace(PLAIN, priority=3.0, brief=0.5))
    assert weight_of(own, ENGLISH) == (
        "A001: waited 9 of the promised 15 minutes, priority counts three times, "
        "a long service counts 0.5 times."
    )


def test_of_equal_ones_who_came_earlier_is_ahead() -> None:
    earlier, later = place("A001", 5), replace(place("A002", 5), waited_ms=5 * MINUTE)
    assert ahead(earlier, later).endswith("minutes, came earlier.")
    longer = replace(earlier, waited_ms=earlier.waited_ms + SECOND)
    assert "came earlier" not in ahead(longer, later)
