import unicodedata
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTTextContainer
from pdfminer.pdfpage import PDFPage
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from center_app.domain.report import DayReport
from center_app.language import Language, find
from center_app.language.bidi import isolate
from printers.report import write_day_report
from printers.report.letters import visual
from printers.report.page import PAGE, draw_page
from printers.report.pen import Pen
from reports import HEAD, empty_day, single_visit, unfinished_day, usual_day

ARABIC, ENGLISH = find("ar"), find("en")

DAYS: dict[str, Callable[[], DayReport]] = {
    "a usual day": usual_day,
    "a large center": lambda: usual_day(services=67, agencies=17, counters=40),
    "a small center": lambda: usual_day(services=3, agencies=2, counters=2),
    "an unfinished day": unfinished_day,
    "a single visit": single_visit,
    "an empty day": empty_day,
}

every_day = pytest.mark.parametrize("day", DAYS.values(), ids=DAYS.keys())
both_languages = pytest.mark.parametrize("language", [ARABIC, ENGLISH], ids=["ar", "en"])


class TracingCanvas(Canvas):
    """A canvas that remembers where it wrote what: left, bottom, right and top in points."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), pagesize=(PAGE.width, PAGE.height))
        self.written: list[tuple[str, tuple[float, float, float, float]]] = []

    def drawString(  # noqa: N802 - the name that reportlab gives it
        self, x: float, y: float, text: str, *more: Any, **named: Any
    ) -> None:
        this: Any = self
        size: float = this._fontsize
        room = stringWidth(text, this._fontname, size)
        if text:
            self.written.append((text, (x, y - 0.12 * size, x + room, y + 0.6 * size)))
        super().drawString(x, y, text, *more, **named)


def printed(report: DayReport, language: Language) -> bytes:
    file = BytesIO()
    write_day_report(file, report, language)
    return file.getvalue()


@cache
def extracted(day: Callable[[], DayReport], language: str) -> str:
    return extract_text(BytesIO(printed(day(), find(language))))


def text_of(day: Callable[[], DayReport], language: Language) -> str:
    return unicodedata.normalize("NFKC", extracted(day, language.code))


def drawn(text: str, *, right_to_left: bool = True) -> str:
    """A text as it is found in a PDF: its letters by themselves, from left to right."""
    return unicodedata.normalize("NFKC", visual(text, right_to_left))


@every_day
@both_languages
def test_a_day_takes_one_page(day: Callable[[], DayReport], language: Language) -> None:
    pages = list(PDFPage.get_pages(BytesIO(printed(day(), language))))
    assert [page.mediabox[2:] for page in pages] == [pytest.approx(A4, abs=0.01)]


@every_day
@both_languages
def test_no_text_leaves_the_page_or_runs_into_another(
    day: Callable[[], DayReport], language: Language
) -> None:
    canvas = TracingCanvas()
    draw_page(Pen(canvas, PAGE, language.right_to_left), day(), language)
    for text, (left, bottom, right, top) in canvas.written:
        assert left > 20, text
        assert right < PAGE.width - 20, text
        assert bottom > 12, text
        assert top < PAGE.height - 12, text
    for (one, first), (other, second) in combinations(canvas.written, 2):
        apart = (
            first[2] <= second[0] + 0.1
            or second[2] <= first[0] + 0.1
            or first[3] <= second[1]
            or second[3] <= first[1]
        )
        assert apart, f"{one!r} runs into {other!r}"


def test_the_arabic_report_says_all_that_matters() -> None:
    text = text_of(usual_day, ARABIC)
    assert drawn("مركز الخدمات الحكومية الشامل") in text
    assert drawn("الأحد، 22 تشرين الثاني 2026") in text
    assert drawn("يوم مكتمل") in text
    for label in (
        "التذاكر الصادرة",
        "زيارات تمت خدمتها",
        "ضمن المستهدف",
        "وسيط الانتظار",
        "أطول انتظار",
        "مغادرة دون خدمة",
        "عدم حضور عند النداء",
        "إنجاز من الزيارة الأولى",
        "نسبة الإشغال",
    ):
        assert drawn(label) in text, label
    for figure in ("320", "290", "88%", "9:05", "24:00", "41:00", "(8)", "(13)", "97%"):
        assert figure in text, figure


def test_arabic_reads_from_the_right() -> None:
    """Not by our own reordering: the line of the PDF, read backwards."""
    lines = extracted(usual_day, "ar").splitlines()
    backwards = {unicodedata.normalize("NFKC", line.strip()[::-1]) for line in lines}
    assert {"التقرير اليومي", "كيف انتهت الزيارات", "الشبابيك"} <= backwards


def test_the_english_report_says_the_same() -> None:
    text = text_of(usual_day, ENGLISH)
    for words in ("Sunday, 22 November 2026", "Complete day", "within target", "88%", "9:05"):
        assert words in text
    for words in ("Occupancy of all counters: 79%", "5:00", "83%"):
        assert words in text
    assert "Satisfaction: 4.4 of 5, rated by 112 of 290" in text


@both_languages
def test_the_journal_can_be_found_from_it(language: Language) -> None:
    text = text_of(usual_day, language)
    assert HEAD in text
    assert "JO-AMM-001/0193a5f2-7c1e-7b2a-9f00-5be0c1d2e3f4" in text
    assert "2,741" in text


def test_an_unfinished_day_says_as_of_when() -> None:
    assert "As of 11:40" in text_of(unfinished_day, ENGLISH)
    text = text_of(unfinished_day, ARABIC)
    assert drawn(f"حتى الساعة {isolate('11:40')}") in text
    assert drawn("ما زالت في المركز") in text


def test_what_does_not_fit_is_summed_up() -> None:
    text = text_of(usual_day, ENGLISH)
    assert "more services" in text
    assert "more agencies" in text
    assert "more" not in text_of(DAYS["a small center"], ENGLISH)


def test_an_empty_day_says_that_nobody_came() -> None:
    text = text_of(empty_day, ARABIC)
    assert drawn("لم تصدر أي تذكرة في هذا اليوم.") in text
    assert "%" not in text


def test_the_same_report_gives_the_same_file() -> None:
    assert printed(usual_day(), ARABIC) == printed(usual_day(), ARABIC)


def test_every_letter_comes_from_the_one_typeface() -> None:
    (page,) = extract_pages(BytesIO(printed(usual_day(), ARABIC)))
    fonts = {
        letter.fontname
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
        for letter in line
        if isinstance(letter, LTChar)
    }
    assert fonts
    assert all("IBMPlexSansArabic" in font for font in fonts)
