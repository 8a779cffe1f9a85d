"""What is said of calls: which clips, in which order, and what each clip says."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from center_app.domain.bulletin import Saying
from center_app.domain.numbering import FORBIDDEN
from ui.voice.news import NEWS, clip_name
from ui.voice.numbers import AND, NUMBERS, arabic_clips, english_clips

SPOKEN = ("ar", "en")
"""The languages of every call, in their order."""

CHIME = "chime"
"""The clip before every announcement: people look up before the number is said."""

LETTERS = "letters"
"""The folder of clips that both languages share: a letter is called by its own name."""


class Clip(NamedTuple):
    """A clip of a pack: the name of its file (without ending), and of the folder that has it."""

    folder: str
    name: str


class Called(NamedTuple):
    """A number that is called to a counter."""

    number: str
    counter: str


PHRASES: Mapping[str, dict[str, str]] = {
    "ar": {
        "number": "الرقم",
        "two-numbers": "الرقمان",
        "numbers": "الأرقام",
        AND: "و",
        "go": "يُرجى التوجّه إلى الشباك رقم",
        "counter": "الشباك رقم",
        "look": "يُرجى النظر إلى الشاشة",
    },
    "en": {
        "number": "Number",
        "two-numbers": "Numbers",
        "numbers": "Numbers",
        "go": "please go to counter",
        "counter": "counter",
        "look": "please look at the screen",
    },
}
"""What is said around numbers. Two numbers are a dual in Arabic."""

LATIN = tuple(chr(code) for code in range(ord("A"), ord("Z") + 1) if chr(code) not in FORBIDDEN)

NAMES_OF_LETTERS = (
    "ألف باء تاء ثاء جيم حاء خاء دال ذال راء زاي سين شين صاد ضاد "
    "طاء ظاء عين غين فاء قاف كاف لام ميم نون هاء واو ياء"
)

ARABIC_LETTERS = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", NAMES_OF_LETTERS.split(" "), strict=True))
"""The letters that a series may have, by their names."""

CODE = re.compile(r"([^\W\d_]*)[ -]?([0-9]{1,3})")
"""A ticket's number or a counter's code that can be said."""


def script() -> dict[Clip, str]:
    """Every clip of a pack but the chime, with what it says."""
    words = {"ar": arabic_clips(), "en": english_clips()}
    said = {
        Clip(language, name): text
        for language in SPOKEN
        for name, text in (words[language] | PHRASES[language]).items()
    }
    letters = ARABIC_LETTERS | {letter: letter for letter in LATIN}
    return said | {Clip(LETTERS, letter): name for letter, name in letters.items()}


def news_script() -> dict[Clip, str]:
    """The clips of what the management says, which a voice may lack; then the chime is all."""
    return {
        Clip(language, clip_name(saying)): text
        for language in SPOKEN
        for saying, text in NEWS[language].items()
    }


def news(saying: Saying) -> list[Clip]:
    """One bulletin in every language."""
    return [Clip(language, clip_name(saying)) for language in SPOKEN]


def call(called: Called, language: str, fits: Callable[[list[Clip]], bool]) -> list[Clip]:
    """«الرقم A017، يُرجى التوجّه إلى الشباك رقم 5»; the bare number and counter, if only that `fits`.

    Where the counter's code cannot be said, everybody is asked to look.
    """
    number, where = code(called.number, language), code(called.counter, language)
    told = [Clip(language, "go"), *where] if where else [Clip(language, "look")]
    full = [Clip(language, "number"), *number, *told]
    return full if fits(full) or not where else [*number, Clip(language, "counter"), *where]


def merged(numbers: Sequence[str], language: str) -> list[Clip]:
    """Two numbers or more in one announcement; the board says where each is to go."""
    form = "numbers" if numbers[2:] else "two-numbers"
    *before, last = [code(number, language) for number in numbers]
    each = [clip for number in before for clip in number]
    return [Clip(language, form), *each, Clip(language, AND), *last, Clip(language, "look")]


def code(text: str, language: str) -> list[Clip]:
    """A ticket's number or a counter's code; nothing for one that has no clips."""
    found = CODE.fullmatch(text)
    if found is None:
        return []
    letters = [Clip(LETTERS, letter.upper()) for letter in found[1]]
    return [*letters, *(Clip(language, name) for name in NUMBERS[language](int(found[2])))]
