"""Whether an entry may name a citizen: ten digits in a row are a national number or a telephone.

Of a hash or a random id some have ten digits in a row by chance: what has such a form is taken out
before anything is looked for. A find is only ever said by its place, never by its text.
"""

import re
from collections.abc import Sequence
from typing import Any

_FORMS = re.compile(
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"  # a UUID
    r"|(?<![0-9a-zA-Z])[0-9a-fA-F]{32,128}(?![0-9a-zA-Z])"  # a hash
    r"|(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)"  # a day, and the time on it
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
_PERSONAL = re.compile(
    r"(?<!\d)(?:"
    r"(?:\+|00)?962[ -]?0?7[789](?:[ -]?\d){7}"  # a mobile number, as abroad
    r"|\d(?:[ -]?\d){9}"  # ten digits: a national number, or a mobile number as at home
    r")(?!\d)",
    re.ASCII,
)
_SHORTEST = 10
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_FORMS_IN_JSON = re.compile(_FORMS.pattern.encode() + rb'|"[a-z_]+":-?\d+(?:\.\d+)?(?=[,}])')
"""The same, or a number of a field, which names nobody."""
_FRACTION = re.compile(rb'":(?<=[a-z_]":)\d+\.\d+(?=[,}])')
"""Fields with long numbers, of which some have many. A pattern that begins with fixed bytes is
looked for many times as fast."""
_ELSEWHERE = re.compile(rb"[\xd9\xdb][\xa0-\xb9]")
"""Digits of other scripts, in UTF-8."""
_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_HEX_ALIKE = bytes.maketrans(b"123456789abcdef", b"0" * 15)
_UUID = b'"%s"' % b"-".join(b"0" * length for length in (8, 4, 4, 4, 12))
_HASH = b'"%s"' % (b"0" * 64)
_JOINING = b" -"
_TEN = b"0" * _SHORTEST

FREE = ("cmd", "boot", "stn", "actor", "cat", "data")
"""The fields of an envelope that no pattern of its own holds to a form."""


def exposed(envelope: dict[str, Any]) -> str | None:
    """The place of the first string that may name a citizen; None where there is none."""
    places = (_place(envelope.get(name), name) for name in FREE)
    return next((place for place in places if place is not None), None)


def clear(texts: Sequence[bytes]) -> list[bool]:
    """Which texts in JSON name nobody for certain, as most do: this is quick to see of many.

    None has a line break in it. What has a form of its own is taken out of all at once; of those
    that have still ten digits, or letters of a hash, in a row, fractions are taken out too, and
    each that then has is looked at by itself.
    """
    if _is_disguised(b"\n".join(texts)):
        return [_is_clear(text) for text in texts]
    sure = _has_no_ten(texts)
    unsure = [n for n, is_sure in enumerate(sure) if not is_sure]
    whole = [_FRACTION.sub(b"", texts[n]) for n in unsure]
    for n, text, is_sure in zip(unsure, whole, _has_no_ten(whole), strict=True):
        sure[n] = is_sure or _is_clear(text)
    return sure


def _has_no_ten(texts: Sequence[bytes]) -> list[bool]:
    """Which of them, in ASCII or nearly, surely have no ten digits in a row beside ids and hashes.

    Letters of a hash count as digits.
    """
    alike = b"\n".join(texts).translate(_HEX_ALIKE)
    rest = alike.replace(_UUID, b"~").replace(_HASH, b"~").translate(None, _JOINING)
    if _TEN not in rest:
        return [True] * len(texts)
    return [_TEN not in line for line in rest.split(b"\n")]


def _is_clear(body: bytes) -> bool:
    if _is_disguised(body):
        return False
    return not _has_ten(body) or not _has_ten(_FORMS_IN_JSON.sub(b"~", body))


def _is_disguised(body: bytes) -> bool:
    """Whether other letters than ASCII's, or escapes, may stand for digits."""
    return b"\\" in body or not (body.isascii() or _ELSEWHERE.search(body) is None)


def _has_ten(body: bytes) -> bool:
    """Whether ten digits follow each other, joined or with spaces or hyphens between them."""
    return _TEN in body.translate(_ALIKE, _JOINING)


def is_personal(text: str) -> bool:
    """Whether a text has a national number or a telephone number in it, in any digits."""
    if len(text) < _SHORTEST:
        return False
    return _PERSONAL.search(_FORMS.sub(" ~ ", text.translate(_DIGITS))) is not None


def _place(value: object, where: str) -> str | None:
    if isinstance(value, str):
        return where if is_personal(value) else None
    if isinstance(value, dict):
        if any(is_personal(key) for key in value):
            return where
        inside = (_place(item, f"{where}.{key}") for key, item in value.items())
    elif isinstance(value, list):
        inside = (_place(item, f"{where}[{n}]") for n, item in enumerate(value))
    else:
        return None
    return next((place for place in inside if place is not None), None)
