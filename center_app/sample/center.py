"""A sample center to begin with: its hours, zones, counters and employees, all invented."""

from dataclasses import dataclass

from center_app.domain.alarm_limits import AlarmLimits
from center_app.domain.calendar import Calendar
from center_app.domain.catalogue import Catalogue
from center_app.domain.numbering import Series
from center_app.domain.people import Level, Role, Skill
from center_app.domain.place import Settings, Zone
from center_app.domain.text import Text

CODE = "JO-SAMPLE-001"

PIN = "1234"
"""The PIN of every employee of the sample center; a real center chooses its own."""

GROUND = Zone("A", Text("القاعة أ", "Hall A"), floor=0)
FIRST = Zone("B", Text("القاعة ب", "Hall B"), floor=1)

FAMILY = ("CSPD", "HIA", "MOH", "MOE", "MOSD", "CENTER")
PROPERTY = ("DLS", "GAM", "DVLD", "MOI")
BUSINESS = ("MIT", "CCD", "ISTD", "MOIN", "GAM")
WORK = ("SSC", "MOL", "CSB", "MOJ", "MOE", "CENTER")

SHARED = ("cashier", "fingerprint", "eye-test", "notary")
"""Skills that belong to no agency: the stages that many services share."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """An employee of the sample: where one usually sits, and the agencies one serves in full.

    `partly` are agencies of which only the stages open to a partial skill are served.
    """

    number: str
    name: Text
    counter: str
    zone: Zone
    agencies: tuple[str, ...]
    shared: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    roles: tuple[Role, ...] = (Role.AGENT,)

    def skills(self, catalogue: Catalogue) -> tuple[Skill, ...]:
        full = _skills_of(catalogue, self.agencies)
        partial = _skills_of(catalogue, self.partly) - full
        return (
            *(Skill(code) for code in sorted(full) if code not in SHARED),
            *(Skill(code) for code in self.shared),
            *(Skill(code, Level.PARTIAL) for code in sorted(partial) if code not in SHARED),
        )


COLLEAGUES = (
    Colleague("101", Text("رنا الخطيب", "Rana Al-Khatib"), "1", GROUND, FAMILY, ("fingerprint",)),
    Colleague("102", Text("سامر العبادي", "Samer Al-Abbadi"), "2", GROUND, FAMILY, ("cashier",)),
    Colleague(
        "103", Text("هبة النسور", "Hiba Al-Nsour"), "3", GROUND, FAMILY, ("fingerprint", "cashier")
    ),
    Colleague("104", Text("عمر الزعبي", "Omar Al-Zoubi"), "4", GROUND, PROPERTY, ("eye-test",)),
    Colleague(
        "105", Text("لينا حداد", "Lina Haddad"), "5", GROUND, PROPERTY, ("eye-test", "cashier")
    ),
    Colleague("106", Text("خالد الفايز", "Khaled Al-Fayez"), "6", FIRST, BUSINESS, ("cashier",)),
    Colleague(
        "107",
        Text("دانا المجالي", "Dana Al-Majali"),
        "7",
        FIRST,
        WORK,
        ("notary", "cashier"),
        partly=BUSINESS,
    ),
    Colleague(
        "108",
        Text("يزن الطراونة", "Yazan Al-Tarawneh"),
        "8",
        FIRST,
        (*WORK, *BUSINESS),
        ("notary",),
        roles=(Role.AGENT, Role.SUPERVISOR),
    ),
)

OFFICE = "100"
"""The number of the manager, who sits at no counter and administers the sample center too."""

MANAGER = Text("هدى النمر", "Huda Al-Nimr")


def sample_settings(*, always_open: bool) -> Settings:
    """The settings of the sample center; `always_open` for a demonstration at any hour."""
    return Settings(
        name=Text("مركز الخدمات الحكومية الشامل", "Comprehensive Government Services Center"),
        calendar=Calendar(around_the_clock=always_open),
        zones=(GROUND, FIRST),
        series=(
            Series(("A", "B"), FAMILY),
            Series(("C", "D"), PROPERTY),
            Series(("E", "F")),
        ),
        alarms=AlarmLimits(capacity=250),
    )


def _skills_of(catalogue: Catalogue, agencies: tuple[str, ...]) -> set[str]:
    return {
        stage.skill
        for agency in agencies
        for service in catalogue.of_agency(agency)
        for stage in catalogue.stages(service.code)
    }
