"""What a widget says of itself to somebody who does not see it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from center_app.language import Language
from center_app.language.bidi import plain


def sentence_of(widget: QWidget, language: Language) -> str:
    """Its name, what it is and how it stands, and what else there is to know: "Passport, button,
    chosen. Wait 10 minutes, 20 dinars"."""
    name = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")
    parts = [plain(name), *_state(widget, language)]
    first = ", ".join(filter(None, parts))
    return ". ".join(filter(None, (first, plain(widget.accessibleDescription()))))


def reading_of(page: QWidget, language: Language) -> Iterator[str]:
    """The sentences of all that is to be seen on a page, from top to bottom.

    Buttons tell themselves when one comes to them; here they are only counted.
    """
    title = plain(page.accessibleName())
    if title:
        yield title
    said = {title}
    buttons = 0
    for widget in _in_order(page, right_to_left=language.right_to_left):
        if isinstance(widget, QAbstractButton):
            buttons += widget.isEnabled()
            continue
        sentence = sentence_of(widget, language)
        if sentence and sentence not in said:
            said.add(sentence)
            yield sentence
    if buttons:
        yield language.say_many(
            "{n} choice. Go to it by the arrow keys, and take it by Enter.",
            "{n} choices. Go through them by the arrow keys, and take one by Enter.",
            buttons,
        )


def _in_order(page: QWidget, *, right_to_left: bool) -> Iterator[QWidget]:
    """What is seen, as it is read. What is inside of a thing that tells itself is part of it."""
    found = [widget for widget in page.findChildren(QWidget) if _tells(widget, page)]
    inside = {child for widget in found for child in widget.findChildren(QWidget)}
    outer = [widget for widget in found if widget not in inside]

    def place(widget: QWidget) -> tuple[int, int]:
        at = widget.mapTo(page, widget.rect().topLeft())
        return at.y(), -at.x() if right_to_left else at.x()

    yield from sorted(outer, key=place)


def _tells(widget: QWidget, page: QWidget) -> bool:
    if not widget.isVisibleTo(page):
        return False
    return isinstance(widget, QAbstractButton | QLabel) or _is_fact(widget)


def _is_fact(widget: QWidget) -> bool:
    """Something with a name of its own and nothing in it that can be pressed."""
    return bool(widget.accessibleName()) and not widget.findChildren(QAbstractButton)


def _state(widget: QWidget, language: Language) -> Iterator[str]:
    say = language.say
    if isinstance(widget, QAbstractButton):
        yield say("button")
        if widget.isCheckable():
            yield say("chosen") if widget.isChecked() else say("not chosen")
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield say("text field")
        yield plain(widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText())
    if not widget.isEnabled():
        yield say("not available now")
