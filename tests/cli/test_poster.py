"""The poster is one sheet of A3, in both languages, with the name of the center."""

import unicodedata

from pdfminer.high_level import extract_pages, extract_text

from command_line import CommandLine

MM = 72 / 25.4


def test_the_poster_is_a3_and_in_both_languages(sample: CommandLine) -> None:
    file = sample.home / "there" / "poster.pdf"
    said = sample.process("poster", "--out", file)
    assert said.code == 0, said.err
    (page,) = extract_pages(file)
    assert (round(page.width / MM), round(page.height / MM)) == (297, 420)
    text = " ".join(unicodedata.normalize("NFKC", extract_text(file)).split())
    assert "Take a number" in text
    assert any("\u0600" <= letter <= "\u06ff" for letter in text)
    assert "on your phone" not in text, "there is no page for it here"


def test_a_center_with_a_page_for_phones_tells_of_it(sample: CommandLine) -> None:
    file = sample.home / "poster.pdf"
    address = "https://queue.example.jo"
    assert sample.process("poster", "--out", file, CENTER_TICKET_BASE=address).code == 0
    assert "on your phone" in " ".join(extract_text(file).split())
