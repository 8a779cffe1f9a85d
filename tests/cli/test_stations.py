"""A station's window, drawn into a file as its first page is."""

from command_line import CommandLine


def test_a_kiosk_whose_printer_is_gone_opens_all_the_same(sample: CommandLine) -> None:
    picture = sample.home / "kiosk.png"
    draw = ("kiosk", "--lang", "ar", "--screenshot", picture)
    assert sample.process(*draw, CENTER_PRINTER="network:127.0.0.1:9").code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_written_is_named(sample: CommandLine) -> None:
    picture = sample.home / "board.txt"
    said = sample.process("display", "--screenshot", picture)
    assert said.code == 1
    assert said.err.splitlines()[-1].endswith(f"picture {picture} cannot be written.")
