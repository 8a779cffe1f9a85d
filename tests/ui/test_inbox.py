"""What other threads post arrives on the main thread, all of it, in order."""

from threading import Thread, current_thread, main_thread

from pytestqt.qtbot import QtBot

from ui.inbox import Inbox


def test_everything_posted_arrives_in_order_on_the_main_thread(qtbot: QtBot) -> None:
    received: list[tuple[object, bool]] = []
    inbox = Inbox(lambda item: received.append((item, current_thread() is main_thread())))
    letterbox = inbox.letterbox

    def write() -> None:
        for n in range(1000):
            letterbox.post(n)

    writer = Thread(target=write)
    writer.start()
    qtbot.waitUntil(lambda: len(received) == 1000)
    writer.join()
    assert received == [(n, True) for n in range(1000)]
    inbox.close()


def test_what_comes_too_late_is_dropped(qtbot: QtBot) -> None:
    received: list[object] = []
    inbox = Inbox(received.append)
    inbox.close()
    inbox.letterbox.post("late")
    qtbot.wait(20)
    assert received == []


def test_one_fault_of_a_receiver_loses_nothing_else(qtbot: QtBot) -> None:
    received: list[object] = []

    def receive(item: object) -> None:
        if item == "bad":
            raise ValueError(item)
        received.append(item)

    inbox = Inbox(receive)
    with qtbot.captureExceptions() as faults:
        for item in ("first", "bad", "last"):
            inbox.letterbox.post(item)
        qtbot.waitUntil(lambda: received == ["first", "last"])
    assert [str(fault[1]) for fault in faults] == ["bad"]
    inbox.close()
