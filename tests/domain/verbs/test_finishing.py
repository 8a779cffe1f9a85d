from datetime import date, timedelta

import pytest

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import Receipt, receipt_code
from center_app.domain.step import Detail, Outcome
from days import Day, refusal
from halls import MemoryCenter, running_hall

MONDAY = date(2026, 11, 23)
CODE = receipt_code("a secret")


@pytest.fixture
def center() -> MemoryCenter:
    return running_hall()


@pytest.fixture
def day(center: MemoryCenter) -> Day:
    return Day(center)


def finished(day: Day, *asked: str | c.Asked) -> str:
    """Somebody sits at counter 1: the number."""
    number = day.issue(*asked)
    day.call("1")
    day.start("1")
    return number


def test_an_incomplete_copy_names_the_papers_that_are_missing(
    center: MemoryCenter, day: Day
) -> None:
    number = finished(day, "birth")
    lacking = Detail(missing=("family-book", "notice"))
    done = day.finish("1", Outcome.INCOMPLETE, details=(lacking,))
    assert done.the(e.StepFinished).details == (lacking,)
    assert center.hall.visits[day.visit(number)].steps[0].details == (lacking,)


@pytest.mark.parametrize(
    ("outcome", "detail", "setting"),
    [
        (Outcome.INCOMPLETE, Detail(missing=("no-such-paper",)), "missing"),
        (Outcome.INCOMPLETE, Detail(missing=("notice", "notice")), "missing"),
        (Outcome.COMPLETED, Detail(missing=("notice",)), "missing"),
        (Outcome.REJECTED, Detail(to="civil"), "to"),
        (Outcome.REFERRED, Detail(to="the man at the gate"), "to"),
        (Outcome.COMPLETED, Detail(reason="dues"), "reason"),
        (Outcome.REJECTED, Detail(reason="he shouted"), "reason"),
    ],
)
def test_a_detail_belongs_to_its_outcome_and_is_a_code(
    center: MemoryCenter, day: Day, outcome: Outcome, detail: Detail, setting: str
) -> None:
    finished(day, "birth")
    with pytest.raises(Refused) as refused:
        day.finish("1", outcome, details=(detail,))
    assert refused.value.reason is Reason.BAD_INPUT
    assert refused.value.details["setting"] == setting
    assert center.hall.visit_at("1") is not None, "nothing was finished"


def test_each_copy_has_its_own_detail(day: Day) -> None:
    finished(day, c.Asked("passport", 3))
    details = (Detail(), Detail(reason="dues"), Detail(to="embassy"))
    outcomes = (Outcome.COMPLETED, Outcome.REJECTED, Outcome.REFERRED)
    assert refusal(day.finish, "1", *outcomes, details=details[:2]) is Reason.BAD_INPUT
    assert day.finish("1", *outcomes, details=details).the(e.StepFinished).details == details


def test_what_has_no_detail_leaves_none_in_the_journal(day: Day) -> None:
    finished(day, "birth")
    done = day.finish("1", Outcome.COMPLETED, details=(Detail(),))
    assert done.the(e.StepFinished).details == ()


@pytest.mark.parametrize(
    ("outcome", "ready"),
    [
        (Outcome.COMPLETED, MONDAY),
        (Outcome.READY_LATER, MONDAY - timedelta(days=2)),
        (Outcome.READY_LATER, MONDAY + timedelta(days=400)),
    ],
)
def test_a_receipt_is_of_what_is_ready_later_within_a_year(
    day: Day, outcome: Outcome, ready: date
) -> None:
    finished(day, "birth")
    receipt = Receipt(CODE, ready)
    assert refusal(day.finish, "1", outcome, receipt=receipt) is Reason.BAD_INPUT


def test_a_receipts_code_is_drawn_not_made_up(day: Day) -> None:
    finished(day, "birth")
    receipt = Receipt("LET-ME-IN", MONDAY)
    assert refusal(day.finish, "1", Outcome.READY_LATER, receipt=receipt) is Reason.BAD_INPUT


def test_the_journal_and_a_log_have_no_code_of_a_receipt(center: MemoryCenter, day: Day) -> None:
    finished(day, "birth")
    receipt = Receipt(CODE, MONDAY)
    day.finish("1", Outcome.READY_LATER, receipt=receipt)
    assert CODE not in repr(receipt)
    assert not any(CODE in repr(fact) for fact in center.facts)
    assert len(center.hall.results) == 1


def test_undoing_a_finish_takes_the_promise_back(center: MemoryCenter, day: Day) -> None:
    finished(day, "birth")
    day.promise("1", MONDAY)
    day.undo("1")
    assert center.hall.results == {}
    assert center.hall.is_serving("1")
