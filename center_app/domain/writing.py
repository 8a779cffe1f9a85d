"""What people write: plain text of one direction, that fits on a page and harms no screen.

A number of a person or a telephone in it is no fault: it is the citizen's own word, it never
comes into the journal, and it is deleted with the text.
"""

import re

LONGEST_TEXT = 2_000
"""Characters of a message or an answer: about a page."""

LONGEST_CONTACT = 100
"""Characters of a telephone number or an address of e-mail."""

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no keyboard writes: controls but the tab and the ends of lines, halves of pairs."""

LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")

DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they could turn round what a screen writes beside them."""


def is_plain(text: str, longest: int) -> bool:
    """Whether it can be kept: not too long, and nothing in it that is not writing."""
    return len(text) <= longest and CONTROLS.search(LINE_ENDS.sub("\n", text)) is None


def cleaned(text: str) -> str:
    """The text as it is kept: with one kind of line end, and in one direction."""
    return DIRECTIONS.sub("", LINE_ENDS.sub("\n", text)).strip()
