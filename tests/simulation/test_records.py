"""A log or estimates that somebody else wrote are read, and a wrong row is named."""

import pytest

from center_app.domain.plain import Unreadable
from center_app.simulation.records import read_estimates, read_log

LOG = "visit_id,service_code,counter_id,call_s,start_s,end_s,outcome\n"


def test_further_columns_and_decimals_are_fine() -> None:
    (turn,) = read_log(LOG.replace("\n", ",note\n") + "V1,A1,K1,1,2.5,3,S,x\n", "log.csv")
    assert (turn.call_ms, turn.start_ms, turn.served) == (1000, 2500, True)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("visit_id\nV1\n", "log.csv, row 1: lacks one of visit_id"),
        (LOG + "V1,A1,K1,1,x,3,S\n", "log.csv, row 2: could not convert"),
        (LOG + "V1,A1,K1,1\n", "log.csv, row 2: "),
    ],
)
def test_a_wrong_row_is_named(text: str, fault: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_log(text, "log.csv")
    assert str(refused.value).startswith(fault)


def test_so_it_is_with_estimates() -> None:
    with pytest.raises(Unreadable):
        read_estimates("visit_id,issued_s\n", "estimates.csv")
