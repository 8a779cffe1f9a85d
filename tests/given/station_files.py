"""Enrolments as a server writes them."""

from pathlib import Path

from manual_clock import moment
from sync.authority import make_authority
from sync.stations.identity import Invitation, write_identity

MADE = moment("2026-11-22 10:00")


def invitation(folder: Path, address: str, name: str = "kiosk-1", kind: str = "kiosk") -> Path:
    """A file that enrols a machine at this address."""
    ca = make_authority(MADE).pem.decode()
    file = folder / f"{name}.station"
    one = Invitation("JO-CENTER-001", address, ca, name, "code-of-the-test", "", kind)
    file.write_bytes(write_identity(one))
    return file
