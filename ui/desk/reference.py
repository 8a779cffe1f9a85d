"""What the desk looks things up in: the center's name, its catalogue and who works there."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from center_app.domain.calendar import Calendar
from center_app.domain.catalogue import Catalogue, Service, Stage
from center_app.domain.refusal import Refused
from center_app.domain.text import Text
from center_app.domain.views.board import Board
from center_app.domain.views.hours import WorkingDays
from center_app.domain.views.kiosk import Services
from center_app.language import languages
from center_app.language.search import Finder
from center_app.store.kept.credentials import Person
from ui.station import Source

UNNAMED = Text("", "")


@dataclass(frozen=True)
class Reference:
    """Changes seldom: when the center is set up anew, not with the visits."""

    center: Text = UNNAMED
    catalogue: Catalogue | None = None
    calendar: Calendar | None = None
    people: Mapping[str, Person] = field(default_factory=dict)

    @cached_property
    def finder(self) -> Finder | None:
        return Finder(self.catalogue) if self.catalogue is not None else None

    @cached_property
    def _languages(self) -> dict[str, str]:
        return {language.code: language.name for language in languages()}

    def language_name(self, code: str) -> str:
        """What a language calls itself."""
        return self._languages.get(code, code)

    def service(self, code: str) -> Service | None:
        return self.catalogue.service(code) if self.catalogue is not None else None

    def service_name(self, code: str) -> Text:
        """The name of a service; its code where the catalogue no longer has it."""
        service = self.service(code)
        return service.name if service is not None else Text(code, code)

    def agency_name(self, service: str) -> Text:
        """The short name of the agency that a service belongs to."""
        card = self.service(service)
        agency = self.catalogue.agency(card.agency) if self.catalogue and card else None
        if agency is None:
            return UNNAMED
        return agency.short or agency.name

    def stage(self, service: str, number: int) -> Stage | None:
        """A stage of a service that has several; None for a service that is served in one."""
        card = self.service(service)
        stages = card.stages if card is not None else ()
        return stages[number] if len(stages) > 1 and number < len(stages) else None

    def person_name(self, employee: str) -> Text:
        person = self.people.get(employee)
        return person.name if person is not None else UNNAMED


def look_up(center: Source) -> Reference:
    """Ask the center; before it has been set up there is no catalogue."""
    catalogue = calendar = None
    with suppress(Refused):
        catalogue, calendar = center.see(Services()), center.see(WorkingDays())
    people = {person.employee: person for person in center.people()}
    found = Reference(center.see(Board()).name, catalogue, calendar, people)
    _ = found.finder  # it takes a moment, and here nobody waits for it
    return found
