"""What is counted in parts gives the same figures as what is counted at once."""

import pytest

from center_app.domain.counted import counted, figures, indicators
from center_app.domain.facts import Facts, VisitFacts
from center_app.domain.period_report import parts
from months import NOVEMBER, drawn_facts

MONTH = drawn_facts(NOVEMBER, a_day=12)


@pytest.mark.parametrize("field", ["day", "stand", "language", "stars", "visit"])
def test_a_month_in_parts_has_the_figures_of_the_whole(field: str) -> None:
    def key(visit: VisitFacts) -> object:
        return getattr(visit, field)

    present = Facts((), (), (), MONTH.presences)
    pieces = [*map(counted, parts(MONTH, key).values()), counted(present)]
    assert len(pieces) > 2
    assert figures(pieces) == indicators(MONTH)


def test_of_nothing_there_are_the_figures_of_nobody() -> None:
    assert figures([]) == indicators(Facts((), (), ()))
