"""The states of a counter's window that come seldom, one after the other."""

from collections.abc import Iterator

from ui.counter.model import CounterModel
from ui.counter.verbs import Verb


def desk_states(model: CounterModel) -> Iterator[str]:
    """The name of each state while the window shows it; nothing is sent to the center."""
    for verb in (Verb.RETURN, Verb.FINISH_VISIT, Verb.OUTCOME, Verb.TRANSFER, Verb.HOLD):
        model.asked.emit(verb)
        yield verb.value.replace("_", "-")
    model.cover.lock()
    yield "locked"
    model.cover.open()
