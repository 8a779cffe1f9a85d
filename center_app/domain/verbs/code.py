"""Codes that a station sends along: the journal holds no free text."""

import re

from center_app.domain.refusal import Reason, Refused

CODE = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]{0,31}")


def as_code(setting: str, value: str) -> str:
    """The value if it is a code, not a sentence. Raises Refused(BAD_INPUT) naming the setting."""
    if not CODE.fullmatch(value):
        raise Refused(Reason.BAD_INPUT, setting=setting)
    return value
