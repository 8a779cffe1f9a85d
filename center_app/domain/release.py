"""A catalogue as its publisher gave it out, and by when it may be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """`number` goes up with each release; `serial` and `sha256` (hex) are the catalogue's.

    It takes effect with the first business day that begins at or after `not_before`, and its
    publisher should have given out another one by `expires` (ms since 1970 UTC).
    """

    number: int
    serial: str
    sha256: str
    not_before: int | None = None
    expires: int | None = None

    def may_begin(self, at: int) -> bool:
        """Whether a business day that begins at this moment may be under it."""
        return self.not_before is None or self.not_before <= at

    def has_expired(self, at: int) -> bool:
        return self.expires is not None and self.expires < at
