from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.answerable import Answerable
from center_app.domain.views.query import Query
from days import refusal
from sync.stations import questions, shared_views, wire
from sync.stations.shared_views import SharedViews


class Hall:
    """Answers yes or no, and counts how often it was asked."""

    def __init__(self) -> None:
        self.seq = 1
        self.asked: list[Query[Any]] = []

    def answer(self, query: Query[Any]) -> object:
        self.asked.append(query)
        if query == Answerable("nobody"):
            raise Refused(Reason.UNKNOWN_EMPLOYEE)
        return True


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def views(hall: Hall) -> SharedViews:
    return SharedViews(hall.answer, lambda: hall.seq)


def test_the_same_question_is_answered_once_until_something_happens(
    hall: Hall, views: SharedViews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_views, "FRESH_S", 1_000.0)
    query = Answerable("employee-1")
    assert views.view(query) == views.view(Answerable("employee-1")) == wire.write_view(True)
    assert hall.asked == [query]
    views.view(Answerable("employee-2"))
    assert len(hall.asked) == 2
    hall.seq += 1
    views.view(query)
    assert len(hall.asked) == 3


def test_an_answer_grows_old_without_anything_happening(
    hall: Hall, views: SharedViews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_views, "FRESH_S", -1.0)
    for _ in range(2):
        views.view(Answerable("employee-1"))
    assert len(hall.asked) == 2


def test_a_refusal_and_what_is_beside_the_hall_are_asked_anew(
    hall: Hall, views: SharedViews
) -> None:
    for _ in range(2):
        assert refusal(views.view, Answerable("nobody")) is Reason.UNKNOWN_EMPLOYEE
        views.view(questions.PulseQuestion("employee-1"))
    assert len(hall.asked) == 4


def test_no_more_answers_are_kept_than_a_hall_asks_for(hall: Hall, views: SharedViews) -> None:
    for n in range(3 * shared_views.MOST):
        views.view(Answerable(str(n)))
    assert len(views._known) <= shared_views.MOST


def test_what_several_ask_at_once_is_answered_once(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_views, "FRESH_S", 1_000.0)
    asked, go_on = Event(), Event()

    def slowly(query: Query[Any]) -> object:
        asked.set()
        go_on.wait(30)
        return hall.answer(query)

    views = SharedViews(slowly, lambda: hall.seq)
    query = Answerable("employee-1")
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(views.view, query) for _ in range(4)]
        assert asked.wait(30)
        go_on.set()
        assert {one.result() for one in answers} == {wire.write_view(True)}
    assert hall.asked == [query]
