"""Where the letters lie: the Arabic layout 101 and the English one, key for key.

The keyboard on the screen shows these rows, and the search knows by them which key is beside
which and what somebody meant who typed in the other layout.
"""

DIGITS = "1234567890"

ARABIC = (
    ("ض", "ص", "ث", "ق", "ف", "غ", "ع", "ه", "خ", "ح", "ج", "د"),
    ("ش", "س", "ي", "ب", "ل", "ا", "ت", "ن", "م", "ك", "ط"),
    ("ئ", "ء", "ؤ", "ر", "لا", "ى", "ة", "و", "ز", "ظ", "ذ"),
)
"""The rows of letters from above; ذ, which lies beside the digits, is counted to the last."""

ENGLISH = (tuple("qwertyuiop[]"), tuple("asdfghjkl;'"), tuple("zxcvbnm,./`"))
"""What the same keys bear in English."""

_PLACES = {
    letter: (row, column)
    for keys in (ARABIC, ENGLISH)
    for row, letters in enumerate(keys)
    for column, letter in enumerate(letters)
}

_PAIRS = [
    (arabic, english)
    for row, keys in zip(ARABIC, ENGLISH, strict=True)
    for arabic, english in zip(row, keys, strict=True)
]
_TO_ARABIC = str.maketrans({english: arabic for arabic, english in _PAIRS})
_TO_ENGLISH = str.maketrans({arabic: english for arabic, english in _PAIRS if len(arabic) == 1})


def neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of letters whose keys touch, each both ways."""
    return frozenset(
        (one, other)
        for one, (row, column) in _PLACES.items()
        for other, (below, beside) in _PLACES.items()
        if one != other
        and one.isascii() == other.isascii()
        and abs(row - below) <= 1
        and abs(column - beside) <= 1
    )


def in_other_layout(text: str) -> str:
    """What `text` would be, had the same keys been pressed in the other layout."""
    if text.isascii():
        return text.lower().translate(_TO_ARABIC)
    return text.replace("لا", "b").translate(_TO_ENGLISH)
