"""Who may read the settings of a machine with the package, once it has been set up there."""

import os
import subprocess
from pathlib import Path

import pytest

POSTINST = Path(__file__).parents[2] / "installer" / "linux" / "postinst"
WITH_PASSWORD = 'database_url = "postgresql://center:secret@192.0.2.7/center"\n'
WITHOUT = 'server_url = "https://192.0.2.7:8760"\n'


@pytest.mark.parametrize(
    ("said", "has_data", "group", "mode"),
    [
        (WITH_PASSWORD, ("center",), "center", 0o640),
        (WITH_PASSWORD, ("center-station",), "center-station", 0o640),
        (WITH_PASSWORD, ("center", "center-station"), "center-station", 0o640),
        (f"# {WITH_PASSWORD}", ("center",), "", 0o644),
        (WITHOUT, ("center", "center-station"), "", 0o644),
    ],
)
def test_a_password_is_for_the_services_that_run_here(
    tmp_path: Path, said: str, has_data: tuple[str, ...], group: str, mode: int
) -> None:
    settings = tmp_path / "etc" / "center.toml"
    settings.parent.mkdir()
    settings.write_text(said)
    settings.chmod(0o644)
    for name in has_data:
        tmp_path.joinpath("lib", name, "stations").mkdir(parents=True)
    told = tmp_path / "told"
    for program in ("systemd-sysusers", "systemd-tmpfiles", "chgrp"):
        stand_in = tmp_path / program
        stand_in.write_text(f'#!/bin/sh\n[ {program} != chgrp ] || echo "$1" > {told}\n')
        stand_in.chmod(0o700)
    script = POSTINST.read_text().replace("/run/systemd/system", f"{tmp_path}/none")
    script = script.replace("/etc/center", f"{tmp_path}/etc").replace("/var/lib", f"{tmp_path}/lib")
    programs = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run(["sh", "-c", script, "postinst", "configure"], env=programs, check=True)
    assert (told.read_text().strip() if told.exists() else "") == group
    assert settings.stat().st_mode & 0o777 == mode
