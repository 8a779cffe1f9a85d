"""What the standards ask in millimetres, in pixels."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.theme.metrics import (
    CAPITAL_OF_FONT,
    DESK_PX_PER_MM,
    KIOSK_CAPITAL_MM,
    Metrics,
    density,
    desk_scale,
    px_per_mm,
)

FULL_HD_21_INCH = density(1920, 1080, 476, 268)


def test_a_kiosk_of_21_inch_in_full_hd_has_targets_of_about_81_pixels() -> None:
    assert Metrics.kiosk(FULL_HD_21_INCH).touch in (81, 82)


@pytest.mark.parametrize(
    "size", [(1024, 768, 304, 228), (3840, 2160, 476, 268), (1080, 1920, 268, 476)]
)
def test_a_target_is_never_under_20_mm(size: tuple[float, float, float, float]) -> None:
    found = density(*size)
    assert Metrics.kiosk(found).touch / found >= 20


def test_no_text_of_a_kiosk_has_capitals_under_7_mm() -> None:
    metrics = Metrics.kiosk(FULL_HD_21_INCH)
    assert metrics.smallest * CAPITAL_OF_FONT / FULL_HD_21_INCH >= KIOSK_CAPITAL_MM - 1e-9


def test_a_screen_is_measured_unless_its_size_is_told(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    pixels = screen.size()
    told = QSizeF(pixels.width() / 5, pixels.height() / 5)
    assert px_per_mm(screen, told) == pytest.approx(5)
    assert px_per_mm(screen) > 0


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (1024, 640, 1.0),
        (1366, 768, 1.0),
        (1920, 1000, 1.25),
        (1920, 800, 1.0),
        (2560, 1440, 1.5),
        (3840, 2160, 2.0),
    ],
)
def test_a_larger_desk_has_larger_text(width: int, height: int, scale: float) -> None:
    assert desk_scale(width, height) == scale


@pytest.mark.parametrize(
    "size",
    [
        (1920, 1080, 0, 0),
        (1920, 1080, 16, 9),
        (1920, 1080, 16000, 9000),
        (1920, 1080, 3900, 2200),
    ],
)
def test_a_screen_that_reports_nonsense_counts_as_96_dpi(
    size: tuple[float, float, float, float],
) -> None:
    assert density(*size) == DESK_PX_PER_MM
