"""An employee's certificate in words: whose, for what, until when."""

from typing import NamedTuple

from center_app.domain.views.certificates import Certificate
from center_app.language import Language
from center_app.language.dates import dated
from ui.theme import Tone

NAMED = 3
"""Skills that are named; of the others their number is told."""


class CertificateWords(NamedTuple):
    """A card's texts: the last day in its tone, the employee, and the skills."""

    tone: Tone
    end: str
    employee: str
    skills: str


def certificate_words(one: Certificate, employee: str, language: Language) -> CertificateWords:
    """The words for a certificate of the `employee` of that name."""
    day = dated(one.until, language)
    end = (
        language.say("Ran out on {day}", day=day)
        if one.over
        else language.say("Until {day}", day=day)
    )
    names = [skill.in_(language.code) for skill in one.skills[:NAMED]]
    further = len(one.skills) - NAMED
    if further > 0:
        names.append(language.say_many("{n} more service", "{n} more services", further))
    tone = Tone.WARN if one.over else Tone.NEUTRAL
    return CertificateWords(tone, end, employee, " · ".join(names))
