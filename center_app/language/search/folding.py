"""What is spelled in many ways, compared as one.

Arabic is typed with and without hamza, dots and diacritics, with letters of neighbouring
languages and with three kinds of digits.
"""

import re
import unicodedata

from center_app.language.digits import fold

_SAME_LETTER = str.maketrans("ةىیېکگٱپچڤ", "هيييككابجف", "ءـ'’ʼ`")
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """`text` as it is compared: small letters, 0-9, without diacritics, hamza and apostrophes."""
    plain = unicodedata.normalize("NFKD", fold(text))
    # Small letters may have parts again, and letters of another style are capitals only now.
    parts = unicodedata.normalize("NFKD", plain.casefold())
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return letters.translate(_SAME_LETTER)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`."""
    return tuple(_WORD.findall(folded(text)))
