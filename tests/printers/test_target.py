import pytest

from printers.target import (
    ACCEPTED,
    FilePrinter,
    NetworkPrinter,
    SerialPrinter,
    SystemPrinter,
    Target,
    UsbPrinter,
    WindowsPrinter,
    WrongPrinter,
    target_of,
)


@pytest.mark.parametrize(
    ("setting", "target"),
    [
        ("network:192.168.1.50:9100", NetworkPrinter("192.168.1.50", 9100)),
        ("network:ticket-printer.local:9100", NetworkPrinter("ticket-printer.local", 9100)),
        ("usb:04b8:0e15", UsbPrinter(0x04B8, 0x0E15)),
        ("serial:/dev/ttyUSB0", SerialPrinter("/dev/ttyUSB0", 38_400)),
        ("serial:COM5:115200", SerialPrinter("COM5", 115_200)),
        ("file:/dev/usb/lp0", FilePrinter("/dev/usb/lp0")),
        ("windows:Ticket printer", WindowsPrinter("Ticket printer")),
        ("system:tickets", SystemPrinter("tickets")),
        ("none", None),
    ],
)
def test_one_line_of_the_settings_names_the_printer(setting: str, target: Target | None) -> None:
    assert target_of(setting) == target


@pytest.mark.parametrize(
    "setting",
    [
        "",
        "epson",
        "network:printer",
        "network:printer:99999",
        "usb:04b8",
        "file:",
        "None",
        "system:",
        "windows: ",
    ],
)
def test_a_wrong_setting_is_refused_with_the_accepted_forms(setting: str) -> None:
    with pytest.raises(WrongPrinter) as refused:
        target_of(setting)
    assert all(form in str(refused.value) for form in ACCEPTED)
    assert refused.value.setting == setting
