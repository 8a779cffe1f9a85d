"""What is said of a call, and that every clip of it is in the script."""

import pytest

from ui.voice.script import LATIN, SPOKEN, Called, Clip, call, code, merged, script


def text(clips: list[Clip]) -> str:
    return " ".join(script()[clip] for clip in clips)


def full(_clips: list[Clip]) -> bool:
    return True


def brief(_clips: list[Clip]) -> bool:
    return False


def test_a_call_is_said_in_both_languages() -> None:
    called = Called("A017", "5")
    assert text(call(called, "ar", full)) == "الرقم A سبعة عشر يُرجى التوجّه إلى الشباك رقم خمسة"
    assert text(call(called, "en", full)) == "Number A seventeen please go to counter five"


def test_what_would_take_too_long_is_said_without_its_courtesies() -> None:
    called = Called("W842", "27")
    words = "W ثمانمئة واثنان وأربعون الشباك رقم سبعة وعشرون"
    assert text(call(called, "ar", brief)) == words
    words = "W eight hundred and forty two counter twenty seven"
    assert text(call(called, "en", brief)) == words


def test_two_numbers_are_a_dual_and_more_a_plural() -> None:
    assert text(merged(["A001", "A002"], "ar")) == (
        "الرقمان A واحد و A اثنان يُرجى النظر إلى الشاشة"
    )
    assert text(merged(["A001", "A002", "B100"], "ar")) == (
        "الأرقام A واحد A اثنان و B مئة يُرجى النظر إلى الشاشة"
    )
    assert text(merged(["A001", "A002", "B100"], "en")) == (
        "Numbers A one A two and B one hundred please look at the screen"
    )


@pytest.mark.parametrize("counter", ["gate", "5a", "north-1234", ""])
def test_where_a_counter_cannot_be_said_people_are_asked_to_look(counter: str) -> None:
    said = call(Called("A001", counter), "en", brief)
    assert text(said) == "Number A one please look at the screen"


def test_a_counter_may_have_a_letter() -> None:
    assert text(code("B12", "en")) == "B twelve"
    assert text(code("ب-3", "ar")) == "باء ثلاثة"


def test_every_number_of_every_letter_has_its_clips() -> None:
    known = script()
    for language in SPOKEN:
        for letter in (*LATIN, "ب"):
            for number in range(1, 1_000):
                said = call(Called(f"{letter}{number:03d}", "12"), language, full)
                assert known.keys() >= set(said)
