"""`center registry ca`, and the certificates of `center registry enroll`."""

import re
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from cryptography import x509

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock, keep_secret
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from sync.authority import (
    Authority,
    hosts_of,
    is_due,
    is_for,
    is_of,
    make_authority,
    read_authority,
)
from sync.registry.tls import ServerTls

HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,62}|[0-9A-Fa-f:.]{2,45}")
"""A name or an address; a certificate's own name is not longer."""

CA, CA_KEY, SERVER = "ca.pem", "ca.key", "server.pem"


def ca(settings: Settings, options: Namespace) -> None:
    """Make the authority and the registry's certificate; run again, renew what is due.

    Raises Failed for what is no host.
    """
    folder, hosts = options.out or settings.state / "ca", options.host or ["127.0.0.1", "localhost"]
    if wrong := [host for host in hosts if not HOST.fullmatch(host)]:
        raise Failed(f"This is no name or address of a registry: {wrong[0]}.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = SystemClock().now().at
    if not (folder / CA).exists():
        made = make_authority(now)
        keep_secret(folder / CA_KEY, made.key_pem)
        keep_secret(folder / CA, made.pem)
    authority = authority_in(folder)
    renewed = renew(
        folder / SERVER, lambda: authority.server(hosts, now), now, lambda pem: is_for(pem, hosts)
    )
    done = "made" if renewed else "not due yet"
    said = f"The authority is in {folder}; the registry's certificate is {done}."
    tell(options, said, folder=str(folder), renewed=renewed)


def authority_in(folder: Path) -> Authority:
    """Raises Failed where there is none."""
    try:
        return read_authority((folder / CA).read_bytes(), (folder / CA_KEY).read_bytes())
    except (OSError, ValueError) as error:
        raise Failed(
            f"There is no authority in {folder}: `center registry ca` makes one."
        ) from error


def server_tls(folder: Path | None) -> ServerTls | None:
    """By what the registry is served. Raises Failed when a file is missing."""
    if folder is None:
        return None
    for name in (SERVER, CA):
        if not (folder / name).is_file():
            raise Failed(f"There is no {folder / name}: `center registry ca` makes it.")
    return ServerTls(folder / SERVER, folder / CA, folder / CA_KEY)


def keep_server(folder: Path) -> bool:
    """Renew the registry's certificate where the authority's key is at hand and it is due."""
    if not (folder / CA_KEY).is_file():
        return False
    server, now = folder / SERVER, SystemClock().now().at
    hosts = hosts_of(x509.load_pem_x509_certificate(server.read_bytes()))
    return renew(server, lambda: authority_in(folder).server(hosts, now), now, lambda _: True)


def certify(folder: Path, center: str, key_file: Path) -> bool:
    """Lay the center's certificate and the authority's beside its key; False when it is not due."""
    authority, now = authority_in(folder), SystemClock().now().at
    keep_secret(key_file.with_name(f"{key_file.stem}-ca.pem"), authority.pem)
    own = key_file.with_suffix(".pem")
    return renew(own, lambda: authority.center(center, now), now, lambda pem: is_of(pem, center))


def renew(file: Path, make: Callable[[], bytes], now: int, fits: Callable[[bytes], bool]) -> bool:
    """Make a certificate that is missing, due, or no longer fits; says whether it was."""
    try:
        pem = file.read_bytes()
        if fits(pem) and not is_due(pem, now):
            return False
    except (OSError, ValueError):
        pass
    keep_secret(file, make())
    return True
