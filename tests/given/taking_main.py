"""Run as a program: takes the registry's catalogue into a center once, or until it is killed."""

import sys
from pathlib import Path

from center_on import center_on
from machine_clock import MachineClock
from publisher import taking
from sync.credentials import Credentials
from sync.registry.client import RegistryClient


def main(database: str, folder: str, url: str, name: str, key: str, publisher: str) -> None:
    client = RegistryClient(url, name, Credentials(key), MachineClock())
    taking(center_on(database), client, Path(folder), bytes.fromhex(publisher)).once()


if __name__ == "__main__":
    main(*sys.argv[1:])
