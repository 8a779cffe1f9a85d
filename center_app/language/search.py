"""Finding a service by what people type, in Arabic or English, however they spell it.

Arabic is typed with and without hamza, dots and diacritics, with three kinds of digits and with
or without the article: all of them find the same service.
"""

import re
import unicodedata
from itertools import chain

from center_app.domain.catalogue import Catalogue, Service
from center_app.domain.text import Text
from center_app.language.digits import fold

_SAME_LETTER = str.maketrans("ةىیکٱ", "هييكا", "ءـ")
_WORD = re.compile(r"\w+")
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
_SHORTEST_STEM = 2

IN_NAME, IN_SYNONYM, IN_AGENCY = range(3)
"""Where the words were found, the best first."""


def folded(text: str) -> str:
    """`text` as it is compared: small letters, 0-9, without diacritics and hamza."""
    parts = unicodedata.normalize("NFKD", fold(text).casefold())
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return letters.translate(_SAME_LETTER)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`, each without its article."""
    return tuple(_stem(word) for word in _WORD.findall(folded(text)))


class Finder:
    """The services of one catalogue, ready to be searched at every key."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries = tuple(_Entry(catalogue, service) for service in catalogue.services)

    def find(self, text: str) -> tuple[Service, ...]:
        """The services in which every word begins a word, the best first; none for no words."""
        asked = words_of(text)
        if not asked:
            return ()
        ranked = ((entry.rank(asked), n, entry) for n, entry in enumerate(self._entries))
        found = sorted((rank, n) for rank, n, _entry in ranked if rank is not None)
        return tuple(self._entries[n].service for _rank, n in found)


class _Entry:
    """One service and the words under which it is found."""

    def __init__(self, catalogue: Catalogue, service: Service) -> None:
        self.service = service
        agency = catalogue.agency(service.agency)
        names = _both(service.name)
        synonyms = tuple(words_of(synonym) for synonym in service.synonyms)
        texts = (agency.name, agency.short) if agency is not None else ()
        agencies = tuple(chain(*(_both(text) for text in texts if text is not None)))
        self._words = {
            IN_NAME: tuple(chain(*names)),
            IN_SYNONYM: tuple(chain(*synonyms)),
            IN_AGENCY: tuple(chain(*agencies)),
        }
        self._beginnings = names + synonyms

    def rank(self, asked: tuple[str, ...]) -> tuple[int, bool, int] | None:
        """How well it fits, the smaller the better; None where a word is missing."""
        places = [self._place(word) for word in asked]
        if None in places:
            return None
        worst = max(place for place in places if place is not None)
        begins = any(_begins(phrase, asked) for phrase in self._beginnings)
        return worst, not begins, len(self._words[IN_NAME])

    def _place(self, word: str) -> int | None:
        for place, known in self._words.items():
            if any(each.startswith(word) for each in known):
                return place
        return None


def _both(text: Text) -> tuple[tuple[str, ...], ...]:
    return words_of(text.ar), words_of(text.en)


def _begins(phrase: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether `phrase` begins with the words asked for, the last of them perhaps not finished."""
    *whole, last = asked
    first = phrase[: len(asked)]
    return len(first) == len(asked) and first[:-1] == tuple(whole) and first[-1].startswith(last)


def _stem(word: str) -> str:
    """`word` without its article, where something is left that can be told apart."""
    for article in _ARTICLES:
        stem = word.removeprefix(article)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            return stem
    return word
