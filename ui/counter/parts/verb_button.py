"""The one button of a verb: its name, its key, and why it is off."""

from math import ceil

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.domain.clock import SECOND
from center_app.domain.views.desk import DeskView
from center_app.language import Language, words
from center_app.language.bidi import plain
from ui.counter.outlook import outlook
from ui.counter.slips import Slip
from ui.counter.verbs import FACES, Verb, in_place, name
from ui.counter.why_not import why_not
from ui.counter.wording import DEED, SLIP
from ui.desk.key_cap import cap_size, draw_cap
from ui.desk.row_button import RowButton
from ui.theme import Look, TextSize
from ui.theme.glyph import Glyph
from ui.widgets.button import Paint


class VerbButton(RowButton):
    """Takes the focus by Tab only, so that a click leaves it where the next key belongs."""

    ICON = 1.3
    """Side of the icon, in sizes of the title."""

    def __init__(self, look: Look, verb: Verb, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._verb = verb
        self._short = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def verb(self) -> Verb:
        return self._verb

    def lead_on(self, leads: bool) -> None:
        """Whether this is the next sensible verb; beside the common way that shows nowhere."""

    def shorten(self, short: bool) -> None:
        """Show icon and key alone, where there is no room; the next `show_desk` does."""
        self._short = short

    def show_desk(self, desk: DeskView, language: Language) -> None:
        """Tell the name, what a press would do now, and if it is off, why."""
        off, note = why_not(self._verb, desk), outlook(self._verb, desk, language)
        why = off.said(language) if off is not None else ""
        face, called = FACES[self._verb], name(self._verb, desk)
        said = language.say(called)
        brief = language.say(face.short) if face.short and called == face.name else ""
        self.write(*self._words(brief or said, note))
        self.setAccessibleName(plain(said))
        self.setEnabled(off is None)
        self.setToolTip(why or (said if self._short or brief else ""))
        told = (face.key, plain(why or note))
        self.setAccessibleDescription(plain(", ".join(part for part in told if part)))

    def _words(self, said: str, note: str) -> tuple[str, str]:
        """What stands on the button, and below it."""
        return "" if self._short else said, note

    def lead(self) -> QSizeF:
        side = self._look.theme.size(self.TITLE) * self.ICON
        return QSizeF(side, side)

    def tail(self) -> QSizeF:
        return cap_size(self._look, FACES[self._verb].key)

    def draw_lead(self, painter: QPainter, box: QRectF, colour: str) -> None:
        Glyph(FACES[self._verb].icon, colour).draw(painter, box, self.isRightToLeft())

    def draw_tail(self, painter: QPainter, box: QRectF, colour: str) -> None:
        draw_cap(painter, self._look, box, FACES[self._verb].key, colour)

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if not self.isEnabled():
            return Paint(c.sunken, c.ink_soft)
        if self.isDown():
            return Paint(c.tint, c.on_tint, c.primary)
        return Paint(c.tint if self.underMouse() else c.surface, c.primary, c.edge)


class PlaceButton(VerbButton):
    """A place that verbs share of which only one makes sense at a time."""

    def __init__(self, look: Look, place: tuple[Verb, ...], parent: QWidget | None = None) -> None:
        super().__init__(look, place[0], parent)
        self.place = place

    def show_desk(self, desk: DeskView, language: Language) -> None:
        self._verb = in_place(self.place, desk)
        super().show_desk(desk, language)

    def _words(self, said: str, note: str) -> tuple[str, str]:
        """One line whatever there is to say, so that nothing on the desk moves."""
        return note or said, ""


class LineButton(VerbButton):
    """Stands beside the line of the last press, while there is something for it to do."""

    LEAST = 0.8
    ABOVE = 0.5

    def __init__(self, look: Look, verb: Verb, parent: QWidget | None = None) -> None:
        super().__init__(look, verb, parent)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)


class SlipButton(LineButton):
    """What can be printed now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Verb.PRINT, parent)

    def show_slip(self, slip: Slip | None, language: Language) -> None:
        self.setVisible(slip is not None)
        if slip is None:
            return
        said = language.say(SLIP[slip])
        self.write("" if self._short else said, "")
        self.setAccessibleName(plain(said))
        self.setAccessibleDescription(FACES[Verb.PRINT].key)
        self.setToolTip(said if self._short else "")


class RelatedButton(VerbButton):
    """The service that is suggested with those of the visit."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Verb.ADD_RELATED, parent)

    def show_service(self, service: str, language: Language) -> None:
        self.write(service, "")
        self.setAccessibleName(plain(f"{language.say(FACES[self.verb].name)}: {service}"))
        self.setAccessibleDescription(FACES[self.verb].key)


class UndoButton(LineButton):
    """What would be taken back, of which number, and for how many seconds; nothing else ever."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Verb.UNDO, parent)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_desk(self, desk: DeskView, language: Language) -> None:
        undone = desk.can_undo if why_not(Verb.UNDO, desk) is None else None
        self.setVisible(undone is not None)
        if undone is None:
            return
        deed = language.say(DEED[undone.deed], number=undone.number)
        seconds = ceil((undone.until - desk.at) / SECOND)
        self.write(language.say(words("{deed} · {seconds} s"), deed=deed, seconds=seconds))
        self.setAccessibleName(plain(deed))
        self.setAccessibleDescription(FACES[Verb.UNDO].key)


class LeadingButton(VerbButton):
    """A verb of the common way: large, and filled when it is the next sensible one."""

    TITLE = TextSize.LEAD
    LEAST = 1.8
    NOTE_ACROSS = True

    def __init__(self, look: Look, verb: Verb, parent: QWidget | None = None) -> None:
        super().__init__(look, verb, parent)
        self._leads = False

    def lead_on(self, leads: bool) -> None:
        self._leads = leads
        self.update()

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if not (self._leads and self.isEnabled()):
            return super().paint()
        if self.isDown():
            return Paint(c.primary_pressed, c.on_primary)
        return Paint(c.primary_hover if self.underMouse() else c.primary, c.on_primary)
