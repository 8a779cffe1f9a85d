from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from center_app.domain.clock import AMMAN
from center_app.domain.result import receipt_code
from center_app.domain.text import Text
from center_app.language import find
from printers.raster import WIDTHS
from printers.receipt import ReceiptFacts, draw_receipt, grouped, receipt_for

pytestmark = pytest.mark.usefixtures("qapp")

FACTS = ReceiptFacts(
    center=Text("مركز الخدمات الحكومية الشامل", "Comprehensive Government Services Center"),
    number="A017",
    service=Text("إصدار جواز سفر لأول مرة", "Issue a first passport"),
    copies=2,
    ready=date(2026, 12, 3),
    by_post=False,
    given=datetime(2026, 11, 30, 9, 15, tzinfo=AMMAN),
    code=receipt_code("a secret"),
)


@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_scanner_reads_the_code_off_the_receipt(width: int) -> None:
    raster = draw_receipt(receipt_for(FACTS, find("ar"), find("en")), width)
    picture = Image.open(BytesIO(raster.to_png())).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [FACTS.code]


def test_it_says_when_what_and_how_in_both_languages() -> None:
    slip = receipt_for(FACTS, find("ar"), find("en"))
    assert slip.ready == Text("الخميس، 3 كانون الأول 2026", "Thursday, 3 December 2026")
    assert slip.ready_label.en == "Ready from"
    by_post = receipt_for(replace(FACTS, by_post=True), find("ar"), find("en"))
    assert by_post.ready_label.en == "Sent by post on"
    assert by_post.how != slip.how


def test_a_reprint_says_that_it_is_one_and_still_has_its_code() -> None:
    slip = receipt_for(FACTS, find("ar"), find("en"), reprint=True)
    assert slip.reprint == Text("إعادة طباعة", "Reprint")
    raster = draw_receipt(slip, 576)
    assert raster.height > draw_receipt(replace(slip, reprint=None), 576).height
    picture = Image.open(BytesIO(raster.to_png())).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [FACTS.code]


def test_the_code_can_be_typed_in_groups() -> None:
    assert grouped("7KQP3MXA2TBW") == "7KQP-3MXA-2TBW"
