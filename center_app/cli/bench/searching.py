"""`center bench search`: what finding a service takes, beside the plain search for beginnings."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from random import Random
from statistics import median
from time import perf_counter

from center_app.cli.bench.table import Line
from center_app.domain.catalogue import Catalogue, Service
from center_app.domain.text import Text
from center_app.language.search import Finder
from center_app.language.search.folding import words_of
from center_app.sample import sample_catalogue
from center_app.simulation.measures import quantile

MOST_MS = 30.0
"""What 19 of 20 searches may take; above 100 ms people see that they wait."""

MOST = 0.95

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LONG_ENOUGH = 5
"""Letters of a word that gets a typing error."""

Find = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Searches(Line):
    """How long searches take, in ms, and how many times as long as those for beginnings alone."""

    services: int
    typed: str
    p95_ms: float
    spread_ms: float
    plain_p95_ms: float
    ratio: float
    found: float

    @property
    def met(self) -> bool:
        return self.p95_ms < MOST_MS

    def cells(self) -> Mapping[str, str]:
        return {
            "services": f"{self.services}",
            "typed".rjust(14): self.typed.rjust(14),
            f"p95 ms (< {MOST_MS:g})": f"{self.p95_ms:.2f}",
            "spread": f"{self.spread_ms:.2f}",
            "plain p95 ms": f"{self.plain_p95_ms:.2f}",
            "ratio": f"{self.ratio:.1f}",
            "among first 3 %": f"{self.found:.1%}",
        }


def measured(options: Namespace) -> Iterator[Searches]:
    """Names as they are and with one typing error each, in a catalogue of so many services."""
    catalogue = grown(sample_catalogue(), options.services)
    chance = Random(1)
    names = [service.name.ar for service in catalogue.services]
    for typed, queries in (
        ("whole names", names),
        ("one error", [wrong(name, chance) for name in names]),
    ):
        own = [_p95(Finder(catalogue).find, queries) for _ in range(options.runs)]
        plain = median(_p95(_beginnings(catalogue), queries) for _ in range(options.runs))
        yield Searches(
            len(names),
            typed,
            median(own),
            max(own) - min(own),
            plain,
            median(own) / plain,
            _found(catalogue, queries),
        )


def grown(catalogue: Catalogue, services: int) -> Catalogue:
    """A catalogue of so many services with the sample's length of words and as many of them.

    Each further copy of the sample has other letters, so that there are as many different words as
    so many services have.
    """
    made = (_spelled(service, copy) for copy in count() for service in catalogue.services)
    return replace(catalogue, services=tuple(islice(made, services)))


def wrong(name: str, chance: Random) -> str:
    """`name` with a letter left out, doubled, swapped or taken for another in one long word."""
    words = name.split(" ")
    n = chance.choice([n for n, word in enumerate(words) if len(word) >= LONG_ENOUGH] or [0])
    word, at = words[n], chance.randrange(1, len(words[n]) - 1)
    words[n] = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            word[:at] + chance.choice(LETTERS) + word[at + 1 :],
        )
    )
    return " ".join(words)


def _spelled(service: Service, copy: int) -> Service:
    turned = LETTERS[copy:] + LETTERS[:copy]
    table = str.maketrans(LETTERS, turned)
    name = Text(service.name.ar.translate(table), service.name.en)
    synonyms = tuple(each.translate(table) for each in service.synonyms)
    return replace(service, code=f"{service.code}-{copy}", name=name, synonyms=synonyms)


def _p95(find: Find, queries: Sequence[str]) -> float:
    spans = []
    for query in queries:
        began = perf_counter()
        find(query)
        spans.append((perf_counter() - began) * 1_000)
    return quantile(spans, MOST)


def _beginnings(catalogue: Catalogue) -> Find:
    """The plain search: services in which every typed word is the beginning of a word."""
    words = [
        words_of(" ".join((service.name.ar, service.name.en, *service.synonyms)))
        for service in catalogue.services
    ]

    def find(text: str) -> list[int]:
        asked = words_of(text)
        return [
            n
            for n, known in enumerate(words)
            if all(any(each.startswith(word) for each in known) for word in asked)
        ]

    return find


def _found(catalogue: Catalogue, queries: Sequence[str]) -> float:
    """The share of the queries that have their service among the first three."""
    find = Finder(catalogue).find
    pairs = zip(queries, catalogue.services, strict=True)
    return sum(service in find(query)[:3] for query, service in pairs) / len(queries)
