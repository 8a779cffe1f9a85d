"""TLS both ways with a small authority, and every way in which a certificate can be wrong."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep

import pytest
import requests
from cryptography import x509

from center_app.domain.clock import DAY, Instant
from enrolled import Enrolled, enrolled
from machine_clock import MachineClock
from registry_process import RegistryProcess
from sync.authority import (
    Authority,
    is_due,
    is_for,
    is_of,
    make_authority,
    read_authority,
)
from sync.credentials import Credentials
from sync.failures import (
    CertificateExpired,
    CertificateNotYet,
    CertificateRefused,
    Failure,
    RegistryUnproven,
    Rejected,
    Unreachable,
)
from sync.registry.client import RegistryClient
from sync.renewal import Renewal

pytestmark = pytest.mark.long

NOW = MachineClock().now().at
HOST = "127.0.0.1"

IN_A_ROW = 12
"""So many lines one after the other meet each process that serves."""


@pytest.fixture(scope="module")
def authority() -> Authority:
    return make_authority(NOW)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Path:
    """The files of a registry that is served over TLS."""
    made = tmp_path_factory.mktemp("tls")
    (made / "ca.pem").write_bytes(authority.pem)
    (made / "ca.key").write_bytes(authority.key_pem)
    (made / "server.pem").write_bytes(authority.server([HOST], NOW))
    return made


@pytest.fixture(scope="module")
def secured(folder: Path) -> Iterator[RegistryProcess]:
    """Served by several processes, as a country is."""
    database = f"sqlite:///{folder / 'registry.sqlite'}"
    process = RegistryProcess(database, *tls_files(folder), workers=2)
    shown_by(process)  # it listens before its processes have begun
    yield process
    process.stop()


def tls_files(folder: Path) -> list[Path]:
    return [folder / name for name in ("server.pem", "ca.pem", "ca.key")]


@pytest.fixture
def center(secured: RegistryProcess) -> Enrolled:
    known = enrolled(secured)
    known.outbox.add(3)
    return known


def sent(center: Enrolled, folder: Path, certificate: bytes, ca: bytes | None = None) -> int:
    """Exchange with this certificate, and say how far the registry is."""
    own = folder / f"{center.name}.pem"
    own.write_bytes(certificate)
    pinned = folder / f"{center.name}-ca.pem"
    pinned.write_bytes(ca or (folder / "ca.pem").read_bytes())
    client = center.client(authority=pinned, certificate=own)
    try:
        return center.exchange(client).once().acked
    finally:
        client.close()


def test_a_center_with_its_certificate_is_served(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    assert center.registry.url.startswith("https://")
    assert sent(center, folder, authority.center(center.name, NOW)) == 3


@pytest.mark.parametrize(
    ("made_at", "failure"),
    [(NOW - 91 * DAY, CertificateExpired), (NOW + DAY, CertificateNotYet)],
    ids=["expired", "not yet valid"],
)
def test_the_dates_of_a_certificate_are_told_apart(
    center: Enrolled, folder: Path, authority: Authority, made_at: int, failure: type[Failure]
) -> None:
    with pytest.raises(failure):
        sent(center, folder, authority.center(center.name, made_at))


def test_another_centers_certificate_is_refused(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    with pytest.raises(CertificateRefused):
        sent(center, folder, authority.center("JO-OTHER", NOW))
    assert sent(center, folder, authority.center(center.name, NOW)) == 3


def test_a_certificate_of_another_authority_is_refused(center: Enrolled, folder: Path) -> None:
    with pytest.raises(CertificateRefused):
        sent(center, folder, make_authority(NOW).center(center.name, NOW))


def test_a_registry_of_another_authority_is_not_believed(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    with pytest.raises(RegistryUnproven):
        sent(center, folder, authority.center(center.name, NOW), make_authority(NOW).pem)


def test_the_world_s_authorities_and_the_environment_do_not_count(
    center: Enrolled, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(folder / "ca.pem"))
    client = center.client()
    with pytest.raises(RegistryUnproven):
        client.health()
    client.close()


def test_nobody_is_served_without_a_certificate(center: Enrolled, folder: Path) -> None:
    with pytest.raises(requests.exceptions.ConnectionError):
        requests.get(center.registry.url + "/v1/health", verify=str(folder / "ca.pem"), timeout=5)


def test_tls_1_2_only_has_ciphers_with_forward_secrecy(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    own = folder / "tls12.pem"
    own.write_bytes(authority.center(center.name, NOW))
    where = HOST, int(center.registry.url.rpartition(":")[2])
    asking = ssl.create_default_context(cafile=str(folder / "ca.pem"))
    asking.load_cert_chain(own)
    asking.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection(where) as plain, asking.wrap_socket(plain, server_hostname=HOST):
        pass
    asking.set_ciphers("ECDHE-ECDSA-AES256-SHA:AES256-SHA:@SECLEVEL=0")
    with socket.create_connection(where) as plain, pytest.raises(ssl.SSLError):
        asking.wrap_socket(plain, server_hostname=HOST)


def test_a_file_that_is_no_certificate_is_told(center: Enrolled, folder: Path) -> None:
    with pytest.raises(CertificateRefused):
        sent(center, folder, b"nothing")


def test_plain_http_at_the_tls_port_is_only_unreachable(
    center: Enrolled, secured: RegistryProcess
) -> None:
    client = center.client(secured.url.replace("https", "http"))
    with pytest.raises(Unreachable):
        client.health()
    client.close()


class Behind(MachineClock):
    """A clock that has lost its battery, or one that somebody set."""

    def __init__(self, days: int) -> None:
        super().__init__()
        self._days = days

    def now(self) -> Instant:
        now = super().now()
        return now._replace(at=now.at + self._days * DAY)


def by_clock(center: Enrolled, folder: Path, authority: Authority, days: int, latest: int) -> int:
    """Exchange by a clock that is wrong by so many days, where `latest` has been for certain."""
    own = folder / f"{center.name}.pem"
    own.write_bytes(authority.center(center.name, NOW))
    shown = Credentials(center.key, authority=folder / "ca.pem", certificate=own)
    client = RegistryClient(
        center.registry.url, center.name, shown, Behind(days), latest=lambda: latest
    )
    try:
        return center.exchange(client).once().acked
    finally:
        assert client.offset.best() is None or client.offset.is_wrong()
        client.close()


def test_a_clock_without_a_battery_cuts_no_link(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    with pytest.raises(CertificateNotYet):
        by_clock(center, folder, authority, -10_000, 0)
    assert by_clock(center, folder, authority, -10_000, NOW) == 3


def test_a_stamp_that_was_once_ahead_makes_no_certificate_too_old(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    assert by_clock(center, folder, authority, 1, NOW + 9_000 * DAY) == 3
    with pytest.raises(CertificateExpired):
        by_clock(center, folder, authority, 91, 0)


@pytest.mark.parametrize(
    ("made_at", "failure"),
    [(NOW - 91 * DAY, RegistryUnproven), (NOW + DAY, CertificateNotYet)],
    ids=["expired", "not yet valid"],
)
def test_the_dates_of_the_registrys_certificate_count_by_the_centers_time(
    center: Enrolled, folder: Path, authority: Authority, made_at: int, failure: type[Failure]
) -> None:
    shown = folder / "server.pem"
    before = shown.read_bytes()
    try:
        takes_up(center, folder, authority.server([HOST], made_at))
        with pytest.raises(failure):
            sent(center, folder, authority.center(center.name, NOW))
    finally:
        takes_up(center, folder, before)
    assert sent(center, folder, authority.center(center.name, NOW)) == 3


def takes_up(center: Enrolled, folder: Path, certificate: bytes) -> None:
    """The registry's certificate is put in the other's place; returns once all of it show it.

    A line that is opened in the very moment of the change may break: a center tries again too.
    """
    beside = folder / "server.new"
    beside.write_bytes(certificate)
    beside.replace(folder / "server.pem")
    wanted, in_a_row = x509.load_pem_x509_certificate(certificate).serial_number, 0
    for _ in range(400):
        with suppress(OSError):
            in_a_row = in_a_row + 1 if shown_by(center.registry) == wanted else 0
            if in_a_row == IN_A_ROW:
                return
        sleep(0.02)
    raise AssertionError("the registry does not take its new certificate up")


def shown_by(registry: RegistryProcess) -> int:
    """The number of the certificate that one of its processes shows; waits for that."""
    asking = ssl.create_default_context()
    asking.check_hostname, asking.verify_mode = False, ssl.CERT_NONE
    where = HOST, int(registry.url.rpartition(":")[2])
    with socket.create_connection(where) as plain, asking.wrap_socket(plain) as asked:
        shown = x509.load_der_x509_certificate(asked.getpeercert(binary_form=True) or b"")
        return shown.serial_number


def test_a_renewed_certificate_of_the_registry_ends_no_connection(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    own = folder / f"{center.name}.pem"
    own.write_bytes(authority.center(center.name, NOW))
    client = center.client(authority=folder / "ca.pem", certificate=own)
    link = center.exchange(client)
    assert link.once().acked == 3
    takes_up(center, folder, authority.server([HOST], NOW))
    center.outbox.add(2)
    assert link.once().acked == 5
    client.close()


def kept_in(file: Path, secret: bytes) -> None:
    file.write_bytes(secret)


def renewing(center: Enrolled, folder: Path, own: bytes) -> tuple[RegistryClient, Renewal]:
    file = folder / f"{center.name}.pem"
    file.write_bytes(own)
    client = center.client(authority=folder / "ca.pem", certificate=file)
    return client, Renewal(client, center.name, client.shown, MachineClock(), kept_in)


def test_a_certificate_that_is_due_is_renewed_over_the_line_and_shown_from_then_on(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    old = authority.center(center.name, NOW - 80 * DAY)
    client, renewal = renewing(center, folder, old)
    link = center.exchange(client)
    assert link.once().acked == 3
    assert renewal.runs_short()
    assert renewal.renew_if_due()
    new = (folder / f"{center.name}.pem").read_bytes()
    assert not renewal.runs_short()
    assert not renewal.renew_if_due()
    assert is_of(new, center.name)
    assert new.count(b"PRIVATE KEY") == 2
    assert key_in(new) != key_in(old)
    center.outbox.add(1)
    assert link.once().acked == 4
    client.close()


def key_in(pem: bytes) -> bytes:
    return pem[pem.index(b"-----BEGIN PRIVATE KEY") :]


def test_a_registry_without_its_authority_s_key_renews_nothing_and_the_old_one_stays(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    old = authority.center(center.name, NOW - 61 * DAY)
    client, _ = renewing(center, folder, old)
    kept = (folder / "ca.key").read_bytes()
    (folder / "ca.key").unlink()
    client.close()
    process = RegistryProcess(center.registry.database_url, *tls_files(folder))
    lone = center.client(
        process.url, authority=folder / "ca.pem", certificate=client.shown.certificate
    )
    try:
        with pytest.raises(Rejected):
            Renewal(lone, center.name, lone.shown, MachineClock(), kept_in).renew_if_due()
    finally:
        lone.close()
        process.stop()
        (folder / "ca.key").write_bytes(kept)
    assert (folder / f"{center.name}.pem").read_bytes() == old


def test_a_request_that_is_none_is_declined(
    center: Enrolled, folder: Path, authority: Authority
) -> None:
    client, _ = renewing(center, folder, authority.center(center.name, NOW))
    for nonsense in (b"nothing", authority.pem):
        with pytest.raises(Rejected):
            client.renew(nonsense)
    client.close()


def test_a_certificate_is_renewed_when_two_thirds_of_it_are_over(authority: Authority) -> None:
    made = authority.center("JO-TST-001", NOW)
    assert not is_due(made, NOW + 59 * DAY)
    assert is_due(made, NOW + 61 * DAY)
    server = authority.server(["registry.example.jo", HOST], NOW)
    assert is_for(server, [HOST, "registry.example.jo"])
    assert not is_for(server, [HOST])


def test_an_authority_is_read_again_as_it_was_written(authority: Authority) -> None:
    assert read_authority(authority.pem, authority.key_pem).pem == authority.pem
    with pytest.raises(ValueError, match=r"."):
        read_authority(b"nothing", authority.key_pem)
