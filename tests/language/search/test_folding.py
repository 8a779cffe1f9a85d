"""What is spelled in many ways is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.language.search.folding import folded, words_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("شَهَادَة", "شهاده"),
        ("أإآٱا", "ااااا"),
        ("هيئة مؤسسة", "هييه موسسه"),
        ("عـــمّان", "عمان"),
        ("مستشفى", "مستشفي"),
        ("٣٠ یوم", "30 يوم"),
        ("Résumé", "resume"),
        ("𝕊𝖆", "sa"),
        ("Survivors' vehicle’s", "survivors vehicles"),
    ],
)
def test_spellings_of_one_word_are_alike(typed: str, meant: str) -> None:
    assert folded(typed) == meant


@given(st.text(st.characters(codec="utf-8")) | st.text("أإآةىئؤءـًٌٍَُِّْ٠۱abcÉ ’"))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert words_of(once) == words_of(text)
