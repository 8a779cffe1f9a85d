"""Unannounced visits of the days: how many, and what they found, part by part of the form."""

from center_app.domain.dossier import Dossier
from center_app.domain.unannounced import Part, mean_score, points_in, score
from center_app.language import Language
from center_app.language.unannounced import PARTS
from printers.report import wording
from printers.report.period.grid import Grid


def unannounced_visits(dossier: Dossier, language: Language) -> Grid:
    """The mean score of the whole form, then of each part; nothing where nobody came."""
    say, rows = language.say, dossier.unannounced
    lines = []
    if rows:
        lines.append((say("Whole form"), wording.number(len(rows)), _percent(mean_score(rows))))
        for part in Part:
            judged = [one for one in rows if score(points_in(one.points), part) is not None]
            lines.append(
                (
                    say(PARTS[part]),
                    wording.number(len(judged)),
                    _percent(mean_score(rows, part)),
                )
            )
    headings = (say("Unannounced visits"), say("visits"), say("mean score"))
    return Grid(say("Unannounced visits"), headings, (70.0, 80), lines)


def _percent(found: int | None) -> str:
    return "–" if found is None else f"{found}%"
