"""The logo of a center."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from screens import desk_look, laid_out
from ui.theme import Identity
from ui.widgets import Logo


def test_a_center_without_a_logo_has_no_gap(qtbot: QtBot) -> None:
    logo = Logo(desk_look(), "مركز الخدمات الحكومية")
    qtbot.addWidget(logo)
    assert logo.sizeHint() == QSize(0, 0)


def test_a_logo_keeps_its_shape_and_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    image.save(str(tmp_path / "logo.png"))
    look = desk_look()
    logo = Logo(look, "مركز الخدمات الحكومية")
    qtbot.addWidget(logo)
    look.wear(replace(look.theme, identity=Identity(logo=tmp_path / "logo.png")))
    assert logo.sizeHint() == QSize(180, 45)
    assert logo.accessibleName() == "مركز الخدمات الحكومية"
    drawn = laid_out(logo, 180, 45).grab().toImage().pixelColor(90, 20)
    assert drawn == QColor("#123456")


def test_a_logo_that_cannot_be_read_is_logged(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    look = desk_look()
    look.wear(replace(look.theme, identity=Identity(logo=tmp_path / "missing.png")))
    with caplog.at_level(logging.WARNING):
        logo = Logo(look, "مركز")
    qtbot.addWidget(logo)
    assert "missing.png" in caplog.text
    assert logo.sizeHint() == QSize(0, 0)
