"""What can come between a center and the registry; none of it loses an entry."""

from enum import StrEnum
from typing import ClassVar

from center_app.domain.refusal import Unavailable


class Trouble(StrEnum):
    """Why entries wait, or what is wrong although none do (TWIN to ENDING)."""

    UNREACHABLE = "unreachable"
    BUSY = "busy"
    DENIED = "denied"
    WRONG_REGISTRY = "wrong_registry"
    UNPROVEN = "unproven"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    REFUSED = "refused"
    OUTDATED = "outdated"
    REJECTED = "rejected"
    TOO_LARGE = "too_large"
    DIVERGED = "diverged"
    OPERATOR = "operator"
    TWIN = "twin"
    DAMAGED = "damaged"
    CLOCK = "clock"
    ENDING = "ending"
    JOURNAL = "journal"
    FAULT = "fault"


class Failure(Unavailable):
    """An exchange did not succeed; the entries stay in the journal and are sent again."""

    trouble: ClassVar[Trouble]


class Unreachable(Failure):
    """No answer, half an answer or one that is not the registry's: the result is unknown."""

    trouble = Trouble.UNREACHABLE


class Throttled(Failure):
    """The registry has too much to do and asks to come again after `retry_after` seconds."""

    trouble = Trouble.BUSY

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"come again after {retry_after:g} s")
        self.retry_after = retry_after


class Denied(Failure):
    """The registry does not know the key, or not for this center."""

    trouble = Trouble.DENIED


class WrongRegistry(Failure):
    """What answers is a registry, but not the one that this center belongs to."""

    trouble = Trouble.WRONG_REGISTRY


class RegistryUnproven(Failure):
    """What answers cannot prove by its certificate that it is the registry, or no longer."""

    trouble = Trouble.UNPROVEN


class CertificateExpired(Failure):
    """The center's certificate has run out."""

    trouble = Trouble.EXPIRED


class CertificateNotYet(Failure):
    """A certificate begins later than it is here: most likely this machine's clock is wrong."""

    trouble = Trouble.NOT_YET


class CertificateRefused(Failure):
    """The registry does not accept the center's certificate: another's, or another authority's."""

    trouble = Trouble.REFUSED


class Outdated(Failure):
    """The registry no longer understands this version of the messages."""

    trouble = Trouble.OUTDATED


class Rejected(Failure):
    """The registry found the request wrong; `code` is its reason."""

    trouble = Trouble.REJECTED

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TooLarge(Failure):
    """The batch has more bytes than one request may have: send fewer entries at once."""

    trouble = Trouble.TOO_LARGE


class UnknownEpoch(Failure):
    """The registry has not opened this epoch, or no longer has it."""

    trouble = Trouble.REJECTED


class Gap(Failure):
    """Entries before this batch are missing at the registry; it expects `expected` next."""

    trouble = Trouble.REJECTED

    def __init__(self, expected: int) -> None:
        super().__init__(f"entry {expected} is expected")
        self.expected = expected


class Diverged(Failure):
    """The registry has another history of this epoch; `seq` is an entry that differs."""

    trouble = Trouble.DIVERGED

    def __init__(self, seq: int) -> None:
        super().__init__(f"entry {seq} is another one at the registry")
        self.seq = seq


class NeedsOperator(Failure):
    """The registry's operator has to allow that the history goes on as it does here."""

    trouble = Trouble.OPERATOR


class Broken(Failure):
    """A fault of this program; it is in the log, and the entries are still in the journal."""

    trouble = Trouble.FAULT
