"""What is said to the citizen at the counter."""

from center_app.language import words

ON_HOLD = {
    "form": words("To fill in a form"),
    "copy": words("To make a copy or a photo"),
    "payment": words("To pay a fee elsewhere"),
    "document": words("To fetch a missing document"),
    "prayer": words("To pray or to rest"),
    "approval": words("An approval is awaited"),
    "agency": words("The agency's answer is awaited"),
    "system": words("An agency's system is down"),
    "colleague": words("A colleague is needed"),
}
"""What a visit is on hold for, by the code of the journal; of another code nothing is said."""
