"""What the MSI asks of Windows, and when: by its tables, for wine takes more than Windows does."""

import shutil
import subprocess
from pathlib import Path

import pytest

from debian_package import ROOT

LIST = """<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Fragment>
<ComponentGroup Id="Files"/></Fragment></Wix>"""

pytestmark = pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("wixl", "msibuild", "msiinfo")),
    reason="an MSI needs: apt-get install wixl msitools",
)


@pytest.fixture
def msi(tmp_path: Path) -> Path:
    """With starters of no use in it."""
    tmp_path.joinpath("files").mkdir()
    for name in ("center.exe", "center-gui.exe"):
        tmp_path.joinpath("files", name).write_text(name)
    (tmp_path / "files.wxs").write_text(LIST)
    made = tmp_path / "one.msi"
    words = ("0.1.0", "files", "files.wxs", made)
    script = ROOT / "installer" / "windows" / "msi.sh"
    subprocess.run([script, *words], cwd=tmp_path, check=True, capture_output=True)
    return made


def table(msi: Path, name: str) -> dict[str, list[str]]:
    asked = ["msiinfo", "export", str(msi), name]
    text = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return {row[0]: row[1:] for row in (line.split("\t") for line in text.splitlines())}


def test_each_step_has_its_place(msi: Path) -> None:
    order = table(msi, "InstallExecuteSequence")
    for steps in (
        ("AppSearch", "KeepRole", "CostInitialize"),
        ("InstallInitialize", "EndAll", "ProcessComponents", "RemoveFiles"),
    ):
        at = [int(order[name][-1]) for name in steps]
        assert at == sorted(at), "Windows refuses a deferred step before its script is begun"


def test_the_role_reaches_the_part_with_rights(msi: Path) -> None:
    (secure,) = table(msi, "Property")["SecureCustomProperties"]
    assert {"ROLE", "FORMERROLE"} <= {*secure.split(";")}
    assert "WIX_UPGRADE_DETECTED" in secure, "what it was made with stays"
