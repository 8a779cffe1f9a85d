"""What a citizen learns before the ticket: the card, the papers, the warnings, the help."""

from dataclasses import dataclass

import pytest

from center_app.domain import commands as c
from center_app.domain.catalogue import Capacity
from center_app.domain.visit import Assistance
from center_app.language import Language
from centers import Running
from kiosks import ARABIC, ENGLISH, KioskStand, button, buttons, texts
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page


@dataclass(frozen=True)
class Spoken:
    """The names of the buttons in one language."""

    language: Language

    def __call__(self, english: str, **values: str) -> str:
        return self.language.say(english, **values)

    def service(self, stand: KioskStand, code: str) -> str:
        found = stand.model.catalogue.service(code)
        assert found is not None
        return found.name.in_(self.language.code)

    def paper(self, stand: KioskStand, service: str, paper: str) -> str:
        found = stand.model.catalogue.service(service)
        assert found is not None
        (one,) = (document for document in found.documents if document.id == paper)
        return one.name.in_(self.language.code)


IN_BOTH = pytest.mark.parametrize("say", [Spoken(ARABIC), Spoken(ENGLISH)], ids=["ar", "en"])


def opened(stand: KioskStand, say: Spoken) -> KioskScreen:
    screen = stand.open()
    screen.speak(say.language)
    stand.settle()
    return screen


def to_services(stand: KioskStand, screen: KioskScreen, say: Spoken, agency: str) -> None:
    found = stand.model.catalogue.agency(agency)
    assert found is not None
    name = (found.short or found.name).in_(say.language.code)
    stand.touch(screen, say("Individuals"), name)


def ask_for_passport(stand: KioskStand, screen: KioskScreen, say: Spoken) -> None:
    to_services(stand, screen, say, "CSPD")
    stand.touch(screen, say.service(stand, "passport-renewal"))


def names(screen: KioskScreen) -> list[str]:
    return [one.accessibleName() for one in buttons(screen)]


@IN_BOTH
def test_the_card_of_a_service_tells_all_before_it_is_chosen(
    say: Spoken, stand: KioskStand
) -> None:
    screen = opened(stand, say)
    to_services(stand, screen, say, "CSPD")
    name = say.service(stand, "passport-renewal")
    stand.touch(screen, say("About: {service}", service=name))
    seen = texts(screen)
    for part in ("Conditions", "Procedure", "Usual time at the counter", "Fee here", "Fee online"):
        assert say(part) in seen
    assert say("Code with the link to the service") in seen
    assert "https://www.sanad.gov.jo" in seen
    assert say.paper(stand, "passport-renewal", "old-passport") in seen
    assert say("Guardian") in seen
    assert say.paper(stand, "passport-renewal", "guardianship-deed") in seen
    assert not stand.model.visitor.basket
    stand.touch(screen, say("Choose"))
    assert stand.on(Page.BASKET)
    assert stand.model.visitor.asked("passport-renewal")


def test_the_card_says_what_going_online_saves(stand: KioskStand) -> None:
    say = Spoken(ENGLISH)
    screen = opened(stand, say)
    to_services(stand, screen, say, "CSPD")
    stand.touch(screen, "About: Passport renewal")
    assert "Fee online: 48 dinars · 2 dinars less online" in texts(screen)
    assert "Promise of the service charter: a call within 20 minutes" in texts(screen)
    stand.touch(screen, "Choose", "One more", "One more")
    assert "Saved online: 6 dinars" in texts(screen)


@IN_BOTH
def test_a_service_done_in_part_says_where_the_rest_is_had(say: Spoken, stand: KioskStand) -> None:
    screen = opened(stand, say)
    to_services(stand, screen, say, "DVLD")
    name = say.service(stand, "driving-licence-renewal")
    stand.touch(screen, say("About: {service}", service=name))
    service = stand.model.catalogue.service("driving-licence-renewal")
    assert service is not None
    assert service.partial is not None
    assert say("Only a part of this is done here.") in texts(screen)
    assert service.partial.in_(say.language.code) in texts(screen)
    stand.touch(screen, say("Choose"))
    assert service.partial.in_(say.language.code) in texts(screen)
    stand.touch(screen, say("Back"), say("Back"))
    assert say("Done in part here") in button(screen, name).accessibleDescription()


@IN_BOTH
def test_who_cannot_do_it_online_alone_takes_a_ticket_for_help(
    say: Spoken, stand: KioskStand, running: Running
) -> None:
    screen = opened(stand, say)
    to_services(stand, screen, say, "GAM")
    stand.touch(screen, say.service(stand, "traffic-fines"))
    assert say("This service is available online only.") in texts(screen)
    stand.touch(screen, say("Get help with it"), say("Continue"), say("Continue"))
    stand.touch(screen, say("Get the number"))
    stand.until(lambda: stand.on(Page.NUMBER))
    (visit,) = running.center.hall.visits.values()
    assert [line.service for line in visit.lines] == ["online-help"]


def test_from_the_basket_the_card_leads_back_to_it(stand: KioskStand) -> None:
    say = Spoken(ENGLISH)
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    stand.touch(screen, "About: Passport renewal", "Rights and duties", "Back")
    assert stand.on(Page.CARD)
    stand.touch(screen, "Continue")
    assert stand.on(Page.BASKET)
    assert len(stand.model.visitor.basket) == 1


@IN_BOTH
def test_who_has_ticked_some_papers_is_told_what_is_missing(say: Spoken, stand: KioskStand) -> None:
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    stand.touch(screen, say("Continue"), say.paper(stand, "passport-renewal", "id-card"))
    stand.touch(screen, say("Continue"))
    assert stand.on(Page.MISSING)
    seen = texts(screen)
    assert say("Without this, it will be necessary to come back:") in seen
    assert say.paper(stand, "passport-renewal", "old-passport") in seen
    assert say.paper(stand, "passport-renewal", "id-card") not in seen
    stand.touch(screen, say("Continue anyway"))
    assert stand.on(Page.PRIORITY)


def test_who_finds_the_paper_ticks_it_and_is_not_warned_again(stand: KioskStand) -> None:
    say = Spoken(ENGLISH)
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    stand.touch(screen, "Continue", "Identity card", "Recent photo", "Continue", "Back")
    assert button(screen, "Identity card").isChecked()
    stand.touch(screen, "Previous passport", "Continue")
    assert stand.on(Page.PRIORITY)


@IN_BOTH
def test_the_capacity_changes_the_papers(say: Spoken, stand: KioskStand) -> None:
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    proofs = {
        Capacity.GUARDIAN: say.paper(stand, "passport-renewal", "guardianship-deed"),
        Capacity.PROXY: say.paper(stand, "passport-renewal", "power-of-attorney"),
    }
    for capacity, touched in ((Capacity.GUARDIAN, "Guardian"), (Capacity.PROXY, "Proxy")):
        stand.touch(screen, say(touched), say("Continue"))
        other = Capacity.PROXY if capacity is Capacity.GUARDIAN else Capacity.GUARDIAN
        assert proofs[capacity] in names(screen)
        assert proofs[other] not in names(screen)
        stand.touch(screen, say("Back"))


def test_a_representative_brings_the_papers_of_the_establishment(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "Establishments", "Industry and Trade", "Commercial register extract")
    stand.touch(screen, "For an establishment", "Continue")
    assert "Letter of authority from the establishment's signatory" in names(screen)


def test_what_the_government_holds_is_no_tile_to_tick(stand: KioskStand) -> None:
    screen = stand.open()
    stand.touch(screen, "Individuals", "Health Insurance", "Health insurance card", "Guardian")
    stand.touch(screen, "Continue")
    assert "No need to bring" in texts(screen)
    assert "Birth certificate" in texts(screen)
    assert "Birth certificate" not in names(screen)


@IN_BOTH
def test_help_is_wanted_apart_from_any_priority(
    say: Spoken, stand: KioskStand, running: Running
) -> None:
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    stand.touch(screen, say("Continue"), say("Continue"))
    assert button(screen, say("None of these")).isChecked()
    stand.touch(screen, say("Help with seeing, hearing, walking, or in sign language"))
    walking, hearing = say("Difficulty walking"), say("Difficulty hearing")
    stand.touch(screen, walking, hearing, hearing, say("Sign language"), say("Back"))
    help_ = button(screen, say("Help with seeing, hearing, walking, or in sign language"))
    assert walking in help_.accessibleDescription()
    assert hearing not in help_.accessibleDescription()
    stand.touch(screen, say("Get the number"))
    stand.until(lambda: stand.on(Page.NUMBER))
    (visit,) = running.center.hall.visits.values()
    assert visit.priority is None
    assert visit.assistance == (Assistance.WALKING, Assistance.SIGN_LANGUAGE)


def test_none_of_these_takes_a_group_back_and_stays_chosen(stand: KioskStand) -> None:
    say = Spoken(ENGLISH)
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    stand.touch(screen, "Continue", "Continue", "Elderly people")
    assert not button(screen, "None of these").isChecked()
    stand.touch(screen, "None of these", "None of these")
    assert stand.model.visitor.priority is None
    assert button(screen, "None of these").isChecked()
    assert not button(screen, "Elderly people").isChecked()


@IN_BOTH
def test_a_basket_that_nobody_serves_is_warned_of_and_may_go_on(
    say: Spoken, stand: KioskStand, running: Running
) -> None:
    running.do(c.CloseCounter, counter="1")
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    name = say.service(stand, "passport-renewal")
    warning = say("Nobody on duty serves this just now: {services}", services=name)
    stand.until(lambda: warning in texts(screen))
    assert say("Online at any time: {services}.", services=name) in texts(screen)
    assert button(screen, say("Continue")).isEnabled()
    running.open_counter("1")
    stand.until(lambda: warning not in texts(screen))


@IN_BOTH
def test_after_the_last_number_of_the_day_there_is_no_going_on(
    say: Spoken, stand: KioskStand, running: Running
) -> None:
    for letter in ("A", "X", "Y", "Z"):
        running.center.hall.used[letter] = 999
    screen = opened(stand, say)
    ask_for_passport(stand, screen, say)
    stand.until(lambda: say("All of today's numbers have been given out.") in texts(screen))
    assert not button(screen, say("Continue")).isEnabled()
