"""What was typed, read as words of the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from center_app.language.keys import in_other_layout
from center_app.language.search.everyday import asks
from center_app.language.search.folding import words_of
from center_app.language.search.latin import in_arabic
from center_app.language.search.vocabulary import Vocabulary

DOUBTFUL = 0.7
"""Where less than this part of the letters makes sense, something else may have been meant."""

CLEARER = 0.2
"""By how much more of it has to make sense then."""

WHOLE = 0.72
"""As close as this to a word, it is not taken for two."""

PIECE, BEGINNING = 3, 4
"""Least letters of each of two words typed without a space; of the second, if not finished."""

RECENT = 256
"""Typed words that are remembered: with every key only the last one is another."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One typed word, and the stems that it may mean with how close each is."""

    word: str
    stems: Mapping[str, float]

    @property
    def close(self) -> float:
        """How close the closest of them is, 0 for a strange word."""
        return max(self.stems.values(), default=0.0)


class Reader:
    """Reads sentences in the words of one catalogue."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._near = lru_cache(RECENT)(vocabulary.near)

    def read(self, text: str) -> list[Typed]:
        """The words as they stand, unless they only make sense in the other layout or alphabet."""
        plain = self._read(text)
        if _sense(plain) >= DOUBTFUL:
            return plain
        others = [self._read(other) for other in (in_other_layout(text), in_arabic(text))]
        clearest = max(others, key=_sense)
        return clearest if _sense(clearest) >= _sense(plain) + CLEARER else plain

    def _read(self, text: str) -> list[Typed]:
        return [Typed(word, self._near(word)) for word in self._asked(text)]

    def _asked(self, text: str) -> list[str]:
        """The words to look for, each once; those of a question only where there are no others."""
        words = [piece for word in self._joined(words_of(text)) for piece in self._split(word)]
        telling = [word for word in words if not asks(word)]
        return list(dict.fromkeys(telling or words))

    def _joined(self, words: tuple[str, ...]) -> Iterator[str]:
        """The words, two of them as one where both together are known."""
        knows = self._vocabulary.knows
        joined = False
        for word, after in pairwise((*words, "")):
            if joined:
                joined = False
            elif after and knows(word + after):
                joined = True
                yield word + after
            else:
                yield word

    def _split(self, word: str) -> tuple[str, ...]:
        """The two words that were typed without a space, or the word itself."""
        knows, begins = self._vocabulary.knows, self._vocabulary.begins
        if max(self._near(word).values(), default=0.0) >= WHOLE:
            return (word,)
        for cut in range(len(word) - PIECE, PIECE - 1, -1):
            first, rest = word[:cut], word[cut:]
            if knows(first) and (knows(rest) or (len(rest) >= BEGINNING and begins(rest))):
                return first, rest
        return (word,)


def _sense(typed: list[Typed]) -> float:
    """The part of the letters that makes sense."""
    letters = sum(len(each.word) for each in typed)
    return sum(len(each.word) * each.close for each in typed) / letters if letters else 0.0
