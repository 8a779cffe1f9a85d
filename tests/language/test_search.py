"""A service is found however people spell it."""

import pytest

from center_app.language.search import Finder, folded
from center_app.sample import sample_catalogue


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(sample_catalogue())


def first(finder: Finder, typed: str) -> str:
    found = finder.find(typed)
    return found[0].code if found else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("شَهَادَة", "شهاده"),
        ("أإآٱا", "ااااا"),
        ("هيئة مؤسسة", "هييه موسسه"),
        ("عـــمّان", "عمان"),
        ("مستشفى", "مستشفي"),
        ("٣٠ یوم", "30 يوم"),
        ("Résumé", "resume"),
    ],
)
def test_spellings_of_one_word_are_alike(typed: str, meant: str) -> None:
    assert folded(typed) == meant


@pytest.mark.parametrize(
    "typed", ["تجديد جواز", "تجديد الجواز", "تَجدِيد جوَاز", "passport ren", "Renewal PASSPORT"]
)
def test_the_same_service_is_found_in_every_spelling(finder: Finder, typed: str) -> None:
    assert first(finder, typed) == "passport-renewal"


def test_words_of_the_people_find_the_service(finder: Finder) -> None:
    assert first(finder, "بيبي") == "birth-certificate"


def test_a_name_comes_before_a_synonym_and_both_before_the_agency(finder: Finder) -> None:
    found = [service.code for service in finder.find("passport")]
    assert found[0].startswith("passport")
    assert set(found[:3]) == {"passport-issue", "passport-renewal", "passport-replacement"}
    assert "family-record" in found[3:]


def test_every_word_has_to_be_found(finder: Finder) -> None:
    assert finder.find("passport goldfish") == ()


@pytest.mark.parametrize("typed", ["", "   ", "؟!", "\u200f\x00"])
def test_nothing_typed_finds_nothing(finder: Finder, typed: str) -> None:
    assert finder.find(typed) == ()
