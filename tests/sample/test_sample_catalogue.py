"""The sample catalogue is whole, in both languages, and makes sense to somebody at the kiosk."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from center_app.domain.catalogue import (
    Audience,
    Bundle,
    Capacity,
    Catalogue,
    Channel,
    Document,
    Service,
    Stage,
)
from center_app.domain.catalogue_check import read_catalogue
from center_app.domain.plain import plain
from center_app.domain.text import Text
from center_app.sample import sample_catalogue, sample_catalogue_bytes
from ui.theme import glyph

SAMPLE = sample_catalogue()

AGENCIES = {
    "CSPD": "دائرة الأحوال المدنية والجوازات",
    "HIA": "إدارة التأمين الصحي",
    "DLS": "دائرة الأراضي والمساحة",
    "SSC": "المؤسسة العامة للضمان الاجتماعي",
    "MOSD": "وزارة التنمية الاجتماعية وصندوق المعونة الوطنية",
    "MOH": "وزارة الصحة",
    "MOE": "وزارة التربية والتعليم",
    "MIT": "وزارة الصناعة والتجارة والتموين",
    "MOI": "وزارة الداخلية",
    "ISTD": "دائرة ضريبة الدخل والمبيعات",
    "CSB": "ديوان الخدمة المدنية",
    "CCD": "دائرة مراقبة الشركات",
    "MOIN": "وزارة الاستثمار",
    "GAM": "أمانة عمان الكبرى والبلديات",
    "DVLD": "إدارة ترخيص السواقين والمركبات",
    "MOJ": "وزارة العدل",
    "MOL": "وزارة العمل",
}
OWN = "CENTER"
"""What the center itself offers besides: help with online services, copying and printing."""

PARTIAL = {"HIA", "DLS", "MOH", "MOE", "MOI", "ISTD", "CSB", "DVLD"}

ONLINE_SINCE_2018 = [
    ("DLS", "إصدار مخطط أراضي", "Issue of a land plan"),
    ("DLS", "إصدار سند تسجيل", "Issue of a registration deed"),
    ("MOJ", "إصدار شهادة عدم محكومية", "Issue of a non-conviction certificate"),
    ("GAM", "تجديد رخص المهن", "Renewal of a vocational licence"),
    ("GAM", "دفع مخالفات السير", "Payment of traffic fines"),
    ("GAM", "دفع المسقفات", "Payment of the buildings (property) tax"),
    (
        "DVLD",
        "تجديد رخص السيارات غير الخاضعة للفحص",
        "Renewal of the licence of a car that needs no inspection",
    ),
    ("SSC", "الاشتراك بالضمان", "Joining social security"),
    ("SSC", "دفع الاشتراكات", "Payment of social security contributions"),
]
OF_A_NEWBORN = [
    ("CSPD", "شهادة مولود جديد", "Birth certificate of a newborn"),
    ("CSPD", "جواز سفر", "Passport"),
    ("CSPD", "دفتر عائلة معدل", "Amended family book"),
    ("HIA", "تأمين صحي", "Health insurance"),
    ("MOH", "شهادة المطاعيم", "Vaccination certificate"),
]

SHARED_SKILLS = {"cashier", "fingerprint", "eye-test", "notary", "property-signing"}
"""The skills that are no service's own name."""

SERVED_HERE = [service for service in SAMPLE.services if service.channel is not Channel.ONLINE]

by_service = pytest.mark.parametrize("service", SAMPLE.services, ids=lambda s: s.code)
by_bundle = pytest.mark.parametrize("bundle", SAMPLE.bundles, ids=lambda b: b.code)


def test_the_file_is_read_without_a_fault_and_says_the_same_when_written() -> None:
    stored = json.loads(sample_catalogue_bytes())
    assert read_catalogue(plain(read_catalogue(stored))) == sample_catalogue()


def test_the_file_is_kept_in_a_form_that_people_can_read_and_compare() -> None:
    text = sample_catalogue_bytes().decode()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_it_says_that_it_is_a_sample_to_be_replaced() -> None:
    assert SAMPLE.sample
    assert SAMPLE.serial.startswith("sample-")
    assert SAMPLE.note is not None
    assert "السجل الوطني" in SAMPLE.note.ar
    assert "National Registry" in SAMPLE.note.en


def test_all_seventeen_agencies_bear_their_official_names() -> None:
    official = {agency.code: agency.name.ar for agency in SAMPLE.agencies if agency.code != OWN}
    assert official == AGENCIES
    assert {agency.code for agency in SAMPLE.agencies if agency.partial} == PARTIAL


@pytest.mark.parametrize("code", [*AGENCIES, OWN])
def test_every_agency_offers_at_least_two_services(code: str) -> None:
    assert len(list(SAMPLE.of_agency(code))) >= 2


def test_there_are_services_enough_for_individuals_and_establishments() -> None:
    assert len(SAMPLE.services) >= 80
    for audience in Audience:
        assert sum(audience in service.audience for service in SAMPLE.services) >= 30


@pytest.mark.parametrize(("agency", "ar", "en"), ONLINE_SINCE_2018)
def test_what_is_had_online_only_is_at_most_helped_with_here(agency: str, ar: str, en: str) -> None:
    (service,) = (s for s in SAMPLE.of_agency(agency) if s.name == Text(ar, en))
    assert service.channel in (Channel.ONLINE, Channel.ASSISTED)


def test_both_online_only_services_and_help_with_them_are_there() -> None:
    assert {service.channel for service in SAMPLE.services} == set(Channel)


def test_with_whatever_is_had_online_only_somebody_helps_here() -> None:
    online = [service for service in SAMPLE.services if service.channel is Channel.ONLINE]
    assert online
    for service in online:
        assert SAMPLE.help_with(service) == service_of("online-help")
        assert set(service.audience) <= set(service_of("online-help").audience)


def test_copying_and_printing_are_at_hand_for_everybody() -> None:
    copying = service_of("copying-printing")
    assert (copying.agency, copying.channel) == (OWN, Channel.COUNTER)
    assert set(copying.audience) == set(Audience)


def test_enough_services_are_had_online_and_some_of_them_cheaper() -> None:
    online = [service for service in SAMPLE.services if service.link]
    saving = [one for one in online if (one.fee.online or 0) < one.fee.counter]
    assert len(online) >= 40
    assert len(saving) >= 15


@pytest.mark.parametrize(("agency", "ar", "en"), OF_A_NEWBORN)
def test_what_a_newborn_needs_is_in_its_bundle(agency: str, ar: str, en: str) -> None:
    services = [service_of(part.service) for part in bundle_of("newborn").parts]
    assert any(s.agency == agency and ar in s.name.ar and en in s.name.en for s in services)


def test_a_newborn_is_registered_before_it_gets_passport_book_and_insurance() -> None:
    newborn = bundle_of("newborn")
    after = {part.service: part.after for part in newborn.parts}
    assert newborn.parts[0].service == "birth-certificate"
    assert [code for code, first in after.items() if "birth-certificate" in first] == [
        "family-book-amended",
        "passport-issue",
        "health-insurance",
    ]


def test_the_life_events_are_there() -> None:
    assert {"newborn", "marriage", "death", "business", "home", "job"} == {
        bundle.code for bundle in SAMPLE.bundles
    }


@by_bundle
def test_a_bundle_has_an_order_and_one_audience_that_may_have_all_of_it(bundle: Bundle) -> None:
    assert any(part.after for part in bundle.parts)
    audiences = [set(service_of(part.service).audience) for part in bundle.parts]
    assert Audience.INDIVIDUALS in set.intersection(*audiences)


def test_every_text_is_arabic_in_arabic_and_english_in_english() -> None:
    for where, text in texts(plain(SAMPLE)):
        assert is_arabic(text["ar"]), where
        assert is_english(text["en"]), where


def test_no_text_has_stray_space_or_an_english_comma_in_arabic() -> None:
    for where, text in texts(plain(SAMPLE)):
        for words in text.values():
            assert words == " ".join(words.split()), where
        assert not re.search("[,;?]", text["ar"]), where


def test_nobody_is_told_what_to_do_in_the_masculine() -> None:
    orders = re.compile(r"(^|[\s«])(قم|اضغط|اختر|أدخل|ادخل|أحضر|احضر|راجع|توجه|توجّه|انتظر)(\s|$)")
    for where, text in texts(plain(SAMPLE)):
        assert not orders.search(text["ar"]), where


@by_service
def test_a_service_card_is_filled_in(service: Service) -> None:
    assert service.conditions
    assert 3 <= len(service.procedure) <= 5
    assert service.documents or service.channel is Channel.ONLINE
    assert 2 <= service.minutes <= 20
    assert 10 <= service.target <= 30
    assert 1 <= service.limit <= 10


@by_service
def test_a_service_is_found_by_the_words_that_people_use(service: Service) -> None:
    arabic = [word for word in service.synonyms if is_arabic(word)]
    english = [word for word in service.synonyms if is_english(word)]
    assert len(arabic) >= 5
    assert len(english) >= 3
    assert len(arabic) + len(english) == len(set(service.synonyms))
    assert not {service.name.ar, service.name.en} & set(service.synonyms)


@by_service
def test_a_service_is_within_somebodys_reach(service: Service) -> None:
    if Capacity.REPRESENTATIVE in service.capacities:
        assert Audience.ESTABLISHMENTS in service.audience
    if Audience.INDIVIDUALS in service.audience:
        assert {Capacity.SELF, Capacity.GUARDIAN} & set(service.capacities)
    for audience in service.audience:
        assert service.documents_for(service.capacities[0], audience) or not service.documents


@pytest.mark.parametrize("service", SERVED_HERE, ids=lambda s: s.code)
def test_whoever_acts_for_another_proves_it(service: Service) -> None:
    proofs = {
        Capacity.GUARDIAN: {"guardianship-deed", "family-book"},
        Capacity.PROXY: {"power-of-attorney"},
        Capacity.REPRESENTATIVE: {"commercial-register", "signatory-letter"},
    }
    for capacity in set(service.capacities) & set(proofs):
        for audience in service.audience:
            brought = {document.id for document in service.documents_for(capacity, audience)}
            assert brought & proofs[capacity], capacity


@by_service
def test_an_asker_for_oneself_brings_nothing_of_another(service: Service) -> None:
    own = {document.id for document in service.documents_for(Capacity.SELF, Audience.INDIVIDUALS)}
    assert not own & {"guardianship-deed", "power-of-attorney", "commercial-register"}


@by_service
def test_a_document_asked_for_is_asked_for_of_somebody(service: Service) -> None:
    asked = {
        document.id
        for capacity in service.capacities
        for audience in service.audience
        for document in service.documents_for(capacity, audience)
    }
    assert asked == {document.id for document in service.documents}


def test_a_document_is_the_same_paper_under_the_same_name_everywhere() -> None:
    kinds: dict[str, set[tuple[Text, bool, bool]]] = defaultdict(set)
    ids: dict[Text, set[str]] = defaultdict(set)
    for document in all_documents():
        kinds[document.id].add((document.name, document.original, document.held))
        ids[document.name].add(document.id)
    assert not {id_: kind for id_, kind in kinds.items() if len(kind) > 1}
    assert not {name: named for name, named in ids.items() if len(named) > 1}


def test_some_documents_are_shared_and_some_the_government_has() -> None:
    times: dict[str, int] = defaultdict(int)
    for document in all_documents():
        times[document.id] += 1
    assert times["id-card"] > 50
    assert sum(count > 1 for count in times.values()) >= 20
    held = {document.id for document in all_documents() if document.held}
    assert {"birth-certificate", "death-certificate", "registration-deed"} <= held


@by_service
def test_what_is_had_online_has_a_link_and_a_price_and_nothing_else_has(service: Service) -> None:
    online = service.channel is not Channel.COUNTER
    assert (service.link is not None) == online
    assert (service.fee.online is not None) == online
    if service.link is not None and service.fee.online is not None:
        address = urlsplit(service.link)
        assert address.scheme == "https"
        assert (address.hostname or "").endswith(".gov.jo")
        assert service.fee.online <= service.fee.counter


@by_service
def test_fees_are_whole_halves_of_a_dinar(service: Service) -> None:
    assert service.fee.counter % 500 == 0
    assert (service.fee.online or 0) % 500 == 0


@by_service
def test_stages_add_up_and_name_known_skills(service: Service) -> None:
    stages = service.all_stages()
    assert sum(stage.minutes for stage in stages) == service.minutes
    assert {stage.skill for stage in stages} <= SHARED_SKILLS | {service.code}


def test_some_services_have_two_stages_and_some_stages_suit_a_partial_skill() -> None:
    staged = [service for service in SAMPLE.services if len(service.stages) >= 2]
    assert len(staged) >= 6
    assert len({service.agency for service in staged}) >= 5
    assert any(stage.partial for stage in all_stages())
    assert {stage.skill for stage in all_stages()} >= SHARED_SKILLS


def test_every_partial_agency_says_where_the_rest_is_had_and_no_other() -> None:
    told = {service.agency for service in SAMPLE.services if service.partial}
    assert told == PARTIAL


@by_service
def test_related_services_know_each_other(service: Service) -> None:
    assert len(set(service.related)) == len(service.related) <= 8
    for code in service.related:
        assert service.code in service_of(code).related, code


def test_families_may_ask_for_several_at_once() -> None:
    assert service_of("passport-issue").limit == 8
    assert service_of("identity-card").limit > 1
    assert service_of("old-age-pension").limit == 1


def test_priority_is_for_those_who_need_it() -> None:
    assert {"elderly", "disability", "pregnant", "infant"} <= {
        group.code for group in SAMPLE.priorities
    }


def test_the_charter_names_rights_and_duties() -> None:
    assert 6 <= len(SAMPLE.charter.rights) <= 8
    assert 4 <= len(SAMPLE.charter.duties) <= 6


def test_every_icon_is_drawn() -> None:
    icons = {agency.icon for agency in SAMPLE.agencies}
    icons |= {bundle.icon for bundle in SAMPLE.bundles}
    icons |= {group.icon for group in SAMPLE.priorities}
    assert icons <= set(glyph.names())


def test_no_two_agencies_share_an_icon() -> None:
    assert len({agency.icon for agency in SAMPLE.agencies}) == len(SAMPLE.agencies)


def test_each_call_reads_a_catalogue_of_its_own() -> None:
    assert sample_catalogue() == SAMPLE
    assert isinstance(sample_catalogue(), Catalogue)


def service_of(code: str) -> Service:
    service = SAMPLE.service(code)
    assert service is not None, code
    return service


def bundle_of(code: str) -> Bundle:
    bundle = SAMPLE.bundle(code)
    assert bundle is not None, code
    return bundle


def all_documents() -> Iterator[Document]:
    return (document for service in SAMPLE.services for document in service.documents)


def all_stages() -> Iterator[Stage]:
    return (stage for service in SAMPLE.services for stage in service.all_stages())


def texts(value: Any, where: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of the plain catalogue with the way to it."""
    if isinstance(value, dict) and value.keys() == {"ar", "en"}:
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{where}.{key}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from texts(item, f"{where}[{position}]")


def is_arabic(text: str) -> bool:
    return bool(re.search("[\u0621-\u064a]", text)) and not re.search("[A-Za-z]", text)


def is_english(text: str) -> bool:
    return bool(re.search("[A-Za-z]", text)) and not re.search("[\u0600-\u06ff]", text)
