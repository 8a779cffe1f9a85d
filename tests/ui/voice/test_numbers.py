"""Numbers in words, read back by adding up what the words mean."""

import pytest

from ui.voice.numbers import (
    ARABIC_WORDS,
    ENGLISH_WORDS,
    LARGEST,
    arabic,
    arabic_clips,
    english,
    english_clips,
)

ALL = range(LARGEST + 1)

ARABIC = {
    0: "صفر",
    2: "اثنان",
    11: "أحد عشر",
    12: "اثنا عشر",
    21: "واحد وعشرون",
    100: "مئة",
    101: "مئة وواحد",
    110: "مئة وعشرة",
    117: "مئة وسبعة عشر",
    200: "مئتان",
    222: "مئتان واثنان وعشرون",
    305: "ثلاثمئة وخمسة",
    840: "ثمانمئة وأربعون",
    999: "تسعمئة وتسعة وتسعون",
}
ENGLISH = {
    0: "zero",
    13: "thirteen",
    40: "forty",
    99: "ninety nine",
    100: "one hundred",
    101: "one hundred and one",
    215: "two hundred and fifteen",
    999: "nine hundred and ninety nine",
}


def in_arabic(number: int) -> str:
    return " ".join(arabic_clips()[clip] for clip in arabic(number))


def in_english(number: int) -> str:
    return " ".join(english_clips()[clip] for clip in english(number))


@pytest.mark.parametrize(("number", "words"), ARABIC.items())
def test_a_number_is_said_in_arabic_as_people_say_it(number: int, words: str) -> None:
    assert in_arabic(number) == words


@pytest.mark.parametrize(("number", "words"), ENGLISH.items())
def test_a_number_is_said_in_english_as_people_say_it(number: int, words: str) -> None:
    assert in_english(number) == words


def test_every_arabic_number_adds_up_and_names_its_units_before_its_tens() -> None:
    values = {word: number for number, word in ARABIC_WORDS.items()}
    for number in ALL:
        first, *others = in_arabic(number).split(" و")
        parts = [values[word] for word in (first, *others)]
        assert sum(parts) == number
        below = [part for part in parts if part < 100]
        assert below == sorted(below)
        assert [part for part in parts if part >= 100] == parts[: len(parts) - len(below)]


def test_every_english_number_adds_up_from_the_greatest_to_the_least() -> None:
    values = {word: number for number, word in ENGLISH_WORDS.items()}
    for number in ALL:
        parts = [values[english_clips()[clip]] for clip in english(number) if clip != "and"]
        assert sum(parts) == number
        assert parts == sorted(parts, reverse=True)
        assert ("and" in english(number)) == (number > 100 and number % 100 > 0)


def test_no_two_numbers_sound_alike() -> None:
    assert len({in_arabic(number) for number in ALL}) == len(ALL)
    assert len({in_english(number) for number in ALL}) == len(ALL)


@pytest.mark.parametrize("number", [-1, 1_000])
def test_there_are_no_words_for_what_no_ticket_has(number: int) -> None:
    for say in (arabic, english):
        with pytest.raises(ValueError, match=str(number)):
            say(number)
