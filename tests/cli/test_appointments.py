"""Booked visits from the command line."""

import json
from datetime import timedelta

from center_app.cli.machine import SystemClock
from center_app.domain.appointment import Appointment, appointment_id
from center_app.domain.clock import local
from center_app.domain.plain import plain
from center_app.domain.step import Line
from command_line import CommandLine


def test_appointments_are_taken_in_and_listed(sample: CommandLine) -> None:
    tomorrow = (local(SystemClock().now().at) + timedelta(days=1)).date()
    file = sample.home / "booked.csv"
    file.write_text(
        f"code,date,time,service\n7K3P9Q,{tomorrow},09:30,passport-renewal\n", encoding="utf-8"
    )
    assert sample("appointments", "import", file, "--json").value == {
        "days": {tomorrow.isoformat(): 1}
    }
    (listed,) = sample("appointments", "list", "--date", tomorrow, "--json").value["appointments"]
    assert listed == {"time": "09:30", "number": "-", "services": "1 x passport-renewal"}
    assert "7K3P9Q" not in sample("journal", "export", "--out", sample.home / "j.jsonl").out
    assert "7K3P9Q" not in (sample.home / "j.jsonl").read_text(encoding="utf-8")


def test_a_day_without_appointments_says_so(sample: CommandLine) -> None:
    assert "no appointments" in sample("appointments", "list").out


def test_a_center_that_is_not_set_up_takes_none(center: CommandLine) -> None:
    file = center.home / "booked.csv"
    file.write_text("code,date,time,service\n7K3P9Q,2026-12-01,09:30,birth\n", encoding="utf-8")
    assert "not been set up" in center("appointments", "import", file).sentence()


def test_a_service_that_is_not_offered_is_refused(sample: CommandLine) -> None:
    tomorrow = (local(SystemClock().now().at) + timedelta(days=1)).date()
    file = sample.home / "booked.csv"
    file.write_text(f"code,date,time,service\n7K3P9Q,{tomorrow},09:30,haircut\n", encoding="utf-8")
    assert sample("appointments", "import", file).sentence()
    assert sample("appointments", "list", "--date", tomorrow, "--json").value["appointments"] == []


def test_the_registrys_appointments_are_taken_in_as_they_are(sample: CommandLine) -> None:
    tomorrow = local(SystemClock().now().at) + timedelta(days=1)
    at = round(tomorrow.replace(hour=9, minute=30, second=0, microsecond=0).timestamp() * 1_000)
    given = Appointment(appointment_id("7K3P9Q"), at, (Line("passport-renewal"),))
    file = sample.home / "given.json"
    file.write_text(json.dumps(plain([given])), encoding="utf-8")
    days = {tomorrow.date().isoformat(): 1}
    assert sample("appointments", "import", file, "--json").value == {"days": days}
    assert sample("appointments", "import", file, "--json").value == {"days": days}
    file.write_text("[{}]", encoding="utf-8")
    assert sample("appointments", "import", file).code == 1
