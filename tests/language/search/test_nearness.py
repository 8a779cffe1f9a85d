"""What people confuse is near, what they do not is far."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.language.search.nearness import ANY, distance

words = st.text("ابتجهوزرسصضظ", min_size=1, max_size=8)


def cost(typed: str, word: str) -> float:
    return distance(typed, word, 5.0)[0]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("ضبط", "ظبط"),
        ("توجيهي", "طوجيهي"),
        ("سوره", "صوره"),
        ("كوشان", "قوشان"),
        ("بسبور", "باسبور"),
        ("ضماان", "ضمان"),
        ("زماج", "زواج"),
        ("جاوز", "جواز"),
        ("passprot", "passport"),
        ("license", "licence"),
    ],
)
def test_the_usual_errors_cost_less_than_any(typed: str, word: str) -> None:
    assert 0 < cost(typed, word) < ANY


def test_an_unfinished_word_costs_nothing_as_a_beginning() -> None:
    whole, begun = distance("محكو", "محكوميه", 5.0)
    assert begun == 0
    assert whole > 2


def test_too_many_errors_are_not_counted_to_the_end() -> None:
    assert distance("passport", "انتظار", 2.0) == (inf, inf)


@given(words, words)
def test_nothing_but_the_word_itself_costs_nothing(one: str, other: str) -> None:
    assert (cost(one, other) == 0) == (one == other)


@given(words, words)
def test_no_distance_is_longer_than_typing_the_word_anew(one: str, other: str) -> None:
    assert distance(one, other, inf)[0] <= max(len(one), len(other)) * ANY
    assert distance(one, other, inf)[1] <= distance(one, other, inf)[0]
