from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat
from PySide6.QtGui import QFont

from printers.raster import WIDTHS, Raster, draw
from printers.sheet import CENTRE, Sheet, Style
from printers.slip import SlipFacts
from tickets import ALL, LONG_NAMES, PASSPORT, worded

pytestmark = pytest.mark.usefixtures("qapp")

DOTS_PER_MM = 8
MARGIN = 8
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
EVERY_TICKET = pytest.mark.parametrize("facts", ALL.values(), ids=ALL)
EVERY_WIDTH = pytest.mark.parametrize("width", WIDTHS.values(), ids=lambda dots: f"{dots} dots")


def picture(raster: Raster) -> Image.Image:
    """The raster as its PNG shows it."""
    return Image.open(BytesIO(raster.to_png()))


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is black."""
    box = ImageChops.invert(image.convert("L")).getbbox()
    assert box is not None
    return box


@EVERY_TICKET
@EVERY_WIDTH
def test_a_ticket_is_black_on_white_and_leaves_its_margins_free(
    facts: SlipFacts, width: int
) -> None:
    raster = draw(worded(facts), width)
    image = picture(raster)
    assert {colour for _, colour in image.convert("RGB").getcolors() or ()} == {WHITE, BLACK}
    assert image.size == (raster.width, raster.height) == (width, raster.height)
    assert len(raster.rows) == width // 8 * raster.height
    left, top, right, bottom = ink(image)
    assert left >= MARGIN
    assert top >= MARGIN
    assert right <= width - MARGIN
    assert bottom <= raster.height - MARGIN


@EVERY_TICKET
@EVERY_WIDTH
def test_a_phone_reads_the_code_off_the_paper(facts: SlipFacts, width: int) -> None:
    found = zxingcpp.read_barcodes(picture(draw(worded(facts), width)).convert("L"))
    assert [code.text for code in found] == [facts.qr]


def test_the_number_is_at_least_12_mm_high_on_80_mm_paper() -> None:
    image = picture(draw(worded(PASSPORT), WIDTHS[80])).convert("L")
    assert tallest_stroke(above_the_first_rule(image)) >= 12 * DOTS_PER_MM


def test_the_same_ticket_is_drawn_the_same_every_time() -> None:
    slip = worded(PASSPORT)
    assert draw(slip, 576) == draw(slip, 576)


def test_a_worker_thread_draws_the_same_ticket() -> None:
    with ThreadPoolExecutor(2) as threads:
        drawn = list(threads.map(lambda _: draw(worded(PASSPORT), 576), range(8)))
    assert set(drawn) == {draw(worded(PASSPORT), 576)}


def test_a_reprint_wears_a_black_band() -> None:
    first, again = (picture(draw(worded(PASSPORT, reprint), 576)) for reprint in (False, True))
    assert max(darkness(first)[:80]) < 0.9
    assert max(darkness(again)[:80]) > 0.9


def test_long_names_take_more_lines_and_not_smaller_letters() -> None:
    narrow, wide = (draw(worded(LONG_NAMES), width).height for width in (384, 576))
    assert narrow > wide > draw(worded(PASSPORT), 576).height


def test_english_faces_arabic_where_there_is_room_and_saves_paper() -> None:
    few, many = PASSPORT, replace(PASSPORT, ready=PASSPORT.ready * 3)
    further = len(many.ready) - len(few.ready)
    each = {
        paper: (draw(worded(many), dots).height - draw(worded(few), dots).height) / further
        for paper, dots in WIDTHS.items()
    }
    assert each[80] < 6 * DOTS_PER_MM < each[58]


def test_arabic_letters_are_joined() -> None:
    assert not gaps(set_in_arabic("مستقبل"))
    assert gaps(set_in_arabic("\u200c".join("مستقبل")))


def test_a_number_inside_arabic_reads_from_left_to_right() -> None:
    alone, flipped = set_in_arabic("\u2066A017\u2069"), set_in_arabic("\u2066017A\u2069")
    sentence = set_in_arabic("الرقم \u2066A017\u2069")
    left_end = sentence.crop((0, 0, alone.width, sentence.height))
    left_end = left_end.crop(ink(left_end))
    assert difference(left_end, alone) < difference(left_end, flipped) / 3


def darkness(image: Image.Image) -> list[float]:
    """How much of each row is black, 0 to 1."""
    return [1 - value / 255 for value in image.convert("L").resize((1, image.height)).tobytes()]


def above_the_first_rule(image: Image.Image) -> Image.Image:
    rule = next(y for y, dark in enumerate(darkness(image)) if dark > 0.9)
    return image.crop((0, 0, image.width, rule))


def tallest_stroke(image: Image.Image) -> int:
    """The longest black run down any column, in dots."""
    columns = (image.crop((x, 0, x + 1, image.height)).tobytes() for x in range(image.width))
    return max(len(run) for column in columns for run in column.split(b"\xff"))


def gaps(image: Image.Image) -> int:
    """Columns without any ink."""
    lightest = 255 * image.height
    return sum(
        sum(image.crop((x, 0, x + 1, image.height)).tobytes()) == lightest
        for x in range(image.width)
    )


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean distance of two pictures' dots, 0 to 255."""
    size = (max(one.width, other.width), max(one.height, other.height))
    padded = (Image.new("L", size, 255), Image.new("L", size, 255))
    for sheet, image in zip(padded, (one, other), strict=True):
        sheet.paste(image)
    return ImageStat.Stat(ImageChops.difference(*padded)).mean[0]


def set_in_arabic(text: str) -> Image.Image:
    """One line of Arabic paper, cropped to its ink."""
    sheet = Sheet(1200, margin=20)
    style = Style(80, QFont.Weight.Bold, arabic=True, leading=120)
    sheet.text(text, style, sheet.full, CENTRE)
    grey = sheet.paint()
    image = Image.frombytes("L", (grey.width(), grey.height()), bytes(grey.constBits()))
    return image.crop(ink(image))
