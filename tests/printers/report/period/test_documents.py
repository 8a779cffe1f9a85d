import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from typing import BinaryIO

import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTTextContainer

from center_app.domain.dossier import Dossier
from center_app.domain.facts import Facts
from center_app.domain.span import day_of, week_of
from center_app.language import Language, find
from months import NOVEMBER, SEAL, dossier_of, drawn_dossier
from printers.measures import MEASURES
from printers.report.letters import visual
from printers.report.period.assessment import write_assessment
from printers.report.period.document import write_period_report

ARABIC, ENGLISH = find("ar"), find("en")
NOBODY = Facts((), (), ())
SUNDAY = date(2026, 11, 22)


def performance(file: BinaryIO, dossier: Dossier, language: Language) -> None:
    write_assessment(file, dossier, language, 7)


WRITERS: dict[str, Callable[[BinaryIO, Dossier, Language], None]] = {
    "report": write_period_report,
    "performance": performance,
}

both_languages = pytest.mark.parametrize(
    "language",
    [pytest.param(ARABIC, id="ar"), pytest.param(ENGLISH, id="en", marks=pytest.mark.chaos)],
)
both_documents = pytest.mark.parametrize("kind", WRITERS)


def written(kind: str, dossier: Dossier, language: Language) -> bytes:
    file = BytesIO()
    WRITERS[kind](file, dossier, language)
    return file.getvalue()


@cache
def month(kind: str, language: str) -> bytes:
    return written(kind, drawn_dossier(), find(language))


def pages_of(content: bytes) -> list[str]:
    text = extract_text(BytesIO(content))
    return [unicodedata.normalize("NFKC", page) for page in text.split("\f") if page.strip()]


def drawn(text: str, language: Language) -> str:
    return unicodedata.normalize("NFKC", visual(text, language.right_to_left))


@pytest.mark.long
@both_documents
@both_languages
def test_the_last_page_has_the_definitions_and_the_journals_head(
    kind: str, language: Language
) -> None:
    last = pages_of(month(kind, language.code))[-1]
    assert SEAL.head in last
    for one in MEASURES:
        assert drawn(language.say(one.name), language) in last


@pytest.mark.long
@both_documents
@both_languages
def test_nothing_is_drawn_outside_a_page(kind: str, language: Language) -> None:
    for page in extract_pages(BytesIO(month(kind, language.code))):
        for found in page:
            if isinstance(found, LTTextContainer):
                assert found.x0 >= 30
                assert found.x1 <= page.width - 30
                assert found.y0 >= 8


@both_documents
def test_the_same_dossier_gives_the_same_bytes(kind: str) -> None:
    assert written(kind, drawn_dossier(), ENGLISH) == month(kind, "en")


@pytest.mark.chaos
def test_a_month_and_a_week_are_called_so() -> None:
    assert "Monthly report" in pages_of(month("report", "en"))[0]
    week = pages_of(written("report", drawn_dossier(week_of(SUNDAY)), ENGLISH))[0]
    assert "Weekly report" in week
    assert "22 November 2026 to 28 November 2026" in week


@both_documents
def test_days_on_which_nobody_came_are_said_to_be_so(kind: str) -> None:
    text = "".join(pages_of(written(kind, dossier_of(NOVEMBER, NOBODY, NOBODY), ENGLISH)))
    assert "No ticket was issued on these days." in text
    assert SEAL.head in text


@pytest.mark.long
def test_every_agency_is_judged_by_what_it_has_agreed() -> None:
    dossier = drawn_dossier()
    text = "".join(pages_of(month("report", "en")))
    assert text.count("not kept") == sum(one.kept is False for one in dossier.agreements)
    assert {one.agreed_percent for one in dossier.agreements} == {80, 90}


@pytest.mark.chaos
def test_every_service_stands_in_the_report() -> None:
    dossier = drawn_dossier()
    text = "".join(pages_of(month("report", "en")))
    short = [one.name.en for one in dossier.report.services if len(one.name.en) < 40]
    assert all(name in text for name in short)


@pytest.mark.chaos
def test_a_single_day_without_a_day_before_has_nothing_beside_it() -> None:
    dossier = drawn_dossier(day_of(SUNDAY))
    alone = dossier_of(day_of(SUNDAY), dossier.facts, NOBODY)
    assert "Beside the days before" not in "".join(pages_of(written("report", alone, ENGLISH)))
    assert "Beside the days before" in "".join(pages_of(month("report", "en")))


def test_the_performance_report_names_its_article() -> None:
    file = BytesIO()
    write_assessment(file, drawn_dossier(), ENGLISH, 12)
    assert "under article 12" in pages_of(file.getvalue())[0]
