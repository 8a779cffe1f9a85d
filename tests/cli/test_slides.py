"""`center slides check`: every slide by its name, or every fault."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from command_line import CommandLine


def test_slides_are_named_in_their_order(center: CommandLine) -> None:
    folder = center.state / "slides"
    folder.mkdir(parents=True)
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    assert image.save(f"{folder / '2-fees.png'}")
    for language in ("ar", "en"):
        (folder / f"1-hours.{language}.txt").write_text("08:00 – 15:00")
        (folder / f"2-fees.{language}.txt").write_text("2 JD")
    assert center("slides", "check").out == "1-hours: text\n2-fees: picture and text\n"
    assert center("slides", "check", "--json").value == {"slides": ["1-hours", "2-fees"]}


def test_every_fault_is_a_line(center: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "slides"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"no picture")
    (folder / "b.pdf").write_bytes(b"")
    said = center("slides", "check", folder)
    assert said.code == 1
    assert said.err.splitlines() == [
        "b.pdf: is neither a picture (png, jpg) nor a text (NAME.ar.txt)",
        "a.png: is not a picture that can be read.",
    ]


def test_without_a_folder_it_is_said(center: CommandLine) -> None:
    said = center("slides", "check").sentence()
    assert said == f"There is no folder {center.state / 'slides'}."
