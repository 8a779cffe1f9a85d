"""The running center: commands in, events into the journal, views out."""

from center_app.center.answer import Done
from center_app.center.center import Center
from center_app.center.news import News

__all__ = ["Center", "Done", "News"]
