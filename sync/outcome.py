"""What an exchange with the registry came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an exchange came to.

    `sent` entries went out, repeated ones counted each time; the registry has all of the live
    epoch up to `acked`; `waiting` are not there yet. `head_matches` is False when the registry
    holds another history than the journal, which could not be settled: nothing is sent then.
    `next_ms` is when the registry wants to be asked again. `branched`: how many new epochs were
    begun, because the registry has what was forgotten here, or entries here were damaged; so many
    of those are lost (`damaged`, None where none was found). `twin`: another machine has opened an
    epoch after ours.
    """

    sent: int
    acked: int
    head_matches: bool
    waiting: int
    next_ms: int
    branched: int = 0
    damaged: int | None = None
    twin: bool = False
