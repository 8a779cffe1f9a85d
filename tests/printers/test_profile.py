import pytest

from printers.profile import GENERIC, KNOWN, Profile, WrongProfile, profile_of


@pytest.mark.parametrize(("paper", "dots"), [(58, 384), (80, 576)])
def test_without_a_name_the_paper_alone_decides(paper: int, dots: int) -> None:
    assert profile_of("", paper) == GENERIC[paper]
    assert GENERIC[paper].dots == dots


def test_our_own_table_goes_before_that_of_python_escpos() -> None:
    assert profile_of("CT-S651", 80) is KNOWN["ct-s651"]
    assert profile_of("tm-t88", 80) == Profile("TM-T88", 512, dpi=180)


@pytest.mark.parametrize(
    ("name", "dots", "dpi", "cutter"),
    [
        ("TM-T88V", 512, 180, True),
        ("NT-5890K", 384, 203, False),
        ("tm-p80-42col", 544, 203, True),
    ],
)
def test_other_printers_are_known_as_python_escpos_knows_them(
    name: str, dots: int, dpi: int, cutter: bool
) -> None:
    profile = profile_of(name, 80)
    assert (profile.dots, profile.dpi, profile.cutter) == (dots, dpi, cutter)


@pytest.mark.parametrize("name", ["laser", "OCD-100", "RP326"])
def test_a_printer_whose_dots_nobody_knows_is_refused_with_our_names(name: str) -> None:
    with pytest.raises(WrongProfile, match=r"none of: 58, 80, .*TM-T88"):
        profile_of(name, 80)


def test_lengths_come_from_how_fine_it_prints() -> None:
    assert GENERIC[80].millimetres(203) == pytest.approx(25.4)
    assert profile_of("TM-T88", 80).millimetres(180) == pytest.approx(25.4)


@pytest.mark.parametrize("profile", KNOWN.values(), ids=KNOWN)
def test_rows_of_every_printer_are_whole_bytes(profile: Profile) -> None:
    assert profile.dots % 8 == 0
