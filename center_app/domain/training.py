"""A center to practise at: its day is a real one in every way, and can be taken for none.

It has a code of its own, by which no database, no station and no registry takes it for the center;
a letter of its own, which no other center's tickets have; and its name says what it is.
"""

from dataclasses import replace

from center_app.domain.numbering import Series
from center_app.domain.place import Settings
from center_app.domain.text import Text

CODE = "TRAINING"
"""The code of every center to practise at; no real one may have it."""

LETTER = "ت"
"""The first letter of "training" in Arabic."""

MARK = Text(" – تدريب", " – training")


def for_training(settings: Settings) -> Settings:
    """The same with the name and the numbers of a center to practise at; said twice, the same."""
    name = Text(
        settings.name.ar.removesuffix(MARK.ar) + MARK.ar,
        settings.name.en.removesuffix(MARK.en) + MARK.en,
    )
    return replace(settings, name=name, series=(Series((LETTER,)),), reserve=())
