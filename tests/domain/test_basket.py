"""What a whole basket asks for."""

from center_app.domain.basket import by_capacity, documents_of, fee_of, saving_of
from center_app.domain.catalogue import (
    Audience,
    Capacity,
    Catalogue,
    Charter,
    Document,
    Fee,
    Service,
    When,
)
from center_app.domain.commands import Asked
from center_app.domain.text import Text

ID_COPY = Document("id", Text("صورة البطاقة الشخصية", "Copy of the identity card"), original=False)
ID = Document("id", Text("البطاقة الشخصية", "Identity card"))
PROXY = Document("proxy", Text("وكالة", "Power of attorney"), When((Capacity.PROXY,)))
BOOK = Document("book", Text("دفتر العائلة", "Family book"))
BOOK_HELD = Document("book", Text("دفتر العائلة", "Family book"), held=True)


def test_papers_of_several_services_are_asked_for_once_and_in_order() -> None:
    catalogue = catalogue_of(passport=(ID_COPY, BOOK), insurance=(ID, BOOK_HELD))
    papers = documents_of(catalogue, (Asked("passport"), Asked("insurance")), Audience.INDIVIDUALS)
    assert [paper.id for paper in papers] == ["id", "book"]


def test_the_original_is_brought_where_one_service_wants_it() -> None:
    catalogue = catalogue_of(passport=(ID_COPY,), insurance=(ID,))
    papers = documents_of(catalogue, (Asked("passport"), Asked("insurance")), Audience.INDIVIDUALS)
    assert papers[0].original


def test_a_paper_stays_at_home_only_where_every_service_has_it() -> None:
    catalogue = catalogue_of(passport=(BOOK_HELD,), insurance=(BOOK,))
    both = documents_of(catalogue, (Asked("passport"), Asked("insurance")), Audience.INDIVIDUALS)
    one = documents_of(catalogue, (Asked("passport"),), Audience.INDIVIDUALS)
    assert not both[0].held
    assert one[0].held


def test_the_capacity_decides_the_papers() -> None:
    catalogue = catalogue_of(passport=(ID, PROXY))
    alone = documents_of(catalogue, (Asked("passport"),), Audience.INDIVIDUALS)
    proxy = documents_of(catalogue, (Asked("passport", 1, Capacity.PROXY),), Audience.INDIVIDUALS)
    assert PROXY not in alone
    assert PROXY in proxy


def test_five_passports_cost_five_times_one() -> None:
    catalogue = catalogue_of(passport=(), insurance=())
    lines = (Asked("passport", 5), Asked("insurance"), Asked("no longer offered"))
    assert fee_of(catalogue, lines) == 5 * 50_000 + 50_000


def test_what_is_cheaper_online_is_counted_for_every_copy() -> None:
    cards = (
        Service("a", "CSPD", Text("أ", "a"), 5, 15, fee=Fee(50_000, 48_000)),
        Service("b", "CSPD", Text("ب", "b"), 5, 15, fee=Fee(1_000, 1_000)),
        Service("c", "CSPD", Text("ج", "c"), 5, 15, fee=Fee(1_000)),
    )
    catalogue = Catalogue("1", (), cards, (), (), Charter(Text("", ""), (), ()))
    lines = (Asked("a", 3), Asked("b", 2), Asked("c"), Asked("no longer offered"))
    assert saving_of(catalogue, lines) == 6_000


def test_papers_of_everybody_stand_apart_from_those_of_a_capacity() -> None:
    service = Service(
        "passport",
        "CSPD",
        Text("جواز", "Passport"),
        5,
        15,
        capacities=(Capacity.SELF, Capacity.PROXY),
        documents=(ID, PROXY, BOOK),
    )
    everybody, besides = by_capacity(service, Audience.INDIVIDUALS)
    assert everybody == (ID, BOOK)
    assert besides == {Capacity.PROXY: (PROXY,)}


def catalogue_of(**services: tuple[Document, ...]) -> Catalogue:
    cards = tuple(
        Service(code, "CSPD", Text(code, code), 5, 15, documents=papers, fee=Fee(50_000))
        for code, papers in services.items()
    )
    return Catalogue("1", (), cards, (), (), Charter(Text("", ""), (), ()))
