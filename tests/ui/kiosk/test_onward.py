"""Which page comes after which on the way to the number."""

from center_app.domain.catalogue import Capacity
from center_app.domain.commands import Asked
from center_app.sample import sample_catalogue
from small_catalogue import SMALL
from ui.kiosk.onward import missing_of, next_page
from ui.kiosk.visitor import Page, Visitor

CATALOGUE = sample_catalogue()
PASSPORTS = Visitor(Page.BASKET, basket=(Asked("passport-renewal", 5, Capacity.GUARDIAN),))
PAPERS = {"old-passport", "id-card", "photo", "guardianship-deed"}


def test_a_basket_without_any_paper_goes_straight_on() -> None:
    assert next_page(Visitor(Page.BASKET, basket=(Asked("vaccination"),)), SMALL) is Page.PRIORITY


def test_five_passports_need_each_paper_once() -> None:
    assert {paper.id for paper in missing_of(PASSPORTS, CATALOGUE)} == PAPERS
    assert next_page(PASSPORTS, CATALOGUE) is Page.PAPERS


def test_whoever_ticks_nothing_is_not_held_up() -> None:
    assert next_page(PASSPORTS.to(Page.PAPERS), CATALOGUE) is Page.PRIORITY


def test_whoever_has_begun_to_tick_is_warned_until_all_is_there() -> None:
    visitor = PASSPORTS.to(Page.PAPERS)
    for paper in sorted(PAPERS):
        visitor = visitor.having(paper, ready=True)
        expected = Page.PRIORITY if visitor.ready == PAPERS else Page.MISSING
        assert next_page(visitor, CATALOGUE) is expected


def test_a_tick_of_another_basket_counts_for_nothing() -> None:
    visitor = PASSPORTS.to(Page.PAPERS).having("land-plan", ready=True)
    assert next_page(visitor, CATALOGUE) is Page.PRIORITY


def test_a_tick_is_taken_back() -> None:
    visitor = PASSPORTS.having("photo", ready=True).having("photo", ready=False)
    assert not visitor.ready


def test_after_the_warning_it_goes_on() -> None:
    visitor = PASSPORTS.having("photo", ready=True).to(Page.MISSING)
    assert next_page(visitor, CATALOGUE) is Page.PRIORITY
