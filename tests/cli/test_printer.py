"""`center printer`: trying the printer, asking how it stands, counting its paper."""

import pytest

from command_line import CommandLine
from receipt_printer import COVER_OPEN, OFFLINE, PAPER_LOW, PAPER_OUT, Manners, on_the_network


def test_the_test_slip_is_printed_and_the_printer_s_word_told(center: CommandLine) -> None:
    with on_the_network() as printer:
        said = center("printer", "test", CENTER_PRINTER=printer.address)
    assert (said.code, said.err) == (0, "")
    first, *rest = said.out.splitlines()
    assert first == "The test slip has been printed, and the printer confirms it."
    assert rest[0] == "The printer is well."
    assert rest[1].startswith("The paper lasts for about")
    assert printer.commands[-1] == "cut"
    assert printer.paper.width == 576


def test_the_paper_s_profile_decides_how_wide_it_is(center: CommandLine) -> None:
    with on_the_network() as printer:
        center("printer", "test", CENTER_PRINTER=printer.address, CENTER_PRINTER_PROFILE="TM-T88")
    assert printer.paper.width == 512


@pytest.mark.parametrize(
    ("manners", "told"),
    [
        (Manners(online=OFFLINE, paper=PAPER_OUT), "The paper is out."),
        (Manners(online=OFFLINE, cause=COVER_OPEN), "The printer's cover is open."),
        (Manners(closes_after=0), "The printer cannot be reached."),
    ],
)
def test_a_slip_that_was_not_printed_is_a_failure_with_its_reason(
    manners: Manners, told: str, center: CommandLine
) -> None:
    with on_the_network(manners) as printer:
        said = center("printer", "test", CENTER_PRINTER=printer.address)
    assert said.code == 1
    assert said.out.splitlines()[:2] == ["The test slip was not printed.", told]


def test_a_printer_that_does_not_answer_confirms_nothing(center: CommandLine) -> None:
    with on_the_network(Manners(answers=False)) as printer:
        said = center("printer", "test", "--json", CENTER_PRINTER=printer.address)
    assert said.code == 0
    facts = said.value
    assert (facts["outcome"], facts["state"]) == ("unconfirmed", "silent")


def test_how_it_stands_is_asked_of_the_printer(center: CommandLine) -> None:
    with on_the_network(Manners(paper=PAPER_LOW)) as printer:
        said = center("printer", "status", CENTER_PRINTER=printer.address)
        facts = center("printer", "status", "--json", CENTER_PRINTER=printer.address).value
    assert said.out.startswith("The paper is running low.\nKeep a new roll ready.\n")
    assert facts["state"] == "paper_low"
    assert facts["left"] > 0
    assert printer.commands == []


def test_it_speaks_arabic_too(center: CommandLine) -> None:
    with on_the_network(Manners(online=OFFLINE, paper=PAPER_OUT)) as printer:
        said = center("printer", "status", "--lang", "ar", CENTER_PRINTER=printer.address)
    assert said.out.startswith("نفد الورق.\n")


def test_a_file_tells_nothing(center: CommandLine) -> None:
    address = f"file:{center.home / 'slip.bin'}"
    said = center("printer", "test", CENTER_PRINTER=address)
    assert said.code == 0
    assert "does not say whether it came out" in said.out
    assert "This printer does not tell how it stands." in said.out
    assert (center.home / "slip.bin").stat().st_size > 10_000


def test_a_new_roll_begins_the_account_anew(center: CommandLine) -> None:
    with on_the_network() as printer:
        center("printer", "test", CENTER_PRINTER=printer.address)
    said = center("printer", "new-roll", "--length-m", 40, "--json")
    assert said.value["length_m"] == 40
    left = said.value["left"]
    assert center("printer", "new-roll", "--length-m", 80, "--json").value["left"] in {
        2 * left,
        2 * left + 1,
    }
    assert center("printer", "new-roll").out.startswith("A new roll of 80 m is in. The paper lasts")


@pytest.mark.parametrize("what", ["test", "status"])
def test_without_a_printer_there_is_nothing_to_ask(what: str, center: CommandLine) -> None:
    assert "No printer is set here" in center("printer", what).sentence()


def test_a_profile_that_nobody_knows_is_refused_with_those_there_are(center: CommandLine) -> None:
    said = center("printer", "status", CENTER_PRINTER_PROFILE="laser")
    assert "TM-T88" in said.sentence()
