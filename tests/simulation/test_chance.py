"""What is drawn by lot: always the same from one seed, and always something that can be had."""

from collections import Counter
from dataclasses import replace
from statistics import fmean
from uuid import UUID

import pytest

from center_app.domain.catalogue import Audience, Catalogue, Channel, Part
from center_app.domain.clock import MINUTE
from center_app.domain.verbs.welcome import LARGEST_BASKET, checked
from center_app.sample import sample_catalogue
from center_app.simulation.chance import Chance, Errand
from small_catalogue import NEWBORN, SMALL

SAMPLE = sample_catalogue()


@pytest.fixture(params=[SAMPLE, SMALL], ids=["sample", "small"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    found: Catalogue = request.param
    return found


def errands(catalogue: Catalogue, seed: int = 1, number: int = 500) -> list[Errand]:
    chance = Chance(catalogue, seed)
    return [chance.errand() for _ in range(number)]


def test_a_seed_draws_the_same_errands_and_another_others(catalogue: Catalogue) -> None:
    assert errands(catalogue, seed=3) == errands(catalogue, seed=3)
    assert errands(catalogue, seed=3) != errands(catalogue, seed=4)


def test_every_errand_can_be_had_at_the_center(catalogue: Catalogue) -> None:
    for errand in errands(catalogue):
        assert 0 < len(errand.asked) <= LARGEST_BASKET
        assert len({one.service for one in errand.asked}) == len(errand.asked)
        for one in errand.asked:
            checked(catalogue, one, errand.audience)


def test_bundles_bring_their_own_services_in_their_own_order(catalogue: Catalogue) -> None:
    drawn = [errand for errand in errands(catalogue) if errand.bundle is not None]
    assert drawn
    for errand in drawn:
        bundle = catalogue.bundle(errand.bundle or "")
        assert bundle is not None
        parts = [part.service for part in bundle.parts]
        places = [parts.index(one.service) for one in errand.asked]
        assert places == sorted(places)


def test_a_bundle_of_which_nothing_is_had_here_is_not_asked_for() -> None:
    elsewhere = replace(NEWBORN, code="elsewhere", parts=(Part("clearance"), Part("licence")))
    catalogue = replace(SMALL, bundles=(elsewhere,))
    assert all(errand.bundle is None for errand in errands(catalogue))


def test_people_are_as_different_as_in_a_center() -> None:
    drawn = errands(SAMPLE, number=2_000)
    assert 0.03 < fmean(not errand.comes for errand in drawn) < 0.08
    assert 0.08 < fmean(errand.priority is not None for errand in drawn) < 0.16
    assert 0.2 < fmean(len(errand.asked) > 1 for errand in drawn) < 0.5
    assert {errand.language for errand in drawn} == {"ar", "en"}
    agencies = Counter(
        service.agency
        for errand in drawn
        for one in errand.asked
        if (service := SAMPLE.service(one.service)) is not None
    )
    assert agencies.most_common(1)[0][0] == "CSPD"


def test_a_catalogue_without_priorities_or_bundles_is_enough() -> None:
    for errand in errands(replace(SMALL, bundles=(), priorities=())):
        assert errand.priority is None
        assert errand.bundle is None


def test_serving_takes_the_usual_minutes_on_average() -> None:
    chance = Chance(SMALL, 1)
    once = fmean(chance.serving("birth", 1) for _ in range(4_000))
    assert once == pytest.approx(6 * MINUTE, rel=0.05)
    thrice = fmean(chance.serving("birth", 3) for _ in range(4_000))
    assert thrice == pytest.approx(2 * once, rel=0.05)


def test_what_is_asked_for_besides_is_related_and_had_at_a_counter() -> None:
    chance = Chance(SAMPLE, 1)
    found = 0
    for service in SAMPLE.services:
        other = chance.related([service.code])
        if other is not None:
            card = SAMPLE.service(other.service)
            assert card is not None
            assert other.service in service.related
            assert card.channel is not Channel.ONLINE
            assert Audience.INDIVIDUALS in card.audience
            found += 1
    assert found
    assert chance.related([]) is None


def test_its_ids_have_the_form_of_the_journals() -> None:
    chance = Chance(SMALL, 1)
    made = [chance.id() for _ in range(200)]
    assert len(set(made)) == 200
    assert all(str(UUID(one)) == one and UUID(one).version == 7 for one in made)


def test_a_span_of_time_lies_between_its_ends() -> None:
    chance = Chance(SMALL, 1)
    assert all(5_000 <= chance.between(5, 40) <= 40_000 for _ in range(500))
