"""All parts on one page: whole in every language, size, contrast and place."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from center_app.language import Language, find
from screens import FULL_HD_21_INCH, clipped, laid_out, overlapping
from ui.theme import Contrast, Look, Metrics, Theme, Tone
from ui.theme.fonts import load_fonts
from ui.widgets import (
    BarMeter,
    BodyLabel,
    Card,
    Chip,
    ClockLabel,
    FlowGrid,
    FlowRow,
    NumberPlate,
    PrimaryButton,
    QuietButton,
    ScrollPage,
    StaleBanner,
    TileButton,
    Title,
)

NOW = datetime(2026, 11, 22, 9, 15, tzinfo=ZoneInfo("Asia/Amman"))
TEXT = {
    "ar": ("ما الخدمة المطلوبة؟", "دائرة الأحوال المدنية والجوازات", "ضمن الوقت المستهدف"),
    "en": ("What do you need today?", "Civil Status and Passports Department", "Within target"),
}


def a_page(look: Look, language: Language) -> QWidget:
    """One of each part, with the longest texts that are usual."""
    headline, agency, state = TEXT[language.code]
    page = QWidget()
    column = QVBoxLayout(page)
    top = FlowRow(look)
    top.fill([Title(look, headline), ClockLabel(look, language, lambda: NOW)])
    column.addWidget(top)
    column.addWidget(BodyLabel(look, f"{agency} {headline} {state}"))
    stale = StaleBanner(look, language, lambda: NOW)
    stale.lost(NOW - timedelta(minutes=3))
    column.addWidget(stale)
    grid, buttons, chips = FlowGrid(look), FlowRow(look), FlowRow(look)
    grid.fill([TileButton(look, agency, state, "passport") for _ in range(5)])
    buttons.fill(
        [
            QuietButton(look, headline, "arrow-start"),
            PrimaryButton(look, agency, icon_after="check"),
        ]
    )
    chips.fill([Chip(look, state, tone, "clock") for tone in Tone])
    for part in (grid, buttons, chips):
        column.addWidget(part)
    card = Card(look)
    inside = QVBoxLayout(card)
    inside.addWidget(NumberPlate(look, "A017"))
    inside.addWidget(BarMeter(look))
    column.addWidget(card)
    return page


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("contrast", Contrast)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    ("metrics", "size"),
    [
        (Metrics.desk(), (1280, 720)),
        (Metrics.kiosk(FULL_HD_21_INCH), (1920, 1080)),
        (Metrics.kiosk(FULL_HD_21_INCH), (1080, 1920)),
        (Metrics.kiosk(3.37), (1024, 768)),
        (Metrics.kiosk(2 * FULL_HD_21_INCH), (3840, 2160)),
    ],
    ids=["desk", "kiosk", "portrait", "small", "4K"],
)
def test_nothing_is_cut_and_nothing_overlaps(
    qtbot: QtBot,
    metrics: Metrics,
    size: tuple[int, int],
    scale: float,
    contrast: Contrast,
    code: str,
) -> None:
    load_fonts()
    language = find(code)
    look = Look(Theme(metrics, scale, contrast))
    window = ScrollPage(a_page(look, language))
    qtbot.addWidget(window)
    look.dress(window)
    right_to_left = Qt.LayoutDirection.RightToLeft
    window.setLayoutDirection(
        right_to_left if language.right_to_left else Qt.LayoutDirection.LeftToRight
    )
    laid_out(window, *size)
    assert clipped(window) == []
    assert overlapping(window) == []
