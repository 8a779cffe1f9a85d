"""Files of slides, as a center puts them into its folder."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage


def picture(file: Path, wide: int = 40, high: int = 30) -> Path:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    assert image.save(f"{file}")
    return file


def text(folder: Path, name: str, arabic: str, english: str) -> None:
    (folder / f"{name}.ar.txt").write_text(arabic, "utf-8")
    (folder / f"{name}.en.txt").write_text(english, "utf-8")
