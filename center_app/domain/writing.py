"""What people write: plain text of one direction, that fits on a page and harms no screen.

A number of a person or a telephone in it is no fault: it is the citizen's own word, it never
comes into the journal, and it is deleted with the text.
"""

import re

LONGEST_TEXT = 2_000
"""Characters of a message or an answer: about a page."""

LONGEST_NOTE = 500
"""Characters of a note to the next counter: it is read while somebody stands there."""

LONGEST_CONTACT = 100
"""Characters of a telephone number or an address of e-mail."""

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no keyboard writes: controls but the tab and the ends of lines, halves of pairs."""

LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")

DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they could turn round what a screen writes beside them."""

HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""What is not seen, and could part the digits of a number."""

DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-/.])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2(?:19|20)\d\d)(?!\d)"
)

FEE = re.compile(r"(?<![\d.,])(?<!\d\s)(?![0٠])\d{1,4}[.,٫٬]\d{2,3}(?![.,]?\d|\s*\d)")

LIST = re.compile(r"(?<!\d)(?![0٠])\d{1,2}(?:[,،]\s+\d{1,2}){2,}(?!\d)")
"""Several short numbers, of tickets or rooms."""

NUMBER = re.compile(r"\d(?:\s*(?:[().,،_*/\-\u2010-\u2015\u2212]\s*){0,2}\d){8}")
"""A national number has ten digits, a telephone number nine or more; grouped or not, in any
digits. Ticket numbers, fees, times and dates have fewer, or are no such row."""


def names_somebody(text: str) -> bool:
    """Whether it has a row of digits like a national number or a telephone number."""
    text = HIDDEN.sub("", text)
    for harmless in (DATE, FEE, LIST):
        text = harmless.sub(" | ", text)
    return NUMBER.search(text) is not None


def is_plain(text: str, longest: int) -> bool:
    """Whether it can be kept: not too long, and nothing in it that is not writing."""
    return len(text) <= longest and CONTROLS.search(LINE_ENDS.sub("\n", text)) is None


def cleaned(text: str) -> str:
    """The text as it is kept: one kind of line end, one direction, and all of it writing."""
    return DIRECTIONS.sub("", CONTROLS.sub("", LINE_ENDS.sub("\n", text))).strip()
