"""Why somebody in charge puts a visit forward, before all others at every counter."""

from enum import StrEnum


class Forward(StrEnum):
    """One of a short list, in no free text: it stands in the journal for ever."""

    UNWELL = "unwell"
    FRAIL = "frail"
    CHILD = "child"
    WRONG_TICKET = "wrong_ticket"
    SENT_AWAY = "sent_away"
    FAULT = "fault"
    URGENT = "urgent"
