"""How good the search is at what nobody has prepared it for."""

from collections.abc import Sequence

import pytest

from blind import Blind
from blind_queries import BLIND_ARABIC, BLIND_ENGLISH
from blind_queries_again import AGAIN_ARABIC, AGAIN_ENGLISH
from center_app.language.search import Finder
from center_app.sample import sample_catalogue

DEMANDED = 0.95
"""Of what people write, the share that has its service among the first three."""

SAMPLE = sample_catalogue()
FINDER = Finder(SAMPLE)


def missed(queries: Sequence[Blind]) -> list[str]:
    """What was typed without finding a right service among the first three."""
    return [
        query.typed
        for query in queries
        if not {service.code for service in FINDER.find(query.typed)[:3]} & set(query.right)
    ]


@pytest.mark.parametrize(
    "queries",
    [BLIND_ARABIC, BLIND_ENGLISH, AGAIN_ARABIC, AGAIN_ENGLISH],
    ids=["arabic", "english", "arabic again", "english again"],
)
def test_what_nobody_prepared_for_is_found_among_the_first_three(queries: Sequence[Blind]) -> None:
    without = missed(queries)
    assert len(without) <= len(queries) * (1 - DEMANDED), without


def test_the_blind_queries_ask_for_every_service_twice_at_least() -> None:
    meant = [code for query in BLIND_ARABIC + BLIND_ENGLISH for code in query.right]
    codes = {service.code for service in SAMPLE.services}
    assert set(meant) == codes
    assert all(meant.count(code) >= 2 for code in codes)
    assert len(BLIND_ARABIC) + len(BLIND_ENGLISH) >= 200
