"""Who looked at what of people's, for whoever administers the system."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.domain.clock import local
from center_app.domain.look import Look as OneLook
from center_app.domain.text import Text
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import clock, dated
from center_app.language.looks import AT_THE_MACHINE, LOOKED
from ui.desk.card_column import CardColumn
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.table import Cell, Head, TableRow
from ui.theme import Look, TextSize, Weight
from ui.widgets import FlowRow, Label, Note, PrimaryButton


class LookColumn(Head):
    """The columns of the looks."""

    WHAT = (words("What was looked at"), "")
    WHO = (words("Who"), "", "Huda Al-Nimr Al-Majali")
    WHEN = (words("When"), "", "30 September 2026 00:00")


class LooksList(CardColumn):
    """`asked()` when somebody wants to see them: that is a look, too."""

    asked = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about = Note(look)
        self.table = FiguresTable(look, tuple(LookColumn), language, words("Who looked at what"))
        self.show_them = PrimaryButton(look, icon="eye")
        buttons = FlowRow(look)
        buttons.fill([self.show_them])
        self.stack(self._title, self._about, buttons, self.table)
        self.end()
        self.show_them.clicked.connect(self.asked)

    def show_looks(
        self, looks: tuple[OneLook, ...] | None, names: Mapping[str, Text], language: Language
    ) -> None:
        """Show these, None before anybody has asked."""
        say = language.say
        self._title.write(say("Who looked at what"))
        about = say("Only who administers the system sees it. It is deleted after a year.")
        if looks == ():
            about = say("Nobody looked at anything in the last 30 days.")
        self._about.write(about)
        self.show_them.write(say("Show the last 30 days"))
        self.table.setVisible(bool(looks))
        rows = (
            TableRow(str(n), False, _cells(one, names, language))
            for n, one in enumerate(looks or ())
        )
        self.table.fill(tuple(rows), language)


def _cells(one: OneLook, names: Mapping[str, Text], language: Language) -> dict[Head, Cell]:
    at = local(one.at)
    name = names.get(one.who)
    who = name.in_(language.code) if name is not None else isolate(one.who)
    return {
        LookColumn.WHAT: Cell(f"{language.say(LOOKED[one.kind])} · {isolate(one.which)}"),
        LookColumn.WHO: Cell(who if one.who else language.say(AT_THE_MACHINE)),
        LookColumn.WHEN: Cell(f"{dated(at, language)} {isolate(clock(at))}"),
    }
