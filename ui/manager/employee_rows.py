"""The rows of the employees, and which of them are sought."""

from collections.abc import Iterator
from typing import NamedTuple

from center_app.domain.text import Text
from center_app.domain.views.staff import Colleague
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.digits import fold
from center_app.language.search.folding import folded
from center_app.store.kept.credentials import Person
from ui.manager.employee_words import (
    both_names,
    certificate_said,
    roles_said,
    skills_said,
    standing,
)
from ui.manager.figures import NOTHING
from ui.manager.table import Cell, Head, TableRow
from ui.manager.views import ManagerViews
from ui.theme import Tone


class StaffColumn(Head):
    """The columns of the employees; those that say most come first."""

    NAME = (words("Name"), "")
    NUMBER = (words("Number"), "", "00000000")
    STATE = (words("Now"), "", "At no counter")
    SKILLS = (words("Skills"), "", "full: 00 · partial: 00")
    HOME = (words("Agency"), "", "Civil Status and Passports")
    CERTIFICATE = (words("Certificate"), "", "Ran out on 30 September 2026")


class Employee(NamedTuple):
    """What the hall knows of somebody, and what colleagues do."""

    colleague: Colleague
    person: Person
    home: Text


def employees(views: ManagerViews) -> Iterator[Employee]:
    """Everybody who has a number, by number, those who are not active last."""
    if views.staff is None:
        return
    agencies = dict(views.staff.agencies)
    found = [
        Employee(one, views.people[one.employee], agencies.get(one.home, Text(one.home, one.home)))
        for one in views.staff.colleagues
        if one.employee in views.people
    ]
    yield from sorted(found, key=lambda one: (not one.colleague.active, one.person.number))


def is_sought(one: Employee, typed: str, language: Language) -> bool:
    """Whether each word that was typed begins a word of number, names, agency or roles."""
    person, home = one.person, one.home
    roles = roles_said(one.colleague.roles, language)
    texts = (person.number, person.name.ar, person.name.en, home.ar, home.en, roles)
    known = [word for text in texts for word in folded(text).split()]
    return all(any(word.startswith(part) for word in known) for part in folded(fold(typed)).split())


def employee_rows(found: list[Employee], language: Language) -> tuple[TableRow, ...]:
    """One row for each of them."""
    return tuple(TableRow(one.person.employee, False, _cells(one, language)) for one in found)


def _cells(one: Employee, language: Language) -> dict[Head, Cell]:
    colleague, person = one.colleague, one.person
    stands = standing(colleague, person, language)
    certificate = certificate_said(colleague, language)
    skills = colleague.today if colleague.today is not None else colleague.skills
    return {
        StaffColumn.NAME: Cell(both_names(person, language)),
        StaffColumn.NUMBER: Cell(isolate(person.number)),
        StaffColumn.STATE: Cell(
            stands.text, tone=stands.tone, strong=person.locked, alarm=person.locked
        ),
        StaffColumn.SKILLS: Cell(skills_said(skills, language)),
        StaffColumn.HOME: Cell(one.home.in_(language.code)),
        StaffColumn.CERTIFICATE: Cell(
            certificate or NOTHING, tone=Tone.WARN if colleague.over else Tone.NEUTRAL
        ),
    }
