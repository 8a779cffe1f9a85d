"""What the ticket says, from what the center knows."""

from dataclasses import replace

import pytest

from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE
from center_app.domain.commands import Asked, CloseCounter
from center_app.domain.views.kiosk import Ticket, TicketView
from center_app.domain.visit import Promise
from center_app.language import find
from center_app.language.bidi import plain
from centers import Running
from manual_clock import moment
from ui.ticket.wording import Wording, minutes_of, where

WORDING = Wording(find("ar"), find("en"), "https://follow.example.gov.jo/")


def ticket_for(running: Running, *asked: str | Asked) -> TicketView:
    issued = running.issue(*asked)
    return running.center.see(Ticket(issued.visit))


def test_the_code_holds_the_secret_alone_or_in_an_address() -> None:
    assert Wording(find("ar"), find("en")).code("s3cret") == "s3cret"
    assert WORDING.code("s3cret") == "https://follow.example.gov.jo/t/s3cret"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 0, (0, 0)),
        (10 * MINUTE, 20 * MINUTE, (10, 20)),
        (10 * MINUTE + 1, 20 * MINUTE + 1, (10, 25)),
        (1, 1, (0, 1)),
    ],
)
def test_a_range_is_never_narrower_than_what_is_known(
    low: int, high: int, said: tuple[int, int]
) -> None:
    assert minutes_of(Promise(3, low, high)) == said


def test_the_slip_has_number_services_papers_place_and_promise(running: Running) -> None:
    ticket = ticket_for(running, Asked("passport-renewal", 5), "birth-certificate-copy")
    facts = WORDING.facts(ticket, running.catalogue, Audience.INDIVIDUALS, "code")
    assert facts.number == ticket.number
    assert [line.quantity for line in facts.lines] == [5, 1]
    assert facts.lines[0].service.en == "Passport renewal"
    names = [paper.en for paper in facts.ready]
    assert len(names) == len(set(names)) > 0
    assert facts.where.en == "Hall A"
    assert facts.promise == min(
        service.target
        for service in running.catalogue.services
        if service.code in {"passport-renewal", "birth-certificate-copy"}
    )
    assert facts.qr == "code"


def test_priority_and_appointment_stand_on_the_slip_and_the_group_does_not(
    running: Running,
) -> None:
    ticket = ticket_for(running, "passport-renewal")
    assert WORDING.facts(ticket, running.catalogue, Audience.INDIVIDUALS, "code").note is None
    at = moment("2026-11-22 10:30")
    special = replace(ticket, priority=True, appointment=at)
    note = WORDING.facts(special, running.catalogue, Audience.INDIVIDUALS, "code").note
    assert note
    assert plain(note.en) == "Appointment at 10:30 · Priority"
    assert plain(note.ar) == "موعد الساعة 10:30 · أولوية"


def test_nobody_is_asked_to_bring_what_the_government_holds(running: Running) -> None:
    held = {
        paper.name
        for service in running.catalogue.services
        for paper in service.documents
        if paper.held
    }
    service = next(s for s in running.catalogue.services if any(p.held for p in s.documents))
    ticket = ticket_for(running, Asked(service.code, 1, service.capacities[0]))
    facts = WORDING.facts(ticket, running.catalogue, service.audience[0], "code")
    assert not held & set(facts.ready)


def test_while_nobody_serves_it_the_place_is_the_hall_and_the_wait_unknown(
    running: Running,
) -> None:
    running.do(CloseCounter, counter="1")
    ticket = ticket_for(running, "passport-renewal")
    facts = WORDING.facts(ticket, running.catalogue, Audience.INDIVIDUALS, "code")
    assert facts.wait is None
    assert where(ticket, find("en")) == "the waiting hall"
    assert where(ticket, find("ar")) == "قاعة الانتظار"
