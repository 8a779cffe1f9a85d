from dataclasses import replace

import pytest

from center_app.domain import commands as c
from center_app.domain.bulletin import Place, Saying
from center_app.domain.message import Progress, Voice
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.form import check_form

ISSUE = c.Issue(
    id="0193518e-0000-7000-8000-0000000000bb",
    station="kiosk-1",
    visit="v1",
    token="Zk3u9Xr2LQe7m1TtYp0aBw",
    asked=(c.Asked("birth"),),
)
SIGN_IN = c.SignIn(id="1", station="counter-1", counter="1", who="employee-1")
TELL = c.Tell(id="1", station="kiosk-1", message="m1", voice=Voice.COMPLAINT)
ANSWER = c.Answer(id="1", station="manager", message="m1", progress=Progress.ANSWERED)
TRANSFER = c.Transfer(id="1", station="counter-1", counter="1")
POST = c.PostBulletin(
    id="1", station="manager", bulletin="b1", place=Place.DISPLAYS, saying=Saying.PAPERS
)


@pytest.mark.parametrize("command", [ISSUE, SIGN_IN, TRANSFER, TELL, ANSWER, POST])
def test_names_and_tokens_have_their_form(command: c.Command) -> None:
    check_form(command)
    check_form(replace(command, station="A", employee="Rana_1.b-2"))


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (ISSUE, "id"),
        (ISSUE, "station"),
        (ISSUE, "employee"),
        (ISSUE, "visit"),
        (SIGN_IN, "counter"),
        (SIGN_IN, "who"),
        (TRANSFER, "sitting"),
        (TRANSFER, "to_counter"),
        (TRANSFER, "to_employee"),
        (TELL, "message"),
        (TELL, "visit"),
        (TELL, "service"),
        (TELL, "agency"),
        (ANSWER, "message"),
        (ANSWER, "reference"),
        (POST, "bulletin"),
    ],
)
@pytest.mark.parametrize("value", ["", "رنا", "two words", "-first", "a/b", "x" * 65, "line\n"])
def test_what_is_no_name_is_refused_with_its_field(
    command: c.Command, field: str, value: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_form(replace(command, **{field: value}))
    assert (refused.value.reason, refused.value.details) == (Reason.BAD_INPUT, {"setting": field})


@pytest.mark.parametrize("token", ["", "t" * 21, "t" * 129, "t" * 22 + "/", "t" * 22 + "\n"])
def test_a_secret_that_could_be_guessed_or_is_no_part_of_an_address_is_refused(token: str) -> None:
    with pytest.raises(Refused) as refused:
        check_form(replace(ISSUE, token=token))
    assert refused.value.details == {"setting": "token"}


@pytest.mark.parametrize(
    ("command", "field"), [(TELL, "text"), (TELL, "contact"), (ANSWER, "text")]
)
@pytest.mark.parametrize("value", ["x" * 10_000_000, "x" * 2_001, "a\0b", "a\x1b[2Jb", "\ud83d"])
def test_what_is_no_writing_is_refused_before_it_goes_anywhere(
    command: c.Command, field: str, value: str
) -> None:
    with pytest.raises(Refused) as refused:
        check_form(replace(command, **{field: value}))
    assert (refused.value.reason, refused.value.details) == (Reason.BAD_INPUT, {"setting": field})


def test_a_page_of_text_and_a_telephone_number_pass() -> None:
    check_form(replace(TELL, text="سطر\n" * 500, contact="+962 79 000 0000"))
    with pytest.raises(Refused):
        check_form(replace(TELL, contact="7" * 101))
