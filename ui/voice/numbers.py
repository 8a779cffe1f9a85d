"""Numbers in words, cut where recorded clips can be joined.

Arabic says the hundreds, then the units, then the tens, and joins all but the first by an "and"
that belongs to the word it precedes («ثلاثمئة وواحد وعشرون»): so those words have a second clip.
Numbers that count nothing named take the masculine form, and up to ten end as they are read out.
English says "and" behind the hundreds, as a word of its own.
"""

from collections.abc import Callable, Mapping

LARGEST = 999

AND = "and"
"""The clip of the English word, and what the second clip of an Arabic word begins with."""

ARABIC_WORDS: Mapping[int, str] = {
    0: "صفر",
    1: "واحد",
    2: "اثنان",
    3: "ثلاثة",
    4: "أربعة",
    5: "خمسة",
    6: "ستة",
    7: "سبعة",
    8: "ثمانية",
    9: "تسعة",
    10: "عشرة",
    11: "أحد عشر",
    12: "اثنا عشر",
    13: "ثلاثة عشر",
    14: "أربعة عشر",
    15: "خمسة عشر",
    16: "ستة عشر",
    17: "سبعة عشر",
    18: "ثمانية عشر",
    19: "تسعة عشر",
    20: "عشرون",
    30: "ثلاثون",
    40: "أربعون",
    50: "خمسون",
    60: "ستون",
    70: "سبعون",
    80: "ثمانون",
    90: "تسعون",
    100: "مئة",
    200: "مئتان",
    300: "ثلاثمئة",
    400: "أربعمئة",
    500: "خمسمئة",
    600: "ستمئة",
    700: "سبعمئة",
    800: "ثمانمئة",
    900: "تسعمئة",
}

ENGLISH_WORDS: Mapping[int, str] = {
    0: "zero",
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
    100: "one hundred",
    200: "two hundred",
    300: "three hundred",
    400: "four hundred",
    500: "five hundred",
    600: "six hundred",
    700: "seven hundred",
    800: "eight hundred",
    900: "nine hundred",
}


HUNDRED = 100


def arabic(number: int) -> tuple[str, ...]:
    """The clips of a number from 0 to 999, in order. Raises ValueError for others."""
    hundreds, below = _words(number, ARABIC_WORDS)
    first, *others = [*hundreds, *reversed(below)]
    return (f"{first}", *(f"{AND}-{other}" for other in others))


def english(number: int) -> tuple[str, ...]:
    """The clips of a number from 0 to 999, in order. Raises ValueError for others."""
    hundreds, below = _words(number, ENGLISH_WORDS)
    joint = [AND] if hundreds and below else []
    return tuple(f"{word}" for word in [*hundreds, *joint, *below])


def _words(number: int, known: Mapping[int, str]) -> tuple[list[int], list[int]]:
    """The words that add up to a number, the greatest first: hundreds, and those below."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"no clips for the number {number}")
    words, left = [], number
    for word in sorted(known, reverse=True):
        if 0 < word <= left:
            words.append(word)
            left -= word
    hundreds = [word for word in words if word >= HUNDRED]
    return hundreds, [word for word in words or [0] if word < HUNDRED]


def arabic_clips() -> dict[str, str]:
    """Every clip that Arabic numbers need, with what it says."""
    first = {f"{number}": word for number, word in ARABIC_WORDS.items()}
    second = {f"{AND}-{number}": f"و{word}" for number, word in ARABIC_WORDS.items()}
    return first | {clip: word for clip, word in second.items() if clip not in NEVER_SECOND}


NEVER_SECOND = {f"{AND}-0", *(f"{AND}-{number}" for number in ARABIC_WORDS if number >= HUNDRED)}


def english_clips() -> dict[str, str]:
    """Every clip that English numbers need, with what it says."""
    return {f"{number}": word for number, word in ENGLISH_WORDS.items()} | {AND: "and"}


NUMBERS: Mapping[str, Callable[[int], tuple[str, ...]]] = {"ar": arabic, "en": english}
"""How each language that is spoken says a number."""
