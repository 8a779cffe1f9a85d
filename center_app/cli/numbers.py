"""Numbers on the command line, refused in a sentence where they make no sense."""

from argparse import ArgumentTypeError

LAST_PORT = 65_535


def port(text: str) -> int:
    """Port 0 is a free one."""
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise ArgumentTypeError(f"{text!r} is not from 0 to {LAST_PORT}")
    return int(text)


def number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not 1 or more")
    return int(text)
