"""The words of a catalogue, and which of them a typed word may mean.

Words that share a stem are one. What is close is found in three steps, each less sure than the
one before: the word itself, words that begin so, words that differ by errors. Only those that share
letter pairs with what was typed are compared letter by letter.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from center_app.language.search.everyday import EVERYDAY
from center_app.language.search.nearness import SWAPPED, distance, limit
from center_app.language.search.stems import bare, readings, stem, verb, without_owner

SAME = 0.97
"""How close another form of the same word is; the word itself is 1."""

READ = 0.04
"""What each further reading of a typed word costs."""

FORMS = 2
"""The first readings of a word are the word itself and its stem; a known word has no others."""

SAID = 0.85
"""How close a word is that people say for another."""

BEGUN = 0.65
"""How close a word is of which a beginning was typed, at least; it grows with what was typed."""

WRONG = 1.5
"""What an error costs, shared by the letters of the word."""

UNFINISHED = 0.1
"""What it costs besides that a word with an error is not finished."""

SURE = 0.98
"""Where a word is so close, which is the word itself, no errors are looked for."""

COMPARED = 80
"""Words compared letter by letter at most: the bound on the time that a typed word takes."""

PAIRS = 0.3
"""Part of the pairs of letters that a word shares at least: two errors of seven letters leave so
many."""

_SKELETON = str.maketrans("ظزثطصقى", "ضذتتسكي")


class Vocabulary:
    """Filled with the words of all services once, then asked at every key."""

    def __init__(self, words: set[str]) -> None:
        """`words` are folded."""
        forms: dict[str, dict[str, float]] = defaultdict(dict)
        for word in sorted(words):
            name, form = stem(bare(word)), bare(word)
            forms[form][name] = 1.0
            for other in (name, verb(form)):
                if other:
                    forms[other].setdefault(name, SAME)
        self._forms: Mapping[str, Mapping[str, float]] = dict(forms)
        self._sorted = sorted(forms)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        self._letters: dict[str, list[int]] = defaultdict(list)
        for n, form in enumerate(self._sorted):
            self._letters[_letters(form)].append(n)
            for pair in _pairs(form):
                self._pairs[pair].append(n)

    def knows(self, word: str) -> bool:
        """Whether a typed word is one of these, as it is or in another form."""
        return any(reading in self._forms for reading in readings(word)[:FORMS])

    def begins(self, word: str) -> bool:
        """Whether one of these begins so."""
        return next(self._beginning(bare(word)), None) is not None

    def near(self, typed: str) -> dict[str, float]:
        """The stems that a typed word may mean, each with how close it is: from above 0 to 1."""
        found: dict[str, float] = {}
        for close, name in (*self._read(typed), *self._begun(typed)):
            found[name] = max(close, found.get(name, 0.0))
        if max(found.values(), default=0.0) < SURE:
            word = bare(typed)
            for reading in (word, *without_owner(word)):
                lost = READ if reading != word else 0.0
                for close, name in self._wrong(reading):
                    found[name] = max(close - lost, found.get(name, 0.0))
        return found

    def _read(self, typed: str) -> Iterator[tuple[float, str]]:
        likely = readings(typed)
        if self.knows(typed):
            likely = (*likely[:FORMS], *(stem(owned) for owned in without_owner(bare(typed))))
        for n, reading in enumerate(likely):
            lost = min(n, 3) * READ if n >= FORMS else 0.0
            for name, close in self._forms.get(reading, {}).items():
                yield min(close, 1.0 if n == 0 else SAME) - lost, name
            for name in EVERYDAY.get(reading, ()):
                if name in self._forms:
                    yield SAID - lost, name

    def _begun(self, typed: str) -> Iterator[tuple[float, str]]:
        word = bare(typed)
        for form in self._beginning(word):
            close = BEGUN + (SAME - BEGUN) * len(word) / len(form)
            for name in self._forms[form]:
                yield close, name

    def _beginning(self, word: str) -> Iterator[str]:
        for n in range(bisect_left(self._sorted, word), len(self._sorted)):
            if not self._sorted[n].startswith(word):
                return
            yield self._sorted[n]

    def _wrong(self, word: str) -> Iterator[tuple[float, str]]:
        for form in self._alike(word) if limit(len(word)) else ():
            most = max(limit(len(word)), SWAPPED if _letters(form) == _letters(word) else 0.0)
            whole, begun = distance(word, form, most)
            close = 1 - WRONG * whole / len(word)
            unfinished = 1 - WRONG * begun / len(word) - UNFINISHED
            if whole <= most or begun <= most:
                best = max(close if whole <= most else 0.0, unfinished)
                for name in self._forms[form]:
                    yield best, name

    def _alike(self, word: str) -> list[str]:
        """The forms of the same letters, then those that share most pairs of letters with it."""
        shared = Counter(n for pair in _pairs(word) for n in self._pairs.get(pair, ()))
        likely = [n for n, pairs in shared.items() if pairs >= len(word) * PAIRS]
        likely.sort(key=lambda n: (-shared[n], len(self._sorted[n]), n))
        swapped = self._letters.get(_letters(word), [])
        return [self._sorted[n] for n in dict.fromkeys((*swapped, *likely[:COMPARED]))]


def _letters(word: str) -> str:
    """The letters of a word in order: one for all that differ by swapped letters."""
    return "".join(sorted(word))


def _pairs(word: str) -> set[str]:
    """The pairs of neighbouring letters, with the beginning; letters often confused are one."""
    letters = " " + word.translate(_SKELETON)
    return {letters[n : n + 2] for n in range(len(word))}
