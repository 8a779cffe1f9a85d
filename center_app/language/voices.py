"""What the kinds of messages are called, and how far one has come."""

from center_app.domain.message import Progress, Voice
from center_app.language.language import words

VOICES: dict[Voice, str] = {
    Voice.OBSERVATION: words("Observation"),
    Voice.SUGGESTION: words("Suggestion"),
    Voice.INQUIRY: words("Inquiry"),
    Voice.COMPLAINT: words("Complaint"),
    Voice.REPORT: words("Report of an error or violation"),
}

PROGRESS: dict[Progress, str] = {
    Progress.RECEIVED: words("Received"),
    Progress.TAKEN_UP: words("Being worked on"),
    Progress.ANSWERED: words("Answered"),
    Progress.CLOSED: words("Closed without an answer"),
    Progress.HANDED_OVER: words("Handed to Bekhedmetkom"),
}
