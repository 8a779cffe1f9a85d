"""The desk without its window: what a press leads to."""

from dataclasses import replace
from datetime import time

import pytest

from center_app.domain import commands as c
from center_app.domain.basket import documents_of
from center_app.domain.calendar import Calendar, Period
from center_app.domain.catalogue import Audience
from center_app.domain.counter import Status
from center_app.domain.step import Outcome
from center_app.domain.visit import Assistance, Stand, Wish
from center_app.language.bidi import plain
from ui.counter.verbs import Verb
from workplace import Workplace


def test_who_signs_in_finds_the_counter_open(workplace: Workplace) -> None:
    workplace.sign_in()
    assert workplace.model.person is not None
    assert workplace.model.person.number == "101"
    assert workplace.desk().status is Status.OPEN


def test_a_wrong_pin_is_a_sentence_and_nobody_is_signed_in(workplace: Workplace) -> None:
    workplace.sign_in(pin="0000")
    assert workplace.said() == "The employee number or the PIN is not correct."
    assert workplace.model.person is None


def test_a_counter_that_is_taken_stays_taken_until_it_is_taken_over(workplace: Workplace) -> None:
    workplace.running.open_counter("1")
    workplace.running.clock.go_on(minutes=10)
    workplace.sign_in("102")
    assert plain(workplace.said()).startswith(
        "Rana Al-Khatib has been signed in at this counter since 09:15."
    )
    assert workplace.works_here() is None
    workplace.take_over()
    assert workplace.desk().employee == workplace.running.person("102").employee
    assert workplace.works_here() == "102"


def test_who_forgot_to_sign_out_elsewhere_moves_over(workplace: Workplace) -> None:
    hall = workplace.running.center.hall
    who = workplace.running.person("101").employee
    workplace.running.do(c.SignIn, counter="3", who=who)
    workplace.sign_in()
    assert plain(workplace.said()).startswith("You have been signed in at counter 3 since 09:15.")
    workplace.take_over()
    assert (hall.counters["1"].employee, hall.counters["3"].employee) == (who, None)
    assert workplace.desk().status is Status.OPEN


def test_an_offer_that_is_declined_takes_nothing_over(workplace: Workplace) -> None:
    workplace.running.open_counter("1")
    workplace.sign_in("102")
    workplace.model.decline()
    workplace.take_over()
    here = workplace.running.person("101").employee
    workplace.qtbot.waitUntil(lambda: workplace.desk().employee == here)


def test_wrong_pins_say_how_long_to_wait_and_whom_to_ask(workplace: Workplace) -> None:
    for _ in range(4):
        workplace.sign_in(pin="0000")
    assert "Try again in" in plain(workplace.said())
    assert workplace.said().endswith(" s.")
    for _ in range(10):
        workplace.running.clock.go_on(minutes=30)
        workplace.sign_in(pin="0000")
    assert "A supervisor can unlock" in workplace.said()


def test_who_comes_back_to_an_open_desk_goes_on(workplace: Workplace) -> None:
    """The program was closed in the middle of a break."""
    workplace.running.open_counter("1")
    workplace.running.do(c.PauseCounter, counter="1", reason="meal")
    workplace.sign_in()
    assert workplace.desk().status is Status.PAUSED
    workplace.press(Verb.OPEN)
    assert workplace.desk().status is Status.OPEN


def test_signing_in_while_the_center_is_away_is_told_calmly(workplace: Workplace) -> None:
    workplace.qtbot.waitUntil(lambda: workplace.model.desk is not None)
    workplace.line.away = True
    workplace.model.admission.ask("101", "2468")
    workplace.qtbot.waitUntil(lambda: not workplace.model.admission.busy)
    assert workplace.said().startswith("The center cannot be reached just now.")


def test_three_presses_serve_a_citizen(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.press(Verb.NEXT)
    assert at_work.said() == f"Number {number} is being called."
    assert at_work.visit().stand is Stand.CALLED
    at_work.press(Verb.START)
    assert at_work.visit().stand is Stand.SERVING
    at_work.press(Verb.FINISH)
    assert at_work.said() == f"Number {number} has been served."
    assert at_work.desk().visit is None
    assert at_work.desk().served_today == 1


def test_the_primary_press_goes_the_same_way(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    for _ in range(3):
        at_work.running.clock.go_on(seconds=1)
        at_work.model.press_primary()
        at_work.settle()
    assert at_work.desk().served_today == 1


def test_a_basket_goes_from_step_to_step_without_a_new_call(at_work: Workplace) -> None:
    at_work.arrive("family-record", "birth-certificate-copy")
    at_work.press(Verb.NEXT, Verb.START, Verb.FINISH)
    assert at_work.said() == "Now being served: Duplicate birth certificate."
    at_work.press(Verb.FINISH)
    assert at_work.desk().visit is None


def test_somebody_who_does_not_come_is_called_again_and_then_missed(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.press(Verb.NEXT)
    at_work.running.clock.go_on(seconds=15)
    at_work.press(Verb.RECALL)
    assert at_work.visit().recalls == 1
    at_work.running.clock.go_on(minutes=2)
    at_work.press(Verb.MISS)
    assert at_work.said() == f"Recorded: nobody came for number {number}."
    assert at_work.desk().visit is None


def test_who_was_called_has_time_to_arrive_before_nobody_came(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.press(Verb.NEXT)
    at_work.press(Verb.MISS)
    assert "01:59 left to arrive" in plain(at_work.said())
    assert at_work.visit().number == number
    at_work.press(Verb.MISS)
    assert at_work.said() == f"Recorded: nobody came for number {number}."


def test_with_assistance_there_is_more_time(at_work: Workplace) -> None:
    at_work.arrive("family-record", assistance=(Assistance.WALKING,))
    at_work.press(Verb.NEXT)
    at_work.running.clock.go_on(minutes=3)
    at_work.press(Verb.MISS)
    assert "00:59 left to arrive" in plain(at_work.said())


def test_what_is_off_says_why_and_asks_nobody(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    tried = len(at_work.line.tried)
    at_work.press(Verb.NEXT)
    assert number in at_work.said()
    assert "finish, put on hold or transfer first" in at_work.said()
    assert len(at_work.line.tried) == tried


def test_next_is_asked_even_if_nobody_seems_to_wait(at_work: Workplace) -> None:
    """Somebody may have come in this very moment."""
    at_work.press(Verb.NEXT)
    assert at_work.said() == "Nobody is waiting for this counter."
    assert isinstance(at_work.line.tried[-1], c.CallNext)


def about_to_close(place: Workplace) -> None:
    settings = place.running.center.hall.settings
    assert settings is not None
    calendar = Calendar(week=((Period(time(8), time(9, 18)),),) * 7)
    place.running.do(c.Configure, settings=replace(settings, calendar=calendar))


def test_who_could_not_be_finished_before_closing_is_called_all_the_same(
    at_work: Workplace,
) -> None:
    number = at_work.arrive("passport-renewal")
    about_to_close(at_work)
    at_work.press(Verb.NEXT)
    assert at_work.said().endswith("before closing. Press again to call all the same.")
    at_work.press(Verb.NEXT)
    assert at_work.visit().number == number


def test_the_warning_that_closing_is_near_goes_with_who_was_warned(at_work: Workplace) -> None:
    at_work.arrive("passport-renewal")
    about_to_close(at_work)
    at_work.press(Verb.NEXT)
    at_work.running.do(c.SignOut, counter="1")
    at_work.qtbot.waitUntil(lambda: at_work.model.person is None)
    at_work.sign_in("102")
    at_work.press(Verb.NEXT)
    assert at_work.desk().visit is None
    assert at_work.said().endswith("Press again to call all the same.")


def test_that_nobody_waits_is_said_until_somebody_comes(at_work: Workplace) -> None:
    at_work.press(Verb.NEXT)
    at_work.arrive("family-record")
    assert at_work.told[-1] is None


def test_what_was_recorded_stays_when_somebody_comes(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.MISS, Verb.MISS)
    said = at_work.said()
    assert number in said
    at_work.arrive("family-record")
    assert at_work.said() == said


def test_a_visit_is_held_and_taken_up_again(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.hold(Wish.CITIZEN, "copy")
    at_work.settle()
    assert at_work.said() == f"Number {number} is on hold."
    (held,) = at_work.desk().held
    at_work.model.resume(held.visit)
    at_work.settle()
    assert at_work.visit().stand is Stand.SERVING


def test_a_visit_is_sent_to_another_counter_or_back(at_work: Workplace) -> None:
    number = at_work.arrive("family-record")
    at_work.running.open_counter("2")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.transfer("2")
    at_work.settle()
    assert at_work.said() == f"Number {number} is sent to counter 2."
    at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.transfer(None)
    at_work.settle()
    assert "waits in the queue again" in at_work.said()


def test_a_service_is_added_where_the_citizen_sits(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.add(c.Asked("passport-renewal", 2))
    at_work.settle()
    assert at_work.said() == "Added: Passport renewal."
    assert [line.service for line in at_work.visit().lines] == ["family-record", "passport-renewal"]


def test_each_copy_has_an_outcome_of_its_own(at_work: Workplace) -> None:
    at_work.arrive(c.Asked("family-record", 2))
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.finish((Outcome.COMPLETED, Outcome.INCOMPLETE))
    at_work.settle()
    assert at_work.desk().visit is None


def test_a_refusal_of_the_center_is_a_sentence(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.finish((Outcome.COMPLETED, Outcome.COMPLETED))
    at_work.settle()
    assert at_work.said() == "Each copy needs an outcome of its own."
    assert at_work.visit().stand is Stand.SERVING


def test_break_close_and_sign_out(at_work: Workplace) -> None:
    at_work.model.pause("prayer")
    at_work.settle()
    assert at_work.desk().reason == "prayer"
    at_work.press(Verb.OPEN, Verb.CLOSE)
    assert at_work.desk().status is Status.CLOSED
    at_work.press(Verb.SIGN_OUT)
    assert at_work.model.person is None


def test_whoever_is_signed_out_elsewhere_is_told(at_work: Workplace) -> None:
    at_work.running.do(c.SignOut, counter="1")
    at_work.qtbot.waitUntil(lambda: at_work.model.person is None)
    assert at_work.said() == "You are no longer signed in at this counter."


def test_a_key_that_bounces_finishes_one_step_only(at_work: Workplace) -> None:
    at_work.arrive("family-record", "birth-certificate-copy")
    at_work.press(Verb.NEXT, Verb.START, Verb.FINISH)
    at_work.model.press(Verb.FINISH)
    at_work.settle()
    assert at_work.visit().stand is Stand.SERVING
    at_work.press(Verb.FINISH)
    assert at_work.desk().visit is None


def test_what_another_station_does_shows_within_300_ms(at_work: Workplace) -> None:
    at_work.running.issue("family-record")
    at_work.qtbot.waitUntil(lambda: at_work.desk().waiting == 1, timeout=300)


def test_what_is_counted_goes_on_without_asking(at_work: Workplace) -> None:
    at_work.arrive("family-record")
    at_work.running.clock.go_on(minutes=3)
    assert at_work.model.age_ms == pytest.approx(180_000, abs=1_000)


def test_papers_stay_ticked_for_the_other_services_of_a_visit_only(at_work: Workplace) -> None:
    at_work.arrive("passport-renewal", "identity-card-renewal")
    at_work.arrive("passport-renewal")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.papers.tick("id-card", seen=True)
    at_work.press(Verb.FINISH)
    assert at_work.model.papers.has("id-card")
    at_work.model.hold(Wish.CITIZEN, "form")
    at_work.settle()
    at_work.press(Verb.NEXT)
    assert not at_work.model.papers.has("id-card")


def test_a_tick_on_its_way_overwrites_none_that_was_made_elsewhere(at_work: Workplace) -> None:
    at_work.arrive("passport-renewal")
    at_work.press(Verb.NEXT, Verb.START)
    visit = at_work.visit().visit
    catalogue = at_work.running.catalogue
    asked = documents_of(catalogue, at_work.visit().lines, Audience.INDIVIDUALS)
    papers = [paper.id for paper in asked]
    at_work.line.hold_back()
    at_work.model.papers.tick(papers[0], seen=True)
    at_work.running.do(c.SeeDocuments, visit=visit, documents=(papers[1],))
    at_work.line.let_through()
    at_work.qtbot.waitUntil(lambda: at_work.model.papers.seen == set(papers[:2]))
    assert at_work.running.center.hall.visits[visit].seen == set(papers[:2])
