"""`center server init` and `upgrade`: the center's PostgreSQL database and its three roles."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path

from sqlalchemy import Engine, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock, keep_secret
from center_app.cli.server import server_address, server_files
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain.refusal import Unavailable
from center_app.store.cluster import ADMINISTRATOR, UNIT_NAME, Cluster
from center_app.store.engine import open_engine, reading
from center_app.store.roles import NAME, Roles, grant, make_roles, new_password, shut_the_rest
from center_app.store.schema import upgrade as upgrade_tables
from sync.authority import AUTHORITY_LIFE, read_authority

HERE = "127.0.0.1"


def init(settings: Settings, options: Namespace) -> None:
    """Told again it puts right what is not, and keeps every password. Raises Failed, Unusable."""
    if not NAME.fullmatch(options.database):
        raise Failed("A database's name is of small letters, digits and _, up to 40 of them.")
    roles = Roles(options.database)
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    admin = _cluster(settings, options) if options.folder else _admin(options.admin)
    passwords = {role: _password(settings, role) for role in roles.names}
    with _opened(admin) as engine:
        make_roles(engine, roles, passwords)
        if options.folder:
            shut_the_rest(engine)
    with _opened(_as(settings, admin, roles, roles.owner)) as engine:
        upgrade_tables(engine)
        grant(engine, roles)
    server = _as(settings, admin, roles, roles.server)
    _check(server)
    address = server.render_as_string(hide_password=True)
    done = (
        f"The database {roles.database} is ready, and the passwords lie in {settings.state}. "
        f'This belongs into center.toml: database_url = "{address}"'
    )
    unit = options.folder.absolute() / UNIT_NAME if options.folder else None
    if unit is not None:
        done += f"\nSo that it starts with the machine: systemctl enable {unit}"
    tell(options, done, database_url=address, roles=roles.names, unit=str(unit) if unit else None)


def upgrade(settings: Settings, options: Namespace) -> None:
    """Bring the tables of `database_url` to this version, as their owner. Raises Failed."""
    server = make_url(settings.database)
    if server.get_backend_name() != "postgresql" or server.database is None:
        raise Failed("This database needs no owner: its tables are upgraded by themselves.")
    roles = Roles(server.database)
    if not _password_file(settings, roles.owner).is_file():
        raise Failed(
            f"The password of {roles.owner} is not here: there is no "
            f"{_password_file(settings, roles.owner)}."
        )
    with _opened(_as(settings, server, roles, roles.owner)) as engine:
        upgrade_tables(engine)
        grant(engine, roles)
    tell(options, "The tables of the database are those of this version.", database=server.database)


def _cluster(settings: Settings, options: Namespace) -> URL:
    """A cluster in the folder; its authority is the one by which stations know the server too."""
    listen = options.listen or HERE
    host = HERE if listen in {"*", "0.0.0.0"} else listen
    now = SystemClock().now().at
    cluster = Cluster(options.folder.absolute(), listen, options.port)
    secret = _password(settings, ADMINISTRATOR)
    cluster.make(secret)
    files = server_files(settings, server_address(settings)[0], now)
    authority = read_authority(files.ca.read_bytes(), files.ca_key.read_bytes())
    cluster.set_up(authority.server(_hosts(host), now, AUTHORITY_LIFE))
    cluster.write_unit()
    cluster.start()
    return URL.create(
        "postgresql+psycopg",
        ADMINISTRATOR,
        host=host,
        port=options.port,
        database="postgres",
        query={
            "passfile": str(_password_file(settings, ADMINISTRATOR)),
            "sslmode": "verify-full",
            "sslrootcert": str(files.ca),
        },
    )


def _hosts(host: str) -> tuple[str, ...]:
    return (host,) if host == HERE else (host, HERE)


def _admin(address: str | None) -> URL:
    if address is None:
        raise Failed(
            "Say --folder for a cluster of its own, or --admin with the address of an "
            "administrator on a server that runs: postgresql+psycopg://postgres@HOST/postgres"
        )
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise Failed("--admin is no address of a database.") from error
    if url.get_backend_name() != "postgresql":
        raise Failed("What --admin names is no PostgreSQL.")
    return url


def _password_file(settings: Settings, role: str) -> Path:
    return settings.state / f"database-{role}.pass"


def _password(settings: Settings, role: str) -> str:
    """The role's password, drawn when there is none; libpq reads the file by itself."""
    file = _password_file(settings, role)
    if not file.is_file():
        keep_secret(file, f"*:*:*:{role}:{new_password()}\n".encode())
    password = file.read_text().strip().rpartition(":")[2]
    if not password:
        raise Failed(f"{file} is damaged: take it away, and a new password is made.")
    return password


def _as(settings: Settings, admin: URL, roles: Roles, role: str) -> URL:
    """The center's database as this role has it; no password stands in the address."""
    file = _password_file(settings, role)
    query = {name: value for name, value in admin.query.items() if name != "passfile"}
    return URL.create(
        admin.drivername,
        role,
        host=admin.host,
        port=admin.port,
        database=roles.database,
        query=query | {"passfile": str(file)},
    )


def _check(server: URL) -> None:
    """Whether the server's role comes in with its password, safely, and not without it."""
    with _opened(server) as engine, reading(engine) as connection:
        connection.execute(text("SELECT 1 FROM stream"))
        safe = connection.scalar(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
    if not safe and not _is_here(server.host):
        raise Failed(
            f"The line to {server.host} is not encrypted: switch ssl on there, and say "
            "?sslmode=verify-full&sslrootcert=FILE in the address."
        )
    wrong = server.set(password=new_password())
    with suppress(Unavailable), _opened(wrong) as engine, reading(engine):
        raise Failed(
            f"{server.username} gets in with any password: pg_hba.conf says trust. "
            "Let it say scram-sha-256, and run this again."
        )


def _is_here(host: str | None) -> bool:
    if not host or host.startswith("/") or host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False


@contextmanager
def _opened(address: URL) -> Iterator[Engine]:
    engine = open_engine(address.render_as_string(hide_password=False))
    try:
        yield engine
    finally:
        engine.dispose()
