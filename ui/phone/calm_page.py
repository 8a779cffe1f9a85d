"""What is said when there is nothing to show: never a fault, never a code."""

from center_app.language import Language
from ui.phone.frame import Page, Tongues, button, t


def unknown_page(language: Language, tongues: Tongues) -> Page:
    """The same for a ticket of another day, one that never was, and a page that there is not."""
    say = language.say
    title = say("There is no such ticket today")
    text = say(
        "A ticket is good for the day on which it was taken. "
        "At the reception and the kiosk there is help."
    )
    way = button(tongues.link(language), say("The center and its services"))
    return Page(title, f"<h1>{t(title)}</h1><p>{t(text)}</p>{way}")


def away_page(language: Language, path: tuple[str, ...]) -> Page:
    """The center does not answer, and nothing of it was seen before."""
    say = language.say
    title = say("The center cannot be reached now")
    text = say("This page comes back by itself. The display in the hall shows every call.")
    return Page(title, f"<h1>{t(title)}</h1><p>{t(text)}</p>", path)


def undone_page(language: Language, tongues: Tongues, path: tuple[str, ...]) -> Page:
    """Something was to be done, and nobody knows whether it is."""
    say = language.say
    title = say("The center cannot be reached now")
    text = say("It is not certain that this was received. Please go back and send it again.")
    way = button(tongues.link(language, *path), say("Back"))
    return Page(title, f"<h1>{t(title)}</h1><p>{t(text)}</p>{way}", path)


def slower_page(language: Language, path: tuple[str, ...]) -> Page:
    """Too many tries."""
    say = language.say
    title = say("One moment, please")
    text = say("Too much was asked from here at once. Please try again in a little while.")
    return Page(title, f"<h1>{t(title)}</h1><p>{t(text)}</p>", path)


def too_long_page(language: Language) -> Page:
    """More than any form of these pages sends."""
    title = language.say("This is too long")
    text = language.say("Please go back and write it in fewer words.")
    return Page(title, f"<h1>{t(title)}</h1><p>{t(text)}</p>")
