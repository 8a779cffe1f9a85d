"""What the window asks and whom it asks about the answers; no widget."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.refusal import Refused, Unavailable
from center_app.language import Language
from ui.tasks import Tasks

PAUSE_MS = 600
"""After the last key an answer is taken for given, and looked at."""

ROLE = "role"


class Asked(Protocol):
    """A question: `asked` and `hint` are msgids; `choices` code and msgid of each."""

    @property
    def name(self) -> str: ...

    @property
    def asked(self) -> str: ...

    @property
    def hint(self) -> str: ...

    @property
    def choices(self) -> tuple[tuple[str, str], ...]: ...

    @property
    def file(self) -> bool: ...


class Remark(Protocol):
    """What was found about the answer to `check`; `level` is well, watch or act."""

    @property
    def check(self) -> str: ...

    @property
    def level(self) -> str: ...

    def said(self, language: Language) -> str: ...

    def advice(self, language: Language) -> str: ...


class Machine(Protocol):
    """The machine that is set up. All but `questions` may take seconds."""

    def role(self) -> str: ...

    def known(self, role: str) -> dict[str, str]: ...

    def look(self, answers: Mapping[str, str]) -> Sequence[Remark]: ...

    def finish(self, answers: Mapping[str, str]) -> Sequence[Remark]: ...


Questions = Callable[[str], Sequence[Asked]]


class SetupModel(QObject):
    """Keeps the answers, and has them looked at while they are given.

    `asked()` when there are other questions; `remarked()` when something was found, or is being
    looked for; `finished()` when all is in place.
    """

    asked = Signal()
    remarked = Signal()
    finished = Signal()

    def __init__(
        self,
        machine: Machine,
        questions: Questions,
        stops: Callable[[Sequence[Remark]], bool],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._machine, self._questions, self._stops = machine, questions, stops
        self._tasks = tasks
        self.answers: dict[str, str] = {}
        self.remarks: Sequence[Remark] = ()
        self.busy = False
        self.done = False
        self._round = self._choice = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    @property
    def role(self) -> str:
        return self.answers.get(ROLE, "")

    @property
    def questions(self) -> Sequence[Asked]:
        return self._questions(self.role)

    def begin(self) -> None:
        """With what the machine is already."""
        self._tasks.run(self._machine.role, self.choose, self._failed)

    def choose(self, role: str) -> None:
        """Another role has other questions; what was answered to the same ones stays."""
        if not role:
            self.asked.emit()
            return
        given = {name: value for name, value in self.answers.items() if name != ROLE}
        self._pause.stop()
        self._next()  # what was found about the answers until now is of no interest any more
        self._choice += 1
        machine, choice = self._machine, self._choice
        self._tasks.run(
            lambda: machine.known(role),
            lambda known: self._known(choice, {**known, **_same(known, given), ROLE: role}),
            self._failed,
            owner=self,
        )

    def answer(self, name: str, value: str) -> None:
        if self.answers.get(name) != value:
            self.answers[name] = value
            self.done = False
            self._pause.start()

    def look(self) -> None:
        """Have all answers looked at; an answer that is given meanwhile begins it anew."""
        self._ask(self._machine.look, self._looked)

    def finish(self) -> None:
        self._pause.stop()
        self._ask(self._machine.finish, self._finished)

    def about(self, name: str) -> list[Remark]:
        return [one for one in self.remarks if one.check == name]

    def besides(self) -> list[Remark]:
        """What was found about none of the questions."""
        names = {one.name for one in self.questions}
        return [one for one in self.remarks if one.check not in names]

    def _ask(
        self,
        ask: Callable[[Mapping[str, str]], Sequence[Remark]],
        told: Callable[[Sequence[Remark]], None],
    ) -> None:
        answers, round_ = dict(self.answers), self._next()
        self.busy = True
        self.remarked.emit()
        self._tasks.run(
            lambda: ask(answers), lambda found: self._take(round_, found, told), self._failed,
            owner=self,
        )  # fmt: skip

    def _take(
        self, round_: int, found: Sequence[Remark], told: Callable[[Sequence[Remark]], None]
    ) -> None:
        if round_ == self._round:
            told(found)

    def _known(self, choice: int, answers: dict[str, str]) -> None:
        if choice == self._choice:
            self.answers, self.remarks, self.done = answers, (), False
            self.asked.emit()
            self.look()

    def _looked(self, found: Sequence[Remark]) -> None:
        self.busy, self.remarks = False, found
        self.remarked.emit()

    def _finished(self, found: Sequence[Remark]) -> None:
        self.done = not self._stops(found)
        self._looked(found)
        if self.done:
            self.finished.emit()

    def _failed(self, _why: Refused | Unavailable) -> None:
        self.busy = False
        self.remarked.emit()

    def _next(self) -> int:
        self._round += 1
        return self._round


def _same(known: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if name in known and value}
