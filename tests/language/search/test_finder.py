"""A service is found however people spell it, and whatever they call it."""

from collections.abc import Iterator

import pytest

from center_app.domain.catalogue import Service
from center_app.language.search import Finder
from center_app.language.search.folding import folded, words_of
from center_app.language.search.stems import bare
from center_app.sample import sample_catalogue
from written_queries import written_queries

SAMPLE = sample_catalogue()
FINDER = Finder(SAMPLE)
KNOWN = {
    bare(word)
    for service in SAMPLE.services
    for text in (service.name.ar, service.name.en, *service.synonyms)
    for word in words_of(text)
}
by_service = pytest.mark.parametrize("service", SAMPLE.services, ids=lambda s: s.code)


def found(typed: str) -> list[str]:
    return [service.code for service in FINDER.find(typed)]


def first(typed: str) -> str:
    return next(iter(found(typed)), "")


@pytest.mark.parametrize(
    "typed", ["تجديد جواز", "تجديد الجواز", "تَجدِيد جوَاز", "passport ren", "Renewal PASSPORT"]
)
def test_the_same_service_is_found_in_every_spelling(typed: str) -> None:
    assert first(typed) == "passport-renewal"


@by_service
def test_a_service_is_found_first_by_its_own_name(service: Service) -> None:
    assert first(service.name.ar) == service.code
    assert first(service.name.en) == service.code


@pytest.mark.parametrize(
    "service",
    [
        service if n % 4 == 0 else pytest.param(service, marks=pytest.mark.chaos)
        for n, service in enumerate(SAMPLE.services)
    ],
    ids=lambda service: service.code,
)
def test_one_error_in_a_long_word_of_its_name_is_forgiven(service: Service) -> None:
    for name in (service.name.ar, service.name.en):
        for typed in misspelled(name):
            assert service.code in found(typed)[:3], typed


def misspelled(name: str) -> Iterator[str]:
    """The name with a letter left out or two swapped in a word of five letters or more.

    Where that gives another word of the catalogue nobody could know that it was an error.
    """
    words = name.split()
    for n, word in enumerate(words):
        left_out = [word[:at] + word[at + 1 :] for at in range(len(word))]
        swapped = [word[:a] + word[a + 1] + word[a] + word[a + 2 :] for a in range(len(word) - 1)]
        for wrong in left_out + swapped if len(word) >= 5 else []:
            if bare(folded(wrong)) not in KNOWN:
                yield " ".join((*words[:n], wrong, *words[n + 1 :]))


def test_what_people_write_has_its_service_among_the_first_three() -> None:
    written = written_queries()
    missed = [(typed, meant) for typed, meant in written if meant not in found(typed)[:3]]
    assert len(written) > 100
    assert len(missed) <= len(written) * 0.05, missed


def test_words_of_the_people_find_the_service() -> None:
    assert first("بيبي") == "birth-certificate"


def test_a_name_comes_before_a_synonym_and_both_before_the_agency() -> None:
    codes = found("passport")
    assert set(codes[:3]) == {"passport-issue", "passport-renewal", "passport-replacement"}
    assert "family-record" in codes[3:]


def test_the_words_may_stand_in_any_order() -> None:
    assert first("محكومية عدم شهادة") == first("شهادة عدم محكومية") == "non-conviction"


def test_a_word_that_nothing_has_hides_nothing() -> None:
    assert first("passport goldfish").startswith("passport")


@pytest.mark.parametrize("typed", ["بدي لو سمحت اجدد جواز سفري", "how do I renew my passport?"])
def test_a_question_is_understood(typed: str) -> None:
    assert first(typed) == "passport-renewal"


@pytest.mark.parametrize("typed", ["دفترعائلة", "دف تر عائلة", "دفتر عا ئلة"])
def test_a_space_too_few_or_too_many_is_forgiven(typed: str) -> None:
    assert first(typed) == "family-book"


@pytest.mark.parametrize("typed", ["]tjv uhzgm", "jawaz safar", "حشسسحخقف"])
def test_keys_of_the_other_layout_and_latin_letters_are_understood(typed: str) -> None:
    assert first(typed) in {"family-book", "passport-issue"}


@pytest.mark.parametrize("typed", ["يفزا", "فيزتي", "فييزتي"])
def test_swapped_first_letters_and_whose_it_is_are_understood(typed: str) -> None:
    assert first(typed) == "visa-request"


@pytest.mark.parametrize("typed", ["وبدي فيزا", "فيزا لكل الشهر", "a visa for next week"])
def test_words_that_only_ask_do_not_count_even_with_others_before_them(typed: str) -> None:
    assert first(typed) == "visa-request"


def test_one_word_typed_as_two_known_ones_is_one() -> None:
    assert first("trade mark") == "trademark"


def test_what_an_agency_is_called_makes_no_word_common() -> None:
    assert first("وقع مني الجواز بالتكسي").startswith("passport")


def test_my_car_is_a_car_though_a_synonym_says_my_car_too() -> None:
    assert first("بعت سيارتي") == "vehicle-transfer"
    assert first("ترخيص سيارتي") == "car-licence-renewal"


def test_every_beginning_of_a_name_leads_towards_it() -> None:
    name = "شهادة عدم محكومية"
    assert all("non-conviction" in found(name[:n]) for n in range(1, len(name) + 1))
    assert all(first(name[:n]) == "non-conviction" for n in range(len("شهادة عد"), len(name)))


def test_the_same_words_find_the_same_services_in_the_same_order() -> None:
    again = Finder(SAMPLE)
    assert all(
        found(typed) == [s.code for s in again.find(typed)] for typed, _ in written_queries()
    )


@pytest.mark.parametrize("typed", ["", "   ", "؟!", "\u200f\x00", "zzzz", "غغغغغغ"])
def test_nothing_typed_and_nothing_known_find_nothing(typed: str) -> None:
    assert FINDER.find(typed) == ()
