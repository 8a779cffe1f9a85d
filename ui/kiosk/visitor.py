"""One person's way through the kiosk: where on it, and what has been chosen so far.

Every step gives a new `Visitor`, so that going back, changing the language and starting over are
nothing but showing another one.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from center_app.domain.catalogue import Audience, Bundle, Capacity, Catalogue, Channel, Service
from center_app.domain.commands import Asked
from center_app.domain.visit import Assistance
from ui.citizen.feedback import NOTHING_SAID, Feedback
from ui.kiosk.offer import audience_of, capacity_in, parts_of, services_for


class Page(StrEnum):
    """The pages of the kiosk."""

    WELCOME = "welcome"
    AGENCIES = "agencies"
    SERVICES = "services"
    CARD = "card"
    SEARCH = "search"
    LIFE_EVENT = "life_event"
    BASKET = "basket"
    PAPERS = "papers"
    MISSING = "missing"
    PRIORITY = "priority"
    ASSISTANCE = "assistance"
    NUMBER = "number"
    CHARTER = "charter"
    CODE = "code"
    APPOINTMENT = "appointment"
    RESULT = "result"
    TICKET = "ticket"
    LATER = "later"
    GIVE_BACK = "give_back"
    RATING = "rating"
    VOICE = "voice"
    MESSAGE = "message"
    CONTACT = "contact"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands before the kiosk: the page, the pages behind it and what was chosen.

    `agency`, `service` and `bundle` are the codes of what the pages of an agency, a service card
    and a life event show; `left_out` are the services of the life event that were unticked;
    `typed` is what is searched for or a code, `ready` the papers that were ticked as being at hand.
    `seeks` is the page that the code leads to, `booking` the id of the appointment that it belongs
    to, `result` the id of what is ready to be collected, and `done` the page that there are
    thanks for.
    """

    page: Page = Page.WELCOME
    behind: tuple[Page, ...] = ()
    audience: Audience = Audience.INDIVIDUALS
    agency: str = ""
    service: str = ""
    bundle: str = ""
    typed: str = ""
    left_out: frozenset[str] = frozenset()
    basket: tuple[Asked, ...] = ()
    ready: frozenset[str] = frozenset()
    priority: str | None = None
    assistance: frozenset[Assistance] = frozenset()
    seeks: Page = Page.TICKET
    booking: str = ""
    result: str = ""
    feedback: Feedback = NOTHING_SAID
    done: Page = Page.TICKET

    def to(self, page: Page) -> "Visitor":
        """Go on to a page; the one left is where Back leads. The basket is never behind itself."""
        if page is self.page:
            return self
        behind = (*self.behind, self.page)
        if page is Page.BASKET and page in behind:
            behind = behind[: behind.index(page)]
        return replace(self, page=page, behind=behind)

    def back(self) -> "Visitor":
        if not self.behind:
            return self
        *behind, page = self.behind
        return replace(self, page=page, behind=tuple(behind))

    def numbered(self) -> "Visitor":
        """The number has been given: there is no way back to ask for it again."""
        return replace(self, page=Page.NUMBER, behind=())

    @property
    def request(self) -> tuple[object, ...]:
        """All that a ticket is asked for with."""
        asked = self.basket, self.bundle, self.audience, self.priority, self.assistance
        return (*asked, self.checks_in, self.collects)

    @property
    def checks_in(self) -> str:
        """The id of the appointment that the number is for, "" where it is for the basket."""
        return self.booking if Page.APPOINTMENT in (*self.behind, self.page) else ""

    @property
    def collects(self) -> str:
        """The id of the result that the number is for, "" where it is for something else."""
        return self.result if Page.RESULT in (*self.behind, self.page) else ""

    def seek(self, page: Page) -> "Visitor":
        """Begin to type the code of a ticket or an appointment."""
        return replace(self, typed="", seeks=page).to(Page.CODE)

    def show_ticket(self) -> "Visitor":
        """See how a ticket stands; its code is not shown any longer."""
        return replace(self, typed="").to(Page.TICKET)

    def show_appointment(self, booking: str) -> "Visitor":
        return replace(self, typed="", booking=booking).to(Page.APPOINTMENT)

    def show_result(self, result: str) -> "Visitor":
        return replace(self, typed="", result=result).to(Page.RESULT)

    def saying(self, feedback: Feedback) -> "Visitor":
        return replace(self, feedback=feedback)

    def thanked(self, done: Page) -> "Visitor":
        """It has been done: there is no way back to it."""
        return replace(self, page=Page.THANKS, behind=(), done=done, feedback=NOTHING_SAID)

    def serve(self, audience: Audience, catalogue: Catalogue) -> "Visitor":
        """Choose for whom the visit is, and go to the agencies; what does not fit is let go."""
        fitting = replace(self, audience=audience, basket=self._fitting(audience, catalogue))
        return fitting.to(Page.AGENCIES)

    def open_agency(self, agency: str) -> "Visitor":
        return replace(self, agency=agency).to(Page.SERVICES)

    def open_card(self, service: str) -> "Visitor":
        """See all that there is to know about a service."""
        return replace(self, service=service).to(Page.CARD)

    def search(self) -> "Visitor":
        """Begin to search, with nothing typed."""
        return replace(self, typed="").to(Page.SEARCH)

    def typing(self, text: str) -> "Visitor":
        """Search for this text."""
        return replace(self, typed=text)

    def fitting(self, service: Service, catalogue: Catalogue) -> "Visitor":
        """Be of those whom a service is for; what does not fit them is let go."""
        if self.audience in service.audience:
            return self
        audience = service.audience[0]
        return replace(self, audience=audience, basket=self._fitting(audience, catalogue))

    def ask(self, service: Service) -> "Visitor":
        """Put a service into the basket; one that is online only leads to its card instead."""
        if service.channel is Channel.ONLINE:
            return self.open_card(service.code)
        if self.asked(service.code) is not None:
            return self.to(Page.BASKET)
        line = Asked(service.code, 1, service.capacities[0])
        return replace(self, basket=(*self.basket, line)).to(Page.BASKET)

    def open_life_event(self, bundle: Bundle, catalogue: Catalogue) -> "Visitor":
        """See the services of a life event, all ticked; those of another one leave the basket."""
        if bundle.code == self.bundle:
            return self.to(Page.LIFE_EVENT)
        audience = audience_of(bundle, catalogue)
        before = {part.service for part, _service in parts_of(self.bundle, catalogue)}
        kept = tuple(a for a in self._fitting(audience, catalogue) if a.service not in before)
        opened = replace(
            self, audience=audience, bundle=bundle.code, left_out=frozenset(), basket=kept
        )
        return opened.to(Page.LIFE_EVENT)

    def tick(self, service: str, *, wanted: bool) -> "Visitor":
        """Take a service of the life event along, or leave it out."""
        left_out = self.left_out - {service} if wanted else self.left_out | {service}
        return replace(self, left_out=left_out)

    def take_life_event(self, catalogue: Catalogue) -> "Visitor":
        """Put what is ticked into the basket, in its order and before all else, and go there."""
        parts = list(parts_of(self.bundle, catalogue))
        ticked = tuple(
            self.asked(service.code) or Asked(service.code, 1, capacity_in(part, service))
            for part, service in parts
            if service.code not in self.left_out
        )
        whole = {part.service for part, _service in parts}
        others = tuple(one for one in self.basket if one.service not in whole)
        return replace(self, basket=ticked + others).to(Page.BASKET)

    def asked(self, service: str) -> Asked | None:
        """The line of the basket that asks for a service."""
        return next((one for one in self.basket if one.service == service), None)

    def asked_bundle(self, catalogue: Catalogue) -> str | None:
        """The life event that the basket comes from, if any of its services is still in it."""
        parts = parts_of(self.bundle, catalogue)
        return self.bundle if any(self.asked(part.service) for part, _ in parts) else None

    def with_quantity(self, service: Service, quantity: int) -> "Visitor":
        """Ask for so many copies, at least one and no more than the service allows."""
        within = max(1, min(quantity, service.limit))
        return self._changed(service.code, quantity=within)

    def with_capacity(self, service: str, capacity: Capacity) -> "Visitor":
        return self._changed(service, capacity=capacity)

    def without(self, service: str) -> "Visitor":
        """Take a service out of the basket; in its life event it is unticked then."""
        kept = tuple(one for one in self.basket if one.service != service)
        return replace(self, basket=kept).tick(service, wanted=False)

    def having(self, paper: str, *, ready: bool) -> "Visitor":
        """Tick a paper as being at hand, or take that back."""
        return replace(self, ready=self.ready | {paper} if ready else self.ready - {paper})

    def wanting(self, need: Assistance, *, wanted: bool) -> "Visitor":
        """Want assistance, apart from any priority, or no longer."""
        needs = self.assistance | {need} if wanted else self.assistance - {need}
        return replace(self, assistance=needs)

    def belonging_to(self, priority: str | None) -> "Visitor":
        """Belong to a group that is served with priority, or to none."""
        return replace(self, priority=priority)

    def _changed(
        self, service: str, *, quantity: int | None = None, capacity: Capacity | None = None
    ) -> "Visitor":
        lines = (
            replace(one, quantity=quantity or one.quantity, capacity=capacity or one.capacity)
            if one.service == service
            else one
            for one in self.basket
        )
        return replace(self, basket=tuple(lines))

    def _fitting(self, audience: Audience, catalogue: Catalogue) -> tuple[Asked, ...]:
        services = {service.code for service in services_for(audience, catalogue)}
        return tuple(one for one in self.basket if one.service in services)
