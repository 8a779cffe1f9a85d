"""How good the search is at what nobody has prepared it for."""

from collections.abc import Sequence

import pytest

from blind import Blind
from blind_queries import BLIND_ARABIC, BLIND_ENGLISH
from blind_queries_again import AGAIN_ARABIC, AGAIN_ENGLISH
from blind_queries_last import LAST_ARABIC, LAST_ENGLISH
from center_app.language.search import Finder
from center_app.sample import sample_catalogue

DEMANDED = 0.95
"""Of what people write, the share that has its service among the first three."""

TAUGHT = 0.98
"""The share of those sets whose misses have taught the search: so much is not to be lost again."""

SAMPLE = sample_catalogue()
FINDER = Finder(SAMPLE)


def missed(queries: Sequence[Blind]) -> list[str]:
    """What was typed without finding a right service among the first three."""
    return [
        query.typed
        for query in queries
        if not {service.code for service in FINDER.find(query.typed)[:3]} & set(query.right)
    ]


@pytest.mark.parametrize("queries", [LAST_ARABIC, LAST_ENGLISH], ids=["arabic", "english"])
def test_what_nobody_prepared_for_is_found_among_the_first_three(queries: Sequence[Blind]) -> None:
    without = missed(queries)
    assert len(without) <= len(queries) * (1 - DEMANDED), without


@pytest.mark.parametrize(
    "queries",
    [BLIND_ARABIC, BLIND_ENGLISH, AGAIN_ARABIC, AGAIN_ENGLISH],
    ids=["arabic", "english", "arabic again", "english again"],
)
def test_what_the_search_has_learnt_stays_found(queries: Sequence[Blind]) -> None:
    without = missed(queries)
    assert len(without) <= len(queries) * (1 - TAUGHT), without


@pytest.mark.parametrize(
    ("queries", "times"),
    [
        (BLIND_ARABIC + BLIND_ENGLISH, 2),
        (AGAIN_ARABIC + AGAIN_ENGLISH, 2),
        (LAST_ARABIC + LAST_ENGLISH, 1),
    ],
    ids=["first", "again", "last"],
)
def test_the_blind_queries_ask_for_every_service(queries: Sequence[Blind], times: int) -> None:
    meant = [code for query in queries for code in query.right]
    codes = {service.code for service in SAMPLE.services}
    assert set(meant) == codes
    assert all(meant.count(code) >= times for code in codes)


def test_no_query_is_in_two_sets() -> None:
    sets = (BLIND_ARABIC, BLIND_ENGLISH, AGAIN_ARABIC, AGAIN_ENGLISH, LAST_ARABIC, LAST_ENGLISH)
    typed = [query.typed for queries in sets for query in queries]
    assert len(set(typed)) == len(typed)
