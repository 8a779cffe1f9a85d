"""The services that people mean by what they typed, the likeliest first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from center_app.domain.catalogue import Catalogue, Service
from center_app.language.search.everyday import asks
from center_app.language.search.folding import words_of
from center_app.language.search.reading import Reader, Typed
from center_app.language.search.stems import bare, stem
from center_app.language.search.vocabulary import Vocabulary

IN_NAME, IN_SYNONYM, IN_AGENCY = 1.0, 0.95, 0.45
"""What a word counts by where it was found."""

FIT = 0.5
"""What it counts that a whole name or synonym was typed, beside the words alone."""

WORTH_SHOWING = 0.3
"""Part of the best score below which a service is left out."""

LIKE_THE_BEST = 0.9
"""Words nearly as close as the closest belong to what was meant, when its rarity is counted."""

STRANGE = 0.5
"""What a word counts that nothing in the catalogue is like, beside one that all services have."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name or synonym of one service, or the name of its agency, by its stems."""

    service: int
    kind: float
    stems: frozenset[str]


class Finder:
    """The services of one catalogue, ready to be searched at every key.

    What counts is how much of what was typed a service has, and how much of one of its phrases was
    typed. The rarer a word is in the catalogue the more it counts (inverse document frequency).
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._services = catalogue.services
        told = list(_told(catalogue))
        words = {word for _service, _kind, words in told for word in words}
        self._reader = Reader(Vocabulary(words))
        self._phrases = [
            Phrase(service, kind, frozenset(stem(bare(word)) for word in words))
            for service, kind, words in told
        ]
        self._where: dict[str, list[int]] = defaultdict(list)
        for n, phrase in enumerate(self._phrases):
            for name in phrase.stems:
                self._where[name].append(n)
        self._rarity = {name: self._rarity_of({name}) for name in self._where}
        self._whole = [sum(self._rarity[name] for name in sorted(p.stems)) for p in self._phrases]

    def find(self, text: str) -> tuple[Service, ...]:
        """The services that are meant, the best first; none for no words or strange ones."""
        found = self._scores(self._reader.read(text))
        least = max(found.values(), default=0.0) * WORTH_SHOWING
        worth = [n for n, score in found.items() if score >= least]
        worth.sort(key=lambda n: (-found[n], len(self._services[n].name.ar), n))
        return tuple(self._services[n] for n in worth)

    def _scores(self, typed: list[Typed]) -> Mapping[int, float]:
        """How well each service that has any of it fits: up to 1."""
        weights = [self._weight(each) for each in typed]
        covered, fits = self._covered(typed, weights), self._fits(typed)
        return {
            n: share / sum(weights) * (1 + FIT * fits[n]) / (1 + FIT)
            for n, share in covered.items()
        }

    def _weight(self, typed: Typed) -> float:
        """What a typed word counts; less where it is not sure what it means."""
        if not typed.stems:
            return STRANGE
        least = typed.close * LIKE_THE_BEST
        likely = {name for name, close in typed.stems.items() if close >= least}
        return self._rarity_of(likely) * typed.close

    def _rarity_of(self, names: set[str]) -> float:
        """The fewer services have one of these words, the more; above 0 even if all have.

        What an agency is called makes no word of its services common: passports are of three.
        """
        phrases = [self._phrases[n] for name in names for n in self._where[name]]
        own = {phrase.service for phrase in phrases if phrase.kind > IN_AGENCY}
        having = own or {phrase.service for phrase in phrases}
        return log(1 + len(self._services) / len(having))

    def _covered(self, typed: list[Typed], weights: list[float]) -> dict[int, float]:
        """How much of what was typed each service has, anywhere."""
        covered: dict[int, float] = defaultdict(float)
        for each, weight in zip(typed, weights, strict=True):
            best: dict[int, float] = {}
            for name, close in each.stems.items():
                for n in self._where[name]:
                    phrase = self._phrases[n]
                    best[phrase.service] = max(close * phrase.kind, best.get(phrase.service, 0.0))
            for service, value in best.items():
                covered[service] += weight * value
        return covered

    def _fits(self, typed: list[Typed]) -> dict[int, float]:
        """How much of one of its phrases was typed, by service: 1 for all of its name."""
        closest: dict[str, float] = {}
        for each in typed:
            for name, close in each.stems.items():
                closest[name] = max(close, closest.get(name, 0.0))
        parts: dict[int, float] = defaultdict(float)
        for name, close in closest.items():
            for n in self._where[name]:
                parts[n] += close * self._rarity[name]
        fits: dict[int, float] = {}
        for n, part in parts.items():
            phrase = self._phrases[n]
            fit = phrase.kind * part / self._whole[n]
            fits[phrase.service] = max(fit, fits.get(phrase.service, 0.0))
        return fits


def _told(catalogue: Catalogue) -> Iterator[tuple[int, float, list[str]]]:
    """Every phrase: whose service it is, its kind, and its words without those of questions."""
    for n, service in enumerate(catalogue.services):
        for kind, text in _texts(service, catalogue):
            yield n, kind, [word for word in words_of(text) if not asks(word)]


def _texts(service: Service, catalogue: Catalogue) -> Iterator[tuple[float, str]]:
    yield from ((IN_NAME, text) for text in (service.name.ar, service.name.en))
    yield from ((IN_SYNONYM, synonym) for synonym in service.synonyms)
    agency = catalogue.agency(service.agency)
    for name in (agency.name, agency.short) if agency is not None else ():
        if name is not None:
            yield from ((IN_AGENCY, text) for text in (name.ar, name.en))
