"""What kinds of printers can do: how many dots across, how fine, whether they cut and answer.

Ours stand first; what is not among them is looked up in the table of python-escpos, which tells
of the dots and the cutter, not of answers.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

USUAL_DPI = 203
MM_PER_INCH = 25.4
NARROWEST = 320
"""Dots; a narrower strip has no room for a number and its code."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of printer. `tells`: it answers when it is asked how it stands (DLE EOT)."""

    name: str
    dots: int
    dpi: int = USUAL_DPI
    cutter: bool = True
    tells: bool = True

    def millimetres(self, dots: int) -> float:
        return dots / self.dpi * MM_PER_INCH


GENERIC = {58: Profile("58", 384), 80: Profile("80", 576)}
"""By the width of the paper in mm: what is taken of a printer of which nothing is said."""

KNOWN: Mapping[str, Profile] = {
    one.name.lower(): one
    for one in (
        *GENERIC.values(),
        Profile("58-tear", 384, cutter=False),
        Profile("58-mute", 384, tells=False),
        Profile("80-mute", 576, tells=False),
        Profile("TM-T20", 576),
        Profile("TM-m30", 576),
        Profile("TM-T88", 512, dpi=180),
        Profile("CT-S651", 576),
    )
}


ACCEPTED = f"{', '.join(one.name for one in KNOWN.values())}, or a profile of python-escpos"


class WrongProfile(ValueError):
    """No printer of that name is known; the sentence names those of our own table."""

    def __init__(self, name: str) -> None:
        super().__init__(f"printer profile {name!r} is none of: {ACCEPTED}")


def profile_of(name: str, paper: int) -> Profile:
    """The profile of that name, or for "" the usual one for paper of so many mm.

    Raises WrongProfile.
    """
    if not name:
        return GENERIC[paper]
    found = KNOWN.get(name.lower()) or _elsewhere().get(name.lower())
    if found is None:
        raise WrongProfile(name)
    return found


@cache
def _elsewhere() -> Mapping[str, Profile]:
    """The profiles of python-escpos that name their dots, without loading its drivers."""
    table = json.loads((files("escpos") / "capabilities.json").read_bytes())
    read = (_read(name, entry) for name, entry in table["profiles"].items())
    return {profile.name.lower(): profile for profile in read if profile is not None}


def _read(name: str, entry: Mapping[str, Any]) -> Profile | None:
    media, features = entry["media"], entry["features"]
    width, dpi = media.get("width", {}).get("pixels"), media.get("dpi")
    if not isinstance(width, int) or width < NARROWEST:
        return None
    cutter = bool(features.get("paperFullCut") or features.get("paperPartCut"))
    fine = dpi if isinstance(dpi, int) else USUAL_DPI
    return Profile(name, width - width % 8, fine, cutter)
