"""The word of each of five faces, by its stars."""

from center_app.language.language import words

FACES = {
    5: words("Excellent"),
    4: words("Good"),
    3: words("Fair"),
    2: words("Poor"),
    1: words("Very poor"),
}
