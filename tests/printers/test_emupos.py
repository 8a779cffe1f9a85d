"""The ticket on a printer simulator that is not ours; it needs Python 3.13 and its own place."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
import requests
from PIL import Image, ImageChops
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from printers.outcome import Fault, Outcome, State
from printers.press import press_for
from printers.profile import profile_of
from printers.raster import Raster, draw
from printers.target import target_of
from tickets import NEWBORN, worded

EMUPOS = os.environ.get("EMUPOS") or shutil.which("emupos")

pytestmark = pytest.mark.skipif(
    EMUPOS is None,
    reason="emupos is not at hand: install it for Python 3.13 and put it into PATH or EMUPOS",
)

SETTINGS = """
schema: 1
api: {{ host: 127.0.0.1, port: {api} }}
devices:
  - id: front
    type: printer
    profile: epson-tm-t20iii
    connections: [ tcp: {{ port: {port} }} ]
"""


@dataclass(frozen=True, slots=True)
class Simulator:
    """One running emupos with one printer."""

    setting: str
    device: str
    session: requests.Session

    def break_with(self, fault: str) -> None:
        self.session.put(f"{self.device}/faults/{fault}", timeout=5).raise_for_status()

    def paper(self) -> Image.Image:
        answer = self.session.get(f"{self.device}/receipts/latest/image", timeout=5)
        answer.raise_for_status()
        return Image.open(BytesIO(answer.content)).convert("L")


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[Simulator]:
    assert EMUPOS
    port, api = free_port(), free_port()
    settings = tmp_path / "emupos.yaml"
    settings.write_text(SETTINGS.format(port=port, api=api))
    quiet = subprocess.DEVNULL
    command = [EMUPOS, "run", "--config", str(settings)]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=quiet, stderr=quiet)
    try:
        with requests.Session() as session:
            session.mount(
                "http://", HTTPAdapter(max_retries=Retry(80, backoff_factor=0.05, backoff_max=0.25))
            )
            device = f"http://127.0.0.1:{api}/api/v1/devices/front"
            session.get(device, timeout=5)
            yield Simulator(f"network:127.0.0.1:{port}", device, session)
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def ticket(qapp: object) -> Raster:
    return draw(worded(NEWBORN), 576)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def printed(simulator: Simulator, ticket: Raster, tmp_path: Path) -> Outcome:
    profile = profile_of("TM-T20", 80)
    return press_for(target_of(simulator.setting), profile, tmp_path / "escpos").print(ticket)


def test_another_program_prints_the_ticket_dot_by_dot(
    simulator: Simulator, ticket: Raster, tmp_path: Path
) -> None:
    assert printed(simulator, ticket, tmp_path).state is State.PRINTED
    ours = Image.open(BytesIO(ticket.to_png())).convert("L")
    theirs = simulator.paper().crop((0, 0, *ours.size))
    assert ImageChops.difference(ours, theirs).getbbox() is None


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("paper-out", Fault.PAPER_OUT),
        ("cover-open", Fault.COVER_OPEN),
        ("offline", Fault.OFFLINE),
    ],
)
def test_its_faults_are_understood(
    simulator: Simulator, ticket: Raster, tmp_path: Path, name: str, fault: Fault
) -> None:
    simulator.break_with(name)
    outcome = printed(simulator, ticket, tmp_path)
    assert (outcome.state, outcome.fault) == (State.FAILED, fault)


def test_its_paper_near_the_end_is_told_with_the_ticket(
    simulator: Simulator, ticket: Raster, tmp_path: Path
) -> None:
    simulator.break_with("paper-near-end")
    assert printed(simulator, ticket, tmp_path) == Outcome(State.PRINTED, paper_low=True)
