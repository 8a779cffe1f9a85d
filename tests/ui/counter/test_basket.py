"""The basket in words: which step stands where."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.step import Outcome
from center_app.language import find
from center_app.language.bidi import plain
from centers import running_center
from ui.counter.basket import LineWords, Mark, at_counters, basket
from ui.counter.parts.basket_card import fees_of
from ui.counter.verbs import Verb
from workplace import Workplace

NEWBORN = (
    c.Asked("birth-certificate", capacity=Capacity.GUARDIAN),
    c.Asked("passport-issue", 2, Capacity.GUARDIAN),
    c.Asked("family-book-amended"),
)


def words(workplace: Workplace, code: str = "en") -> list[LineWords]:
    visit, reference = workplace.visit(), workplace.model.reference
    workplace.qtbot.waitUntil(lambda: workplace.model.reference.catalogue is not None)
    return list(basket(visit, reference, find(code)))


def marks(lines: list[LineWords]) -> list[Mark]:
    return [step.mark for line in lines for step in line.steps]


def test_a_newborn_s_basket_says_what_comes_next_and_what_later(at_work: Workplace) -> None:
    at_work.arrive(*NEWBORN, bundle="newborn")
    at_work.press(Verb.NEXT, Verb.START)
    lines = words(at_work)
    assert lines[0].name == "Birth certificate of a newborn"
    assert lines[0].now
    assert lines[0].note == "As a guardian"
    assert lines[1].note == "2 copies · As a guardian"
    assert [step.name for step in lines[1].steps] == ["Application and check", "Payment of the fee"]
    assert marks(lines) == [Mark.NOW, Mark.NEXT, Mark.LATER, Mark.LATER]


def test_done_steps_say_their_outcome(at_work: Workplace) -> None:
    at_work.arrive(*NEWBORN, bundle="newborn")
    at_work.press(Verb.NEXT, Verb.START, Verb.FINISH)
    at_work.model.finish((Outcome.COMPLETED, Outcome.INCOMPLETE))
    at_work.settle()
    lines = words(at_work)
    assert lines[0].steps[0].state == "Completed"
    assert lines[1].steps[0].state == "1 of 2 completed"
    assert lines[1].mark.mark is Mark.NOW


def test_copies_that_were_rejected_are_not_paid_for(at_work: Workplace) -> None:
    at_work.arrive(c.Asked("passport-renewal", 3), c.Asked("identity-card-renewal", 2))
    at_work.press(Verb.NEXT, Verb.START)
    reference = at_work.model.reference
    assert fees_of(at_work.visit(), reference).counter == 3 * 50_000 + 2 * 2_000
    at_work.model.finish((Outcome.COMPLETED, Outcome.REJECTED, Outcome.COMPLETED))
    at_work.settle()
    assert fees_of(at_work.visit(), reference).counter == 2 * 50_000 + 2 * 2_000


def test_what_falls_away_is_no_longer_needed_and_costs_nothing(at_work: Workplace) -> None:
    at_work.arrive("passport-renewal", "family-record")
    at_work.press(Verb.NEXT, Verb.START)
    at_work.model.finish((Outcome.REJECTED,))
    at_work.settle()
    passport, record = words(at_work)
    assert [step.state for step in passport.steps] == ["Rejected", "No longer needed"]
    assert (passport.mark.mark, record.now) == (Mark.DROPPED, True)
    assert words(at_work, "ar")[0].steps[1].state == "لم تعد مطلوبة"
    assert fees_of(at_work.visit(), at_work.model.reference).counter == fee_of_record(at_work)


def fee_of_record(workplace: Workplace) -> int:
    card = workplace.model.reference.service("family-record")
    assert card is not None
    return card.fee.counter


def test_what_is_not_served_here_names_the_counters_that_do(tmp_path: Path, qtbot: QtBot) -> None:
    with running_center(tmp_path, 3, {"1": ("family-record",)}) as running:
        running.open_counter("3")
        place = Workplace(running, qtbot)
        place.sign_in()
        place.arrive("family-record", "land-plan")
        place.press(Verb.NEXT, Verb.START)
        here, elsewhere = words(place)
        assert here.mark.mark is Mark.NOW
        assert (elsewhere.mark.mark, plain(elsewhere.mark.state)) == (Mark.ELSEWHERE, "Counter 3")
        place.close()


def test_counters_are_listed_in_reading_order_in_both_languages() -> None:
    assert plain(at_counters(("3", "5"), find("en"))) == "Counters 3, 5"
    assert plain(at_counters(("3", "5"), find("ar"))) == "الشباكان 3، 5"
