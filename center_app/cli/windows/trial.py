"""A trial of the rule for the manager's window, in a process of its own."""

from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock

from center_app.cli.house import House
from center_app.cli.past_days import last_full_day
from center_app.cli.trial_process import Broken, Order, Played, Unplayable, play
from center_app.domain.refusal import Unavailable
from center_app.simulation.whatif.effects import Effect
from ui.manager.trying import Figure, Outcome, Tried, TriedFigure, Why

FIGURES = {
    "mean wait": Figure.MEAN_WAIT,
    "within target %": Figure.WITHIN,
    "longest wait": Figure.LONGEST_WAIT,
    "left": Figure.LEFT,
    "unserved": Figure.UNSERVED,
    "starved": Figure.STARVED,
}


class DayTrial:
    """One of a value of the rule, on the last full day. `run` is called once, on any thread."""

    def __init__(self, house: House, name: str, value: float, seeds: range, nice: int) -> None:
        self._house, self._seeds, self._nice = house, seeds, nice
        self._name, self._value = name, value
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._stopped = False
        self.played = (0, 2 * len(seeds))

    def run(self) -> Outcome:
        """Raises Unavailable."""
        house = self._house
        if house.settings.training:
            return Why.PRACTICE
        day, settings = last_full_day(house.center), house.center.hall.settings
        if day is None or settings is None:
            return Why.NO_DAY
        before = settings.routing
        after = replace(before, **{self._name: self._value})
        told = self._begun(Order(house.settings, day, before, after, self._seeds, self._nice))
        if told is None:
            return Why.STOPPED
        with told:
            found = self._heard(told)
        if isinstance(found, Why):
            return found
        figures = tuple(_figure(one) for one in found if one.figure in FIGURES)
        return Tried(day, len(self._seeds), figures)

    def stop(self) -> None:
        """End it now, also before it has begun."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.terminate()

    def _begun(self, order: Order) -> Connection | None:
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        with self._lock:
            if self._stopped:
                return None
            process = context.Process(target=play, args=(order, theirs), daemon=True)
            try:
                process.start()
            except OSError as error:  # too little memory is no bug
                raise Unavailable(str(error)) from error
            self._process = process
        theirs.close()
        return ours

    def _heard(self, told: Connection) -> list[Effect] | Why:
        try:
            while isinstance(said := told.recv(), Played):
                self.played = (said.days, said.of)
        except (EOFError, OSError) as error:
            if self._stopped:
                return Why.STOPPED
            raise Unavailable("the process that played the day has ended") from error
        finally:
            self._end()
        if isinstance(said, Broken):
            raise Unavailable(said.why)
        return Why.NO_DAY if isinstance(said, Unplayable) else said

    def _end(self) -> None:
        """Leave no process behind."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.join()
            process.close()


def _figure(effect: Effect) -> TriedFigure:
    difference = effect.difference
    return TriedFigure(
        FIGURES[effect.figure],
        effect.before.value,
        effect.after.value,
        difference.value,
        difference.half,
    )
