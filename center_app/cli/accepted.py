"""What a setting may be: for each kind a reader, which raises for all else, and its words."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from center_app.domain.training import CODE as TRAINING
from center_app.domain.verbs.code import CODE
from center_app.language import words
from center_app.store.engine import ACCEPTED as ACCEPTED_DATABASES
from printers.profile import ACCEPTED as ACCEPTED_PROFILES
from printers.profile import profile_of
from printers.target import ACCEPTED as ACCEPTED_PRINTERS
from printers.target import target_of

CENTER = re.compile(r"[A-Z0-9-]{3,24}")
SIGN = re.compile(r"[\w-]{1,16}")
"""What stands on a counter's sign: often a number alone."""

SOUND = re.compile(r"[\w:=,.-]{1,64}")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _path(value: Any) -> Path:
    if not _text(value):
        raise ValueError
    return Path(value)


def _center(value: Any) -> str:
    code = _text(value)
    if not CENTER.fullmatch(code) or code == TRAINING:
        raise ValueError
    return code


def _language(value: Any) -> str:
    if value not in {"ar", "en"}:
        raise ValueError
    return _text(value)


def _paper(value: Any) -> int:
    if type(value) not in {int, str} or int(value) not in {58, 80}:
        raise ValueError
    return int(value)


def _within(least: int, most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if type(value) not in {int, str} or not least <= int(value) <= most:
            raise ValueError
        return int(value)

    return read


def _printer(value: Any) -> str:
    target_of(_text(value))
    return _text(value)


def _profile(value: Any) -> str:
    profile_of(_text(value), 80)
    return _text(value)


def _yes(value: Any) -> bool:
    if value not in {True, False, "yes", "no"}:
        raise ValueError
    return value in {True, "yes"}


def _address(value: Any) -> str:
    """A name or password in it would be shown where the address is."""
    text = _text(value)
    parts = urlsplit(text)
    is_plain = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    if text and not (is_plain and (parts.port or 0) >= 0):  # a port that is none raises ValueError
        raise ValueError
    return text.rstrip("/")


def _sound(value: Any) -> str:
    if not SOUND.fullmatch(_text(value)):
        raise ValueError
    return _text(value)


def _sounds(value: Any) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in _text(value).split()]
    if not all(CODE.fullmatch(zone) and SOUND.fullmatch(output) for zone, _, output in pairs):
        raise ValueError
    return {zone: output for zone, _, output in pairs}


def _listed(form: re.Pattern[str]) -> Callable[[Any], tuple[str, ...]]:
    def read(value: Any) -> tuple[str, ...]:
        codes = tuple(code.strip() for code in _text(value).split(",") if code.strip())
        if not all(form.fullmatch(code) for code in codes):
            raise ValueError
        return codes

    return read


READERS: Mapping[str, tuple[Callable[[Any], Any], str]] = {
    "center": (_center, words("3 to 24 capital letters, digits and hyphens")),
    "path": (_path, words("a path")),
    "database": (_text, ACCEPTED_DATABASES),
    "printer": (_printer, ", ".join(ACCEPTED_PRINTERS)),
    "profile": (_profile, ACCEPTED_PROFILES),
    "language": (_language, words("ar or en")),
    "paper": (_paper, words("58 or 80")),
    "sound": (_sound, words("the name of an output as aplay -L lists it, default, or none")),
    "sounds": (_sounds, words("ZONE=OUTPUT with spaces between, or nothing")),
    "codes": (_listed(CODE), words("codes with commas between, or nothing")),
    "signs": (_listed(SIGN), words("what their signs show, with commas between, or nothing")),
    "metres": (_within(2, 40), words("2 to 40")),
    "inches": (_within(0, 200), words("0 to 200")),
    "article": (_within(1, 999), words("1 to 999")),
    "megabytes": (_within(1, 100), words("1 to 100")),
    "few": (_within(1, 50), words("1 to 50")),
    "yes": (_yes, words("yes or no")),
    "address": (_address, words("an address that begins with http:// or https://, or nothing")),
}
