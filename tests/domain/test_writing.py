"""What people write."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center_app.domain.writing import LONGEST_TEXT, cleaned, is_plain, names_somebody

SPEECH = "الرقم A017 لم يُنادَ عليه.\n\tوشكرًا! 😀 Thank you – 3 × 4"


def test_what_people_write_is_plain_and_kept_as_it_is() -> None:
    assert is_plain(SPEECH, LONGEST_TEXT)
    assert cleaned(SPEECH) == SPEECH


def test_two_thousand_letters_fit_and_ten_million_do_not() -> None:
    assert is_plain("ش" * LONGEST_TEXT, LONGEST_TEXT)
    assert not is_plain("ش" * (LONGEST_TEXT + 1), LONGEST_TEXT)
    assert not is_plain("x" * 10_000_000, LONGEST_TEXT)


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\uffff"])
def test_controls_and_halves_of_letters_are_refused_unless_taken_out(control: str) -> None:
    assert not is_plain(f"before{control}after", LONGEST_TEXT)
    assert cleaned(f"before{control}after") == "beforeafter"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_there_is_one_kind_of_line_end(end: str) -> None:
    assert is_plain(f"one{end}two", LONGEST_TEXT)
    assert cleaned(f"one{end}two{end}") == "one\ntwo"


def test_nothing_turns_the_text_round() -> None:
    assert cleaned("\u202eabc\u202c \u2067A017\u2069") == "abc A017"
    assert is_plain("\u202eabc", LONGEST_TEXT)


@given(st.text(max_size=200))
def test_what_is_kept_can_be_kept_and_shown_anywhere(text: str) -> None:
    if is_plain(text, LONGEST_TEXT):
        kept = cleaned(text)
        kept.encode()
        assert is_plain(kept, LONGEST_TEXT)
        assert cleaned(kept) == kept
        controls = {letter for letter in kept if unicodedata.category(letter) == "Cc"}
        assert controls <= {"\n", "\t"}
        turning = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        assert not any(unicodedata.bidirectional(letter) in turning for letter in kept)


@pytest.mark.parametrize(
    "text",
    [
        "9901020304",
        "الرقم الوطني ٩٩٠١٠٢٠٣٠٤",
        "call 0795551234",
        "+962 79 555 1234",
        "06-5551234",
        "99010\u200b20304",
        "99010\u202e20304",
        "9901-02-0304",
        "079\u2013555\u20131234",
        "079\u2011555\u20111234",
        "079 / 555 / 1234",
        "079, 555, 1234",
        "079،555،1234",
        "079_555_1234",
        "079*555*1234",
        "079   555     1234",
        "079.555 1234",
        "9901.020 304",
        "07,95,55,12,34",
        "962,795,551,234",
        "0795\u061c551234",
        "0795\u00ad551234",
    ],
)
def test_a_number_of_somebody_is_recognised_however_it_is_written(text: str) -> None:
    assert names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A017 at 10:30",
        "come back on 2026-11-22 10:30",
        "موعد 22/11/2026 الساعة 10:30",
        "fee 12.500 paid, 3 copies, room 204",
        "12.500, 7.250, 3.000",
        "12.500 و 7.250 و 3.000",
        "A017, A018, A019",
        "10:30 – 11:45 – 12:15",
        "22/11/2026 – 23/11/2026",
        "22/11/2026، 10:30",
        "50,000 / 45,000",
        "17, 18, 19, 20, 21",
    ],
)
def test_tickets_times_and_fees_are_no_number_of_somebody(text: str) -> None:
    assert not names_somebody(text)
