"""The standard form of unannounced visits in words."""

from center_app.domain.unannounced import Part
from center_app.language.language import words

PARTS = {
    Part.PREMISES: words("Building and access"),
    Part.RECEPTION: words("Reception"),
    Part.WAITING: words("The wait"),
    Part.EMPLOYEE: words("The employee"),
    Part.INFORMATION: words("Information"),
    Part.SERVICE: words("The service itself"),
}
ITEMS_SAID = {
    "signs": words("The way to the counter is well signed."),
    "access": words("People with disabilities can reach and use everything."),
    "clean": words("The hall is clean, with seats for those who wait."),
    "greeted": words("Somebody greets and helps whoever comes in."),
    "number": words("The number given was for the right service."),
    "promise": words("The wait was as told with the ticket."),
    "turn": words("Numbers were called in turn, on screen and by voice."),
    "courtesy": words("The employee was courteous and respectful."),
    "attention": words("The employee gave full attention and did nothing else meanwhile."),
    "knowledge": words("The employee knew the service and its conditions."),
    "badge": words("The employee's name was to be seen."),
    "documents": words("Documents and fee were as told beforehand."),
    "answers": words("Questions were answered clearly and correctly."),
    "done": words("What was asked for was done in one sitting, or it was said why not."),
    "nothing_more": words("Nothing was asked for that the service card does not name."),
    "voice": words("It was to be seen how to rate or to complain."),
}
ANSWERS_SAID = {
    None: words("does not apply"),
    2: words("met"),
    1: words("met in part"),
    0: words("not met"),
}
