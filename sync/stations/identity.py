"""What a machine has after its enrolment: by what it knows the server, and the server it."""

from dataclasses import dataclass

from center_app.domain.plain import plain, read
from center_app.store.kept.stations import Kind
from sync.stations.wire import parsed, written


@dataclass(frozen=True, slots=True)
class Invitation:
    """The file with which a machine is enrolled: good once and for a day.

    `ca` is the certificate of the authority by which the server is known, as PEM text; `standby`
    the address of the second server, where there is one.
    """

    center: str
    address: str
    ca: str
    station: str
    code: str
    standby: str = ""

    def __repr__(self) -> str:
        return f"Invitation({self.station})"


@dataclass(frozen=True, slots=True)
class Identity:
    """A station for good: its server, and the key that nobody else may have."""

    center: str
    address: str
    ca: str
    name: str
    kind: Kind
    counter: str | None
    key: str
    standby: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Of all servers that may be on duty."""
        return (self.address, self.standby) if self.standby else (self.address,)

    def __repr__(self) -> str:
        return f"Identity({self.name})"


def write_identity(one: Invitation | Identity) -> bytes:
    return written(plain(one))


def read_invitation(body: bytes) -> Invitation:
    """Raises Unreadable."""
    return read(Invitation, parsed(body))


def read_identity(body: bytes) -> Identity:
    """Raises Unreadable."""
    return read(Identity, parsed(body))
