from pathlib import Path

import pytest

from center_app.cli.settings import Settings
from command_line import CommandLine


@pytest.mark.long
def test_what_is_agreed_is_kept(sample: CommandLine) -> None:
    assert sample("agreement", "set", "CSPD=90", "HIA=75").code == 0
    agreed = sample("agreement", "show", "--json").value
    assert (agreed["CSPD"], agreed["HIA"], agreed["MOL"]) == (90, 75, 80)


def test_the_usual_agreement_needs_no_word(sample: CommandLine) -> None:
    assert sample("agreement", "set", "CSPD=90").code == 0
    assert sample("agreement", "set", "CSPD=80").out == "From now on it is agreed: CSPD 80 %.\n"
    assert sample("agreement", "show", "--json").value["CSPD"] == 80


@pytest.mark.parametrize(
    ("said", "why"),
    [("XX=80", "There is no agency 'XX'"), ("CSPD=0", "'0' is not accepted"), ("CSPD", "''")],
)
def test_nothing_else_is_accepted(sample: CommandLine, said: str, why: str) -> None:
    assert why in sample("agreement", "set", said).sentence()


def test_reports_lie_in_the_state_folder_unless_another_is_named() -> None:
    assert Settings(state=Path("state")).reports_folder == Path("state/reports")
    assert Settings(reports=Path("elsewhere")).reports_folder == Path("elsewhere")
