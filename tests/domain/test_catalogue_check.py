from copy import deepcopy
from typing import Any

import pytest

from center_app.domain.catalogue import Capacity, Channel
from center_app.domain.catalogue_check import read_catalogue
from center_app.domain.plain import Unreadable, plain
from center_app.domain.rating import USUAL_REASONS


def named(word: str) -> dict[str, str]:
    return {"ar": f"اسم {len(word)}", "en": word}


def service(code: str, **fields: object) -> dict[str, Any]:
    usual = {"code": code, "agency": "CSPD", "name": named(code), "minutes": 5, "target": 15}
    return usual | fields


def document(id_: str) -> dict[str, Any]:
    return {"id": id_, "name": named(id_)}


def stage(code: str, **fields: object) -> dict[str, Any]:
    return {"code": code, "name": named(code), "skill": code, "minutes": 2} | fields


def bundle(*parts: dict[str, Any], code: str = "newborn") -> dict[str, Any]:
    return {"code": code, "name": named(code), "icon": "baby", "parts": list(parts)}


def catalogue(*services: dict[str, Any], **fields: object) -> dict[str, Any]:
    usual = {
        "serial": "1",
        "agencies": [{"code": "CSPD", "name": named("Civil Status"), "icon": "passport"}],
        "services": list(services),
        "bundles": [],
        "priorities": [{"code": "elderly", "name": named("Elderly"), "icon": "cane"}],
        "charter": {"promise": named("Promise"), "rights": [], "duties": []},
    }
    return usual | fields


def faults_of(value: object) -> list[str]:
    with pytest.raises(Unreadable) as refused:
        read_catalogue(value)
    return [str(fault) for fault in refused.value.faults]


def faults_of_service(**fields: object) -> list[str]:
    return faults_of(catalogue(service("passport", **fields)))


def test_a_small_catalogue_is_read_with_its_defaults() -> None:
    read = read_catalogue(catalogue(service("passport")))
    passport = read.service("passport")
    assert passport is not None
    assert passport.channel is Channel.COUNTER
    assert passport.capacities == (Capacity.SELF,)
    assert [stage.skill for stage in passport.all_stages()] == ["passport"]
    assert not read.sample


def test_a_catalogue_is_written_and_read_back_the_same() -> None:
    read = read_catalogue(catalogue(service("passport", documents=[document("id-card")])))
    assert read_catalogue(plain(read)) == read


def test_reading_leaves_what_was_read_as_it_was() -> None:
    value = catalogue(service("passport"))
    before = deepcopy(value)
    read_catalogue(value)
    assert value == before


def test_an_unknown_agency_is_named_with_the_service() -> None:
    assert faults_of_service(agency="XYZ") == [
        "service passport.agency: XYZ is no agency of this catalogue"
    ]


def test_a_missing_field_is_named_with_the_service() -> None:
    card = service("passport")
    del card["target"]
    assert faults_of(catalogue(service("visa"), card)) == ["service passport.target: is missing"]


def test_a_wrong_type_is_named_with_service_and_field() -> None:
    assert faults_of_service(minutes="5", fee={"counter": "free"}) == [
        "service passport.minutes: '5' is not a whole number",
        "service passport.fee.counter: 'free' is not a whole number",
    ]


def test_a_limit_for_the_day_is_at_least_one() -> None:
    assert faults_of_service(daily_limit=0) == ["service passport.daily_limit: 0 is not at least 1"]


def test_help_with_a_service_is_a_service_that_helps() -> None:
    assert faults_of_service(helped_by="magic") == [
        "service passport.helped_by: is no service of this catalogue"
    ]
    assert faults_of_service(helped_by="passport") == [
        "service passport.helped_by: passport is no help with what is had online"
    ]


def test_an_unknown_field_is_named_with_the_service() -> None:
    assert faults_of_service(colour="red") == ["service passport.colour: is not known here"]


def test_a_service_without_a_code_is_named_by_its_place() -> None:
    card = service("passport")
    del card["code"]
    assert faults_of(catalogue(service("visa"), card)) == ["services[1].code: is missing"]


def test_other_members_are_named_by_their_code_too() -> None:
    value = catalogue(bundles=[bundle() | {"icon": 1}], priorities=[{"code": "elderly"}])
    assert faults_of(value) == [
        "bundle newborn.icon: 1 is not text",
        "priority elderly.icon: is missing",
        "priority elderly.name: is missing",
    ]


@pytest.mark.parametrize("value", [None, [], "catalogue", 5])
def test_what_is_no_catalogue_at_all_is_said_so(value: object) -> None:
    assert faults_of(value) == [f"{value!r} is not an object"]


def test_services_that_are_no_list_are_said_so() -> None:
    assert faults_of(catalogue() | {"services": {"0": 1}}) == ["services: {'0': 1} is not a list"]


@pytest.mark.parametrize(
    ("list_", "member", "fault"),
    [
        ("agencies", {"code": "A", "name": named("A"), "icon": "car"}, "agency A: stands 2 times"),
        ("services", service("passport"), "service passport: stands 2 times"),
        (
            "priorities",
            {"code": "ill", "name": named("Ill"), "icon": "pulse"},
            "priority ill: stands 2 times",
        ),
    ],
)
def test_a_repeated_code_is_named(list_: str, member: dict[str, Any], fault: str) -> None:
    value = catalogue()
    value[list_] = [*value[list_], member, member]
    assert faults_of(value) == [fault]


def test_a_repeated_bundle_is_named_and_each_of_the_two_is_checked() -> None:
    empty, wrong = bundle({"service": "passport"}), bundle({"service": "visa"})
    assert faults_of(catalogue(service("passport"), bundles=[empty, wrong])) == [
        "bundle newborn: stands 2 times",
        "bundle newborn.visa: is no service of this catalogue",
    ]


def test_repeated_documents_and_stages_are_named() -> None:
    assert faults_of_service(
        documents=[document("id-card"), document("id-card")],
        stages=[stage("check"), stage("check")],
    ) == [
        "service passport.documents id-card: stands 2 times",
        "service passport.stages check: stands 2 times",
    ]


@pytest.mark.parametrize("channel", ["online", "assisted"])
def test_an_online_service_without_a_link_is_named(channel: str) -> None:
    assert faults_of_service(channel=channel) == [
        "service passport.link: is missing for a service that is had online"
    ]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"minutes": 0}, "minutes: 0 is not at least 1 minute"),
        ({"target": -1}, "target: -1 is not at least 1 minute"),
        ({"limit": 0}, "limit: 0 is not at least 1"),
        ({"fee": {"counter": -5}}, "fee: is below nothing"),
        ({"fee": {"online": -5}}, "fee: is below nothing"),
        ({"audience": []}, "audience: names nobody"),
        ({"capacities": []}, "capacities: names none"),
        ({"name": {"ar": " ", "en": "Passport"}}, "name.ar: is empty"),
        ({"name": {"ar": "جواز", "en": ""}}, "name.en: is empty"),
        ({"related": ["visa"]}, "related: visa is no service of this catalogue"),
        ({"related": ["passport"]}, "related: names the service itself"),
        ({"stages": [stage("a", minutes=0)]}, "stages a.minutes: 0 is not at least 1 minute"),
        ({"stages": [stage("a", skill="")]}, "stages a.skill: is empty"),
        (
            {"documents": [{"id": "photo", "name": {"ar": "صورة", "en": ""}}]},
            "documents photo.name.en: is empty",
        ),
    ],
)
def test_a_field_that_makes_no_sense_is_named(fields: dict[str, Any], fault: str) -> None:
    assert faults_of_service(**fields) == [f"service passport.{fault}"]


def test_a_part_that_comes_before_what_it_needs_is_named() -> None:
    newborn = bundle({"service": "passport", "after": ["birth"]}, {"service": "birth"})
    assert faults_of(catalogue(service("birth"), service("passport"), bundles=[newborn])) == [
        "bundle newborn.passport.after: birth does not stand before it in the bundle"
    ]


def test_a_part_in_a_capacity_that_the_service_has_not_is_named() -> None:
    newborn = bundle({"service": "birth", "capacity": "guardian"})
    assert faults_of(catalogue(service("birth"), bundles=[newborn])) == [
        "bundle newborn.birth.capacity: guardian is not among the service's"
    ]


def test_an_empty_bundle_and_a_repeated_part_are_named() -> None:
    twice = bundle({"service": "birth"}, {"service": "birth"}, code="twice")
    assert faults_of(catalogue(service("birth"), bundles=[bundle(), twice])) == [
        "bundle newborn.parts: names no service",
        "bundle twice birth: stands 2 times",
    ]


def test_all_faults_are_told_at_once() -> None:
    value = catalogue(
        service("passport", agency="XYZ", minutes=0),
        service("visa", channel="online"),
        bundles=[bundle({"service": "birth"})],
    )
    assert faults_of(value) == [
        "service passport.agency: XYZ is no agency of this catalogue",
        "service passport.minutes: 0 is not at least 1 minute",
        "service visa.link: is missing for a service that is had online",
        "bundle newborn.birth: is no service of this catalogue",
    ]


def test_all_fields_of_the_wrong_shape_are_told_at_once() -> None:
    value = catalogue(service("passport", minutes="5"), service("visa", channel="by post"))
    assert faults_of(value) == [
        "service passport.minutes: '5' is not a whole number",
        "service visa.channel: 'by post' is none of counter, both, online, assisted",
    ]


def test_the_reasons_of_ratings_are_the_usual_ones_unless_the_catalogue_names_its_own() -> None:
    assert read_catalogue(catalogue()).rating_reasons == USUAL_REASONS
    parking = {"code": "parking", "name": named("Parking")}
    own = read_catalogue(catalogue(rating_reasons=[parking])).rating_reasons
    assert [reason.code for reason in own] == ["parking"]


def test_a_reason_of_ratings_that_is_repeated_or_no_code_is_named() -> None:
    reasons = [{"code": code, "name": named(code)} for code in ("parking", "parking", "two words")]
    assert faults_of(catalogue(rating_reasons=reasons)) == [
        "rating reason parking: stands 2 times",
        "rating reason two words: is no code, and the journal has no others",
    ]
