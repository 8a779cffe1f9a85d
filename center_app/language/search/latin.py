"""Arabic written with Latin letters, as people do on telephones: jawaz safar, 7aweyyeh.

Short vowels are left out as in Arabic; what that leaves open the search forgives as an error.
"""

import re

_TOGETHER = {"sh": "ش", "ch": "ش", "kh": "خ", "gh": "غ", "th": "ث", "dh": "ذ", "ee": "ي", "oo": "و"}
_SINGLE = str.maketrans("bcdfghijklmnopqrstuvwyz356789", "بكدفجهيجكلمنوبقرستوفويزعخطحقص", "ae2'")
_PAIR = re.compile("|".join(_TOGETHER))
_LAST = re.compile(r"(a|e|ah|eh)\b")
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1")


def in_arabic(text: str) -> str:
    """Latin letters as the Arabic ones that they most often stand for."""
    single = _TWICE.sub(r"\1", text.lower())
    ended = _LAST.sub("ه", single)
    return _PAIR.sub(lambda pair: _TOGETHER[pair.group()], ended).translate(_SINGLE)
