"""What breaks a rule is found in a log, whoever wrote it."""

from collections.abc import Sequence

import pytest

from center_app.simulation.errors import RuleError, rule_errors
from center_app.simulation.records import Turn
from traces import counter, plan, trace

CENTER = plan(counter("K1", "A1", "A2", breaks=((29_500.0, 29_600.0),)), counter("K2", "A1", "B1"))
DAY = trace(CENTER, "V1,28800,A1>B1,N,,100;100,,0", "V2,28810,A1,N,,100,,0")


def turns(*told: str) -> Sequence[Turn]:
    """`visit service counter call start end`, in seconds from the opening."""
    found = []
    for line in told:
        visit, service, code, *times = line.split()
        call, start, end = ((28_800 + int(time)) * 1000 for time in times)
        found.append(Turn(visit, service, code, call, start, end, served=True))
    return found


FINE = ("V1 A1 K1 0 25 125", "V1 B1 K2 185 210 310", "V2 A1 K1 125 150 250")


def test_a_day_by_the_rules_has_no_error() -> None:
    assert not rule_errors(CENTER, DAY, turns(*FINE)).total()


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (("V9 A1 K1 0 25 125",), RuleError.UNKNOWN),
        (("V1 A1 K9 0 25 125",), RuleError.UNKNOWN),
        (("V2 A2 K1 10 25 125",), RuleError.UNKNOWN),
        (("V1 A1 K1 0 25 125", "V1 B1 K1 125 125 200"), RuleError.SKILL),
        (("V1 B1 K2 0 25 125",), RuleError.ORDER),
        (("V1 B1 K2 0 25 125", "V1 A1 K2 125 125 225"), RuleError.ORDER),
        (("V2 A1 K1 10 35 100", "V2 A1 K1 200 225 300"), RuleError.ORDER),
        (("V2 A1 K1 9 25 125",), RuleError.BEFORE_ARRIVAL),
        (("V1 A1 K1 0 25 125", "V2 A1 K1 124 150 250"), RuleError.TWO_AT_A_COUNTER),
        (("V1 A1 K1 0 25 125", "V1 B1 K2 124 150 250"), RuleError.TWO_COUNTERS),
        (("V2 A1 K1 750 775 800",), RuleError.OFF_DUTY),
        (("V2 A1 K1 7200 7225 7300",), RuleError.OFF_DUTY),
        (("V2 A1 K1 100 90 200",), RuleError.TIME),
        (("V2 A1 K1 100 120 110",), RuleError.TIME),
    ],
)
def test_each_rule_is_watched(told: tuple[str, ...], error: RuleError) -> None:
    assert +rule_errors(CENTER, DAY, turns(*told)) == {error: 1}


def test_a_break_ends_and_closing_begins_at_their_moment() -> None:
    assert not rule_errors(CENTER, DAY, turns("V2 A1 K1 800 825 900")).total()
    assert not rule_errors(CENTER, DAY, turns("V2 A1 K1 7199 7224 7300")).total()
