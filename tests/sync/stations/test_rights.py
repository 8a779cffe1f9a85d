"""What each kind of station may ask, and that nothing is left out of the table unnoticed."""

from typing import Any

import pytest

from center_app.domain import commands as c
from center_app.domain.verbs import VERBS
from center_app.domain.views.appointment import BookableDay, Fitting
from center_app.domain.views.board import Board
from center_app.domain.views.desk import Desk
from center_app.domain.views.group_waits import GroupWaits
from center_app.domain.views.my_ticket import MyTicket, MyTickets
from center_app.domain.views.next_catalogue import LastRelease
from center_app.domain.views.query import Query
from center_app.store.kept.stations import Kind
from sync.stations import questions
from sync.stations.rights import ADMITS, NAMED, QUESTIONS, UNNAMED, may_ask, may_do, speaks_for

FROM_THE_ROOF = {
    c.OpenDay,
    c.AdoptCatalogue,
    c.EndPutOff,
    c.NoteAlarms,
    c.NoteClock,
    c.ReceiveCatalogue,
}
"""What no station asks for: the center opens its days and looks at its clock itself, and catalogues
come otherwise."""


OF_THE_LINK = {BookableDay, Fitting, LastRelease}
"""What is asked when something comes from the central registry, in the server itself."""


def test_every_verb_has_its_stations() -> None:
    somewhere = frozenset().union(*UNNAMED.values(), *NAMED.values())
    assert set(VERBS) - somewhere == FROM_THE_ROOF


def test_every_question_has_its_stations() -> None:
    assert set(questions.ANSWERS) - frozenset().union(*QUESTIONS.values()) == OF_THE_LINK


@pytest.mark.parametrize("kind", [Kind.KIOSK, Kind.DISPLAY, Kind.FACING, Kind.WEB])
def test_where_citizens_stand_nothing_is_done_in_an_employees_name(kind: Kind) -> None:
    assert not NAMED[kind]
    assert not QUESTIONS[kind] & {
        questions.People,
        questions.NotesOf,
        questions.TokenOf,
        questions.WrittenIn,
    }


def test_a_display_asks_for_nothing_but_its_board() -> None:
    assert not UNNAMED[Kind.DISPLAY]
    assert Kind.DISPLAY not in ADMITS
    assert may_ask(Kind.DISPLAY, Board())
    assert may_ask(Kind.DISPLAY, GroupWaits())
    assert not may_ask(Kind.DISPLAY, Desk("1"))


def test_the_phones_page_has_the_rights_of_a_tickets_holder_and_finds_it_by_its_secret_alone() -> (
    None
):
    assert UNNAMED[Kind.WEB] == {c.Cancel, c.PutOff, c.Return, c.Rate, c.Tell}
    assert Kind.WEB not in ADMITS
    assert may_ask(Kind.WEB, MyTickets(("q3nC0m1T2r9aVbX8sLw5eA",)))
    assert not may_ask(Kind.WEB, MyTicket("A017"))
    assert may_ask(Kind.KIOSK, MyTicket("A017"))


def call(counter: str, employee: str | None = "employee-1") -> c.CallNext:
    return c.CallNext(id="1", station="counter-1", employee=employee, counter=counter)


def test_a_counter_acts_for_its_own_sign_and_for_somebody_only() -> None:
    assert may_do(Kind.COUNTER, "1", call("1"))
    assert not may_do(Kind.COUNTER, "1", call("2"))
    assert not may_do(Kind.COUNTER, "1", call("1", employee=None))
    assert not may_do(Kind.MANAGER, None, call("1"))
    assert not may_do(Kind.KIOSK, None, call("1"))


def test_a_counter_calls_for_help_before_anybody_gave_the_pin_there() -> None:
    def help_to(counter: str) -> c.CallForHelp:
        return c.CallForHelp(id="1", station="counter-1", counter=counter)

    assert may_do(Kind.COUNTER, "1", help_to("1"))
    assert not may_do(Kind.COUNTER, "1", help_to("2"))
    assert not may_do(Kind.FACING, "1", help_to("1"))
    assert not speaks_for(help_to("1"))


def test_the_citizens_side_rates_what_was_served_at_its_counter_only() -> None:
    def rate(counter: str | None) -> c.Rate:
        return c.Rate(id="1", station="facing-1", visit="v", stars=5, counter=counter)

    assert may_do(Kind.FACING, "1", rate("1"))
    assert not may_do(Kind.FACING, "1", rate("2"))
    assert not may_do(Kind.FACING, "1", rate(None))
    assert may_do(Kind.KIOSK, None, rate(None))


def test_whoever_is_signed_in_must_have_given_the_pin() -> None:
    arriving: dict[str, Any] = {"id": "1", "station": "counter-1", "counter": "1"}
    for shape in (c.SignIn, c.TakeOver):
        sign_in = shape(employee="employee-1", who="employee-2", **arriving)
        assert speaks_for(sign_in) == {"employee-1", "employee-2"}
    assert speaks_for(call("1")) == {"employee-1"}
    assert not speaks_for(call("1", employee=None))


def test_a_question_of_another_make_is_none() -> None:
    class Everything(Query[str]):
        pass

    assert not any(may_ask(kind, Everything()) for kind in Kind)
