"""How a printer stands, what somebody should do about it, and how long its paper lasts."""

from center_app.domain.clock import local
from center_app.domain.printer import PrinterState
from center_app.language.dates import clock
from center_app.language.language import Language, words

STANDS: dict[PrinterState, str] = {
    PrinterState.WELL: words("The printer is well."),
    PrinterState.PAPER_LOW: words("The paper is running low."),
    PrinterState.PAPER_OUT: words("The paper is out."),
    PrinterState.COVER_OPEN: words("The printer's cover is open."),
    PrinterState.OFFLINE: words("The printer is offline."),
    PrinterState.UNREACHABLE: words("The printer cannot be reached."),
    PrinterState.CUTTER: words("The paper cutter is jammed."),
    PrinterState.BROKEN: words("The printer reports a fault."),
    PrinterState.SILENT: words("The printer does not answer."),
}

WHAT_TO_DO: dict[PrinterState, str] = {
    PrinterState.WELL: words("Nothing needs to be done."),
    PrinterState.PAPER_LOW: words("Keep a new roll ready."),
    PrinterState.PAPER_OUT: words("Put in a new roll. Until then numbers stand on the screen."),
    PrinterState.COVER_OPEN: words("Close the cover until it clicks."),
    PrinterState.OFFLINE: words("Press the printer's feed button, or switch it off and on."),
    PrinterState.UNREACHABLE: words("Check that it is switched on and its cable is plugged in."),
    PrinterState.CUTTER: words("Open the cover, take out the jammed paper and close it."),
    PrinterState.BROKEN: words("Switch it off and on. If it stays so, call for its repair."),
    PrinterState.SILENT: words("See whether tickets come out; switch the printer off and on."),
}


def lasts(left: int, until: int | None, language: Language) -> str:
    """For how many tickets the paper lasts, and until when (ms since 1970 UTC) where known."""
    if until is None:
        return language.say_many(
            "The paper lasts for about {n} ticket more.",
            "The paper lasts for about {n} tickets more.",
            left,
        )
    return language.say_many(
        "The paper lasts for about {n} ticket more, until about {time}.",
        "The paper lasts for about {n} tickets more, until about {time}.",
        left,
        time=clock(local(until)),
    )
