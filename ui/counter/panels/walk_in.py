"""Who comes to the counter without a ticket: the service asked for, and called here at once."""

from center_app.language import words
from ui.counter.panels.add import AddPanel


class WalkInPanel(AddPanel):
    """`added(Asked)`, for a number of its own."""

    TITLE = words("Visitor without a ticket: which service?")
