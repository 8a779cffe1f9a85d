"""What was typed into the one field may be a code."""

import pytest

from ui.reception.asking import is_code, may_be_code


@pytest.mark.parametrize(
    "typed", ["A017", "a 17", "م٠١٧", "BK-2026-0001", "https://follow.gov.jo/t/x7Yq9_secret-token"]
)
def test_numbers_codes_and_addresses_are_codes(typed: str) -> None:
    assert may_be_code(typed)
    assert is_code(typed)


@pytest.mark.parametrize("typed", ["", "جواز سفر", "رخصة", "new-born certificate please"])
def test_words_of_a_service_are_none(typed: str) -> None:
    assert not is_code(typed)


def test_a_word_of_latin_letters_may_be_a_booking_and_a_service() -> None:
    assert may_be_code("passport")
    assert not is_code("passport")
