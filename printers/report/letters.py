"""Arabic for a medium that only draws letters one after the other: joined, and in visual order."""

import re
from functools import lru_cache

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display

from center_app.language.bidi import END_OF_ISOLATE, LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE

_BEGINS = LEFT_TO_RIGHT_ISOLATE + RIGHT_TO_LEFT_ISOLATE
_INNERMOST = re.compile(f"([{_BEGINS}])([^{_BEGINS}{END_OF_ISOLATE}]*){END_OF_ISOLATE}")
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")

_FIRST = 0x2500
_STANDS_IN = re.compile("[\u2500-\u257f]")
"""Characters without a direction that stand for isolates; no report draws boxes with them."""

_RESHAPER = ArabicReshaper({"delete_harakat": True, "ARABIC LIGATURE ALLAH": False})


REMEMBERED = 4096
"""Lines kept in visual order, some 2 MB: a paragraph is measured word by word, then drawn."""


@lru_cache(REMEMBERED)
def visual(text: str, right_to_left: bool) -> str:
    """One line as it is drawn from left to right; lines have to be wrapped before.

    The reordering knows no isolates and fails on them. Each is put in order by itself, and in
    the line something without direction stands in for it, as UAX 9 (X5a-X6a, N1) has it. Vowel
    signs go, since they would be drawn beside their letters.
    """
    kept: list[str] = []

    def put_aside(isolate: re.Match[str]) -> str:
        kept.append(_reordered(isolate[2], isolate[1] == RIGHT_TO_LEFT_ISOLATE))
        return chr(_FIRST + len(kept) - 1)

    while _INNERMOST.search(text):
        text = _INNERMOST.sub(put_aside, text)
    line = _reordered(text, right_to_left)
    while _STANDS_IN.search(line):
        line = _STANDS_IN.sub(lambda found: kept[ord(found[0]) - _FIRST], line)
    return line


def _reordered(text: str, right_to_left: bool) -> str:
    if text.isascii():
        return text
    joined = _RESHAPER.reshape(text)
    return _MARKS.sub("", get_display(joined, base_dir="R" if right_to_left else "L"))
