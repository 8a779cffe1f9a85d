"""The guides tell every setting, its variable, and what holds without it."""

import re

import pytest

from center_app.cli.settings import Settings, described
from guides import LANGUAGES, guide

CODE = re.compile(r"`([^`]+)`")


def _table(language: str) -> dict[str, list[str]]:
    rows = guide(language, "it.md").rows()
    return {CODE.findall(row[0])[0]: row for row in rows if "`CENTER_" in row[1:2][0]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_in_the_table_by_name_and_variable(language: str) -> None:
    told = [(name, CODE.findall(row[1])[0]) for name, row in _table(language).items()]
    assert told == [(name, variable) for name, variable, *_ in described()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_holds_without_a_setting_is_told(language: str) -> None:
    table = _table(language)
    for name in ("center", "language", "printer", "paper"):
        assert CODE.findall(table[name][2]) == [str(getattr(Settings(), name))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_setting_accepts_is_told(language: str) -> None:
    table = _table(language)
    for name, accepted in (("printer", 8), ("database_url", 2), ("paper", 2), ("language", 2)):
        about = next(said[-1] for said in described() if said[0] == name)
        forms = CODE.findall(table[name][3])
        assert len(forms) == accepted
        assert all(form in about for form in forms), (name, forms, about)
