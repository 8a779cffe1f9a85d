"""Whether an entry may name a citizen: ten digits in a row are a national number or a telephone.

Of a hash or a random id some have ten digits in a row by chance: what has such a form is taken out
before anything is looked for. A find is only ever said by its place, never by its text.
"""

import re
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
_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_JOINING = b" -"
_TEN = b"0" * _SHORTEST

FREE = ("cmd", "stn", "actor", "cat", "data")
"""The fields of an envelope that no pattern of its own holds to a form."""


def exposed(envelope: dict[str, Any]) -> str | None:
    """The place of the first string that may name a citizen; None where there is none."""
    places = (_place(envelope.get(name), name) for name in FREE)
    return next((place for place in places if place is not None), None)


def is_clear(body: bytes) -> bool:
    """Whether an entry in JSON names nobody for certain, as most do: this is quick to see.

    Escapes and other letters than ASCII's may stand for digits, so that they make it uncertain.
    """
    if not body.isascii() or b"\\" in body:
        return False
    return not _has_ten(body) or not _has_ten(_FORMS_IN_JSON.sub(b"~", body))


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
