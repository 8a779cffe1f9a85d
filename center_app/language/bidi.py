"""Right-to-left and left-to-right text in one sentence.

A code, number, range or time inside Arabic text flips unless it stands in an isolate (Unicode
Bidirectional Algorithm, UAX 9), and a label takes its direction from its first strong letter.
Both are settled here and nowhere else.
"""

import re
import unicodedata

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
END_OF_ISOLATE = "\u2069"
LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATED = re.compile("[\u2066-\u2068][^\u2069]*\u2069")


def isolate(text: str) -> str:
    """`text` in a left-to-right isolate: for every code, number, range and time."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_OF_ISOLATE}"


def inserted(text: str, right_to_left: bool) -> str:
    """`text` ready to stand inside a sentence that runs right to left, or left to right."""
    if not text or _ISOLATED.fullmatch(text):
        return text
    against = runs_right_to_left(text) != right_to_left
    if against and right_to_left:
        return isolate(text)
    if against:
        return f"{RIGHT_TO_LEFT_ISOLATE}{text}{END_OF_ISOLATE}"
    return text


def runs_right_to_left(text: str) -> bool:
    """Whether its first letter outside isolates does."""
    return _strong(text) in _RIGHT_TO_LEFT


def sentence(text: str, right_to_left: bool) -> str:
    """`text` with a leading mark where its first letter would give the wrong direction."""
    if not text or runs_right_to_left(text) == right_to_left:
        return text
    return (RIGHT_TO_LEFT_MARK if right_to_left else LEFT_TO_RIGHT_MARK) + text


def plain(text: str) -> str:
    """`text` without the marks nobody sees, for logs, speech and comparing."""
    return _MARKS.sub("", text)


def _strong(text: str) -> str:
    """The direction of the first strong letter outside isolates, "" where there is none."""
    classes = map(unicodedata.bidirectional, _ISOLATED.sub("", text))
    return next((found for found in classes if found in {"L", "R", "AL"}), "")
