"""The words for how a matter ended, by the codes that the journal keeps."""

from center_app.domain.result import Way
from center_app.language import words

REJECTED_FOR: dict[str, str] = {
    "conditions": words("The conditions are not fulfilled"),
    "data": words("The data differ from the official record"),
    "validity": words("A document is not valid any more"),
    "dues": words("Dues to the government are open"),
    "restriction": words("A restriction is on record"),
    "capacity": words("Not entitled in this capacity"),
    "repeated": words("It was requested or granted before"),
    "law": words("The law does not provide for it"),
}
"""Why something was rejected."""

ELSEWHERE: dict[str, str] = {
    "other-center": words("Another service center"),
    "mission": words("A Jordanian mission abroad"),
    "court": words("A court"),
    "municipality": words("The municipality"),
}
"""Where somebody is referred to beside the agencies of the catalogue."""

WAYS: dict[Way, str] = {
    Way.COUNTER: words("Collected here"),
    Way.POST: words("Sent by post"),
}
