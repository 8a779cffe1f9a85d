"""The weekly questions to those who work here."""

from center_app.language.language import words

QUESTIONS = {
    "workload": words("How was the amount of work this week?"),
    "tools": words("How well do the systems and devices work for you?"),
    "clarity": words("How clear are the procedures to you?"),
    "respect": words("How respectfully were you treated this week?"),
    "support": words("How well were you supported when you needed help?"),
    "rest": words("How well could you rest in your breaks?"),
}
"""By their codes. No question names anybody."""
