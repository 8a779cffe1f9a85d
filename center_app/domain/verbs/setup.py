"""Setting a center up: its settings, catalogue, counters and employees."""

import re
from collections import Counter as Tally
from collections.abc import Iterable, Sequence

from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.agreement import LEAST_PERCENT, MOST_PERCENT, Agreement
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.numbering import FORBIDDEN
from center_app.domain.people import Skill
from center_app.domain.place import FULL, LONGEST_LOCK_MIN, Loud, Settings
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import SERVES
from center_app.domain.training import CODE, LETTER, for_training
from center_app.domain.verbs.staff import check_rank

SERIAL, SHA256 = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}"), re.compile(r"[0-9a-f]{64}")
"""What a catalogue that is sent may be called in the journal."""

LONGEST_WINDOW_MIN = 240
"""Nobody is checked in longer before an appointment, nor expected longer after it."""


def configure(hall: Hall, command: c.Configure, _now: Instant) -> list[e.Event]:
    """Raises Refused(BAD_INPUT) naming the setting that is wrong."""
    is_training = hall.center == CODE
    settings = for_training(command.settings) if is_training else command.settings
    _check_letters(settings, FORBIDDEN if is_training else FORBIDDEN | {LETTER})
    fault = command.settings.calendar.fault()
    if fault is not None:
        raise Refused(Reason.BAD_INPUT, setting="calendar", value=fault)
    for name, value, least, greatest in command.settings.routing.faults():
        allowed = f"{value} ({least} - {greatest})"
        raise Refused(Reason.BAD_INPUT, setting=f"routing.{name}", value=allowed)
    for name, value, least, greatest in command.settings.alarms.faults():
        allowed = f"{value} ({least} - {greatest})"
        raise Refused(Reason.BAD_INPUT, setting=f"alarms.{name}", value=allowed)
    window = command.settings.window
    if not all(0 <= each <= LONGEST_WINDOW_MIN for each in (window.early_min, window.late_min)):
        raise Refused(Reason.BAD_INPUT, setting="window", value=f"0 - {LONGEST_WINDOW_MIN}")
    if not 0 <= command.settings.lock_min <= LONGEST_LOCK_MIN:
        raise Refused(Reason.BAD_INPUT, setting="lock_min", value=f"0 - {LONGEST_LOCK_MIN}")
    _check_loudness(command.settings.loudness)
    _check_agreements(command.settings.agreements)
    zones = {zone.code for zone in command.settings.zones}
    for counter in hall.counters.values():
        if counter.zone not in zones and not counter.retired:
            raise Refused(Reason.BAD_INPUT, setting="zones", value=counter.zone)
    return [e.CenterConfigured(settings=settings)]


def _check_loudness(loudness: Sequence[Loud]) -> None:
    times = [loud.since for loud in loudness]
    if times != sorted(set(times)) or not all(0 <= loud.percent <= FULL for loud in loudness):
        raise Refused(Reason.BAD_INPUT, setting="loudness", value=f"0 - {FULL}")


def _check_agreements(agreements: Sequence[Agreement]) -> None:
    agencies = {one.agency for one in agreements}
    allowed = all(LEAST_PERCENT <= one.percent <= MOST_PERCENT for one in agreements)
    if len(agencies) < len(agreements) or not allowed:
        value = f"{LEAST_PERCENT} - {MOST_PERCENT}"
        raise Refused(Reason.BAD_INPUT, setting="agreements", value=value)


def adopt_catalogue(hall: Hall, command: c.AdoptCatalogue, _now: Instant) -> list[e.Event]:
    """Raises Refused(NO_CATALOGUE) when the store has none of that serial."""
    if command.serial not in hall.shelf:
        raise Refused(Reason.NO_CATALOGUE, serial=command.serial)
    return [e.CatalogueAdopted(serial=command.serial, sha256=command.sha256)]


def receive_catalogue(hall: Hall, command: c.ReceiveCatalogue, now: Instant) -> list[e.Event]:
    """What stands in force stays until a day opens; only a center without any begins at once.

    Received again, nothing happens. Raises Refused(OLD_CATALOGUE) for a release before the last,
    and BAD_INPUT.
    """
    release, last = command.release, hall.release
    if not SERIAL.fullmatch(release.serial) or not SHA256.fullmatch(release.sha256):
        raise Refused(Reason.BAD_INPUT, setting="release")
    if release == last:
        return []
    if last is not None and release.number <= last.number:
        raise Refused(Reason.OLD_CATALOGUE, number=release.number, known=last.number)
    received = e.CatalogueReceived(release=release)
    if hall.catalogue_serial or not release.may_begin(now.at):
        return [received]
    return [received, e.CatalogueAdopted(serial=release.serial, sha256=release.sha256)]


def place_counter(hall: Hall, command: c.PlaceCounter, _now: Instant) -> list[e.Event]:
    """Raises Refused(BAD_INPUT) for a zone that the settings do not name."""
    if hall.settings is None or hall.settings.zone(command.zone) is None:
        raise Refused(Reason.BAD_INPUT, setting="zone", value=command.zone)
    return [e.CounterPlaced(counter=command.counter, zone=command.zone)]


def retire_counter(hall: Hall, command: c.RetireCounter, _now: Instant) -> list[e.Event]:
    """What happened there stays, and so do its numbers. Nobody may sit there, nor visit it.

    Raises Refused(COUNTER_IS_TAKEN | COUNTER_IS_BUSY | UNKNOWN_COUNTER).
    """
    counter = hall.counters.get(command.counter)
    if counter is None:
        raise Refused(Reason.UNKNOWN_COUNTER, counter=command.counter)
    if counter.visit is not None:
        raise Refused(Reason.COUNTER_IS_BUSY, counter=counter.code)
    if counter.employee is not None:
        raise Refused(Reason.COUNTER_IS_TAKEN, counter=counter.code)
    return [] if counter.retired else [e.CounterRetired(counter=counter.code)]


def enrol_employee(hall: Hall, command: c.EnrolEmployee, _now: Instant) -> list[e.Event]:
    """Raises Refused(BAD_INPUT) for a home or a skill that the catalogue does not know.

    Nobody changes own roles or leaves oneself; who sits at a counter goes on serving:
    SIGNED_IN_ELSEWHERE, NOT_ALLOWED.
    """
    catalogue = hall.catalogue
    if catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    if catalogue.agency(command.home) is None:
        raise Refused(Reason.BAD_INPUT, setting="home", value=command.home)
    _check_skills(catalogue, command.skills)
    _check_change(hall, command)
    return [
        e.EmployeeEnrolled(
            who=command.who,
            home=command.home,
            roles=command.roles,
            skills=command.skills,
            active=command.active,
        )
    ]


def lend_skills(hall: Hall, command: c.LendSkills, _now: Instant) -> list[e.Event]:
    """Raises Refused(UNKNOWN_EMPLOYEE | BAD_INPUT) for a skill that the catalogue does not know."""
    if hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    if command.who not in hall.employees:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    _check_skills(hall.catalogue, command.skills)
    return [e.SkillsLent(who=command.who, skills=command.skills)]


def _check_change(hall: Hall, command: c.EnrolEmployee) -> None:
    known = hall.employees.get(command.who)
    before = known.roles if known is not None else ()
    check_rank(hall, command.employee, {*before, *command.roles})
    if command.employee == command.who and (not command.active or command.roles != before):
        raise Refused(Reason.NOT_ALLOWED)
    counter = hall.signed_in_at(command.who)
    serves = command.active and not SERVES.isdisjoint(command.roles)
    if not serves and counter is not None:
        raise Refused(Reason.SIGNED_IN_ELSEWHERE, counter=counter)


def _check_skills(catalogue: Catalogue, skills: Iterable[Skill]) -> None:
    known = catalogue.skills()
    for skill in skills:
        if skill.code not in known:
            raise Refused(Reason.BAD_INPUT, setting="skill", value=skill.code)


def _check_letters(settings: Settings, forbidden: frozenset[str]) -> None:
    """Every letter belongs to one series, is one capital or Arabic letter, and no I, O or Q.

    The letter of training is that of no real center.
    """
    if not settings.series:
        raise Refused(Reason.BAD_INPUT, setting="series", value="")
    letters = [*settings.reserve, *(letter for one in settings.series for letter in one.letters)]
    for letter, times in Tally(letters).items():
        fine = len(letter) == 1 and letter.isalpha() and letter == letter.upper()
        if times > 1 or not fine or letter in forbidden:
            raise Refused(Reason.BAD_INPUT, setting="series", value=letter)
    if not any(not one.agencies for one in settings.series):
        raise Refused(Reason.BAD_INPUT, setting="series", value="")
