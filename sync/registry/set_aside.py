"""An entry that the registry keeps without understanding it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetAside:
    """One such entry; `code` says what is wrong, without its text. Times: ms since 1970 UTC.

    `accepted` is what somebody said who looked at it.
    """

    center: str
    epoch: str
    seq: int
    code: str
    found_at: int | None
    reviewed_at: int | None = None
    accepted: bool | None = None
