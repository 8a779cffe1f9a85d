"""A third language is one more catalogue file and nothing else."""

from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.catalog import Catalog

from center_app.language import find, languages
from center_app.language.compile import compiled
from center_app.language.language import LOCALE
from kiosks import KioskStand, button, texts
from ui.kiosk.visitor import Page

WORDS = {
    "Individuals": "Particuliers",
    "Who is the service for?": "Pour qui est le service ?",
    "Continue": "Continuer",
    "Get the number": "Prendre un numéro",
    "Back": "Retour",
}
"""All that the new catalogue knows; the rest is still to be translated."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The catalogues of the product, and one more."""
    folder = tmp_path / "locale"
    copytree(LOCALE, folder)
    catalogue = Catalog("fr", fuzzy=False)
    for english, french in WORDS.items():
        catalogue.add(english, french)
    file = folder / "fr" / "LC_MESSAGES" / "center.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(compiled(catalogue))
    return folder


def test_it_is_found_with_its_name_and_direction(folder: Path) -> None:
    assert [language.code for language in languages(folder)] == ["ar", "en", "fr"]
    french = find("fr", folder)
    assert (french.name, french.right_to_left) == ("français", False)


def test_the_kiosk_offers_it_and_speaks_it_to_the_number(stand: KioskStand, folder: Path) -> None:
    screen = stand.open(languages=languages(folder))
    assert button(screen, "English").isVisible()
    stand.touch(screen, "français")
    assert "Pour qui est le service ?" in texts(screen)
    assert button(screen, "العربية").isVisible()
    stand.touch(screen, "Particuliers", "Civil Status and Passports", "Passport renewal")
    assert "Start over" in texts(screen), "what is not translated is said in English"
    stand.touch(screen, "Continuer", "Continuer", "Prendre un numéro")
    stand.until(lambda: stand.on(Page.NUMBER))
    assert "A001" in texts(screen)
