"""What the desk says that is about no single press."""

from center_app.language import words
from ui.desk.sentence import Sentence

KEPT = Sentence(
    words("The center cannot be reached just now. What is on its way is kept and sent.")
)
NOTHING_RELATED = Sentence(words("No service is suggested with those of this visit."))
DISMISSED = Sentence(words("You are no longer signed in at this counter."))
HELP_SEEN = Sentence(words("Your call for help has been seen; somebody is coming."))
LATE = Sentence(
    words(
        "Whoever still waits could not be finished before closing."
        " Press again to call all the same."
    )
)
