"""Codes inside Arabic sentences, and the direction of a label."""

import pytest

from center_app.language.bidi import inserted, isolate, plain, sentence


@pytest.mark.parametrize("code", ["A017", "10–15", "09:15", "+962 6 500 0000", "5"])
def test_a_code_is_isolated_in_an_arabic_sentence_and_left_alone_in_english(code: str) -> None:
    assert inserted(code, right_to_left=True) == f"\u2066{code}\u2069"
    assert inserted(code, right_to_left=False) == code


def test_arabic_is_isolated_in_an_english_sentence_and_left_alone_in_arabic() -> None:
    assert inserted("محكمة عمّان", right_to_left=False) == "\u2067محكمة عمّان\u2069"
    assert inserted("محكمة عمّان", right_to_left=True) == "محكمة عمّان"


def test_what_is_isolated_is_not_isolated_again() -> None:
    assert inserted(isolate("A017"), right_to_left=True) == isolate("A017")


def test_an_arabic_phrase_that_begins_with_a_number_is_left_alone() -> None:
    phrase = f"{isolate('3')} ساعات"
    assert inserted(phrase, right_to_left=True) == phrase


def test_a_sentence_is_marked_only_where_its_first_letter_misleads() -> None:
    assert sentence("A017 إلى الشباك", right_to_left=True) == "\u200fA017 إلى الشباك"
    assert sentence("إلى الشباك A017", right_to_left=True) == "إلى الشباك A017"
    assert sentence("العربية is Arabic", right_to_left=False) == "\u200eالعربية is Arabic"
    assert sentence("Arabic", right_to_left=False) == "Arabic"


def test_figures_alone_are_marked_as_part_of_an_arabic_page() -> None:
    assert sentence(isolate("10–15"), right_to_left=True) == f"\u200f{isolate('10–15')}"
    assert sentence("", right_to_left=True) == ""


def test_plain_text_has_no_marks() -> None:
    assert plain(sentence(f"{isolate('A017')}، يُرجى", right_to_left=True)) == "A017، يُرجى"
