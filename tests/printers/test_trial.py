"""The slip that tries a printer."""

from datetime import datetime
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from center_app.domain.clock import AMMAN
from center_app.language import find
from printers.profile import GENERIC, KNOWN, Profile
from printers.trial import Trial, draw_trial

pytestmark = pytest.mark.usefixtures("qapp")

AT = datetime(2026, 11, 22, 9, 15, tzinfo=AMMAN)
EVERY_PROFILE = pytest.mark.parametrize(
    "profile", [GENERIC[58], GENERIC[80], KNOWN["tm-t88"]], ids=lambda one: one.name
)


def picture(profile: Profile) -> Image.Image:
    trial = Trial("network:192.0.2.40:9100", profile, AT)
    raster = draw_trial(trial, find("ar"), find("en"))
    return Image.open(BytesIO(raster.to_png())).convert("L")


@EVERY_PROFILE
def test_it_uses_the_first_dot_and_the_last(profile: Profile) -> None:
    image = picture(profile)
    assert image.width == profile.dots
    for x in (0, profile.dots - 1):
        assert 0 in image.crop((x, 0, x + 1, image.height)).tobytes()


@EVERY_PROFILE
def test_the_ruler_counts_real_millimetres(profile: Profile) -> None:
    image = picture(profile)
    line = next(y for y in range(image.height) if not any(row(image, y)))
    low_down = row(image, line + 22)
    ticks = [x for x, ink in enumerate(low_down) if not ink][1:]
    tens = [round(profile.millimetres(x)) for x in ticks if x < profile.dots - 1]
    assert tens == list(range(10, int(profile.millimetres(profile.dots)) + 1, 10))


@EVERY_PROFILE
def test_its_code_can_be_read(profile: Profile) -> None:
    found = zxingcpp.read_barcodes(picture(profile))
    assert [code.text for code in found] == ["center printer test 2026-11-22T09:15"]


def row(image: Image.Image, y: int) -> bytes:
    return image.crop((0, y, image.width, y + 1)).tobytes()
