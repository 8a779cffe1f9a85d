"""The page of every setting is the one that the code makes now, in both languages."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from center_app.cli.parser import parser
from center_app.cli.settings import Settings
from guides import DOCS, LANGUAGES, guide


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, DOCS / "settings_page.py", folder], check=True)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_up_to_date(made: Path, language: str) -> None:
    page = Path(language) / "settings.md"
    told = "run `make docs`"
    assert (DOCS / page).read_text(encoding="utf-8") == (made / page).read_text("utf-8"), told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_told_in_the_language_of_the_page(language: str) -> None:
    rows = list(guide(language, "settings.md").rows())
    assert [row[0].strip("`") for row in rows] == [each.name for each in fields(Settings)]
    for row in rows:
        assert len(row) == 6
        arabic = any("\u0600" <= letter <= "\u06ff" for letter in row[3])
        assert arabic == (language == "ar"), row


def test_every_command_that_reads_a_setting_is_one() -> None:
    (commands,) = (
        each for each in parser()._actions if each.dest == "==SUPPRESS==" or each.choices
    )
    assert commands.choices is not None
    known = {str(each) for each in commands.choices}
    for each in fields(Settings):
        by = each.metadata["by"].split()
        assert by == ["all"] or {*by} <= known, each.name
