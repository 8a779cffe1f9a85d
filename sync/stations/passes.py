"""Passes: by them the server knows again who gave a PIN at which station, also after a restart.

A pass is made of the station, the employee and its end, and a code of the three under the server's
secret. So nothing is kept of it, and it is worth nothing at another station.
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256

from center_app.domain.clock import HOUR

LIFE_MS = 16 * HOUR
"""Longer than anybody works in one go."""

BETWEEN = ","
"""Between the passes of one station in the header; none of them holds it."""


class Passes:
    """Gives passes and reads them; `secret` must not change, or everybody gives the PIN again."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def give(self, station: str, employee: str, at: int) -> str:
        """A pass for who gave the PIN at the station just now (`at`, ms since 1970 UTC)."""
        until = at + LIFE_MS
        return f"{employee}.{until}.{self._code(station, employee, until)}"

    def holders(self, station: str, passes: str, at: int) -> frozenset[str]:
        """The employees whose passes these are, as they stand in the header; `at` is now."""
        return frozenset(self._good(station, passes.split(BETWEEN), at))

    def _good(self, station: str, passes: Iterable[str], at: int) -> Iterable[str]:
        for each in passes:
            employee, _, rest = each.strip().partition(".")
            until, _, code = rest.partition(".")
            if until.isascii() and until.isdigit() and len(until) <= len(str(at)) + 1:
                known = self._code(station, employee, int(until))
                if hmac.compare_digest(known.encode(), code.encode()) and at <= int(until):
                    yield employee

    def _code(self, station: str, employee: str, until: int) -> str:
        what = f"{station}\0{employee}\0{until}".encode()
        return hmac.digest(self._secret, what, sha256).hex()
