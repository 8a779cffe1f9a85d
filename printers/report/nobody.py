"""What a report says of a day on which nobody came."""

from center_app.domain.period import PeriodReport
from center_app.domain.report import DayReport
from center_app.language import Language
from printers.report import palette
from printers.report.area import Area
from printers.report.pen import Align, Pen, Style
from printers.report.typeface import Weight

HEIGHT = 120

WORDS = Style(11, Weight.MEDIUM, palette.SOFT)


def draw_nobody(pen: Pen, area: Area, report: DayReport | PeriodReport, language: Language) -> None:
    pen.frame(area, palette.RULE, radius=8)
    middle = (area.x + area.width / 2, area.y + area.height / 2 + 4)
    words = (
        language.say("No ticket was issued on this day.")
        if isinstance(report, DayReport)
        else language.say("No ticket was issued on these days.")
    )
    pen.text(middle, words, WORDS, Align.CENTRE)
