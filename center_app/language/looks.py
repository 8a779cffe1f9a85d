"""What was looked at of people's, in words."""

from collections.abc import Mapping

from center_app.domain.look import Looked
from center_app.language.language import words

LOOKED: Mapping[Looked, str] = {
    Looked.STORY: words("The story of a visit"),
    Looked.MESSAGE: words("A message"),
    Looked.REPORT: words("A day's report with every employee's figures"),
    Looked.EXPORT: words("A document or an export"),
    Looked.AUDIT: words("The log of looks"),
}

AT_THE_MACHINE = words("at the center's machine")
"""Who, where nobody was signed in: the command line."""
