"""How the registry says no; the messages that mean yes are in `sync.wire`."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Why the registry said no; `STATUS` gives each its HTTP status."""

    BAD_REQUEST = "bad_request"
    CHAIN_MISMATCH = "chain_mismatch"
    UNAUTHORIZED = "unauthorized"
    BAD_SIGNATURE = "bad_signature"
    OTHER_CENTER = "other_center"
    OTHER_CERTIFICATE = "other_certificate"
    NEEDS_OPERATOR = "needs_operator"
    NOT_FOUND = "not_found"
    UNKNOWN_EPOCH = "unknown_epoch"
    WRONG_METHOD = "wrong_method"
    GAP = "gap"
    FORK = "fork"
    TOO_LARGE = "too_large"
    WRONG_RANGE = "wrong_range"
    WRONG_TYPE = "wrong_type"
    WRONG_VERSION = "wrong_version"
    BROKEN = "broken"
    BUSY = "busy"


STATUS = {
    Code.BAD_REQUEST: 400,
    Code.CHAIN_MISMATCH: 400,
    Code.UNAUTHORIZED: 401,
    Code.BAD_SIGNATURE: 403,
    Code.OTHER_CENTER: 403,
    Code.OTHER_CERTIFICATE: 403,
    Code.NEEDS_OPERATOR: 403,
    Code.NOT_FOUND: 404,
    Code.UNKNOWN_EPOCH: 404,
    Code.WRONG_METHOD: 405,
    Code.GAP: 409,
    Code.FORK: 409,
    Code.TOO_LARGE: 413,
    Code.WRONG_TYPE: 415,
    Code.WRONG_RANGE: 416,
    Code.WRONG_VERSION: 426,
    Code.BROKEN: 500,
    Code.BUSY: 503,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """The body of every answer that is a no.

    With `gap` comes `expected`, the number that the registry waits for; with `fork` comes `seq`,
    an entry that it has otherwise.
    """

    code: Code
    message: str
    expected: int | None = None
    seq: int | None = None


class Declined(Exception):
    """The registry does not take what was sent; nothing of it was kept."""

    def __init__(
        self,
        code: Code,
        message: str,
        *,
        expected: int | None = None,
        seq: int | None = None,
    ) -> None:
        super().__init__(code.value, message)
        self.problem = Problem(code, message, expected, seq)
