from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from center_app.store.engine import writing
from center_app.store.kept.tokens import forget_tokens, keep_token, token_of, visit_of

TODAY = date(2025, 11, 22)
TOMORROW = TODAY + timedelta(days=1)


def keep(engine: Engine, visit: str, token: str, day: date = TODAY) -> None:
    with writing(engine) as connection:
        keep_token(connection, visit, token, day)


def test_token_and_visit_find_each_other(engine: Engine) -> None:
    keep(engine, "v1", "t1")
    assert token_of(engine, "v1") == "t1"
    assert visit_of(engine, "t1") == "v1"
    assert token_of(engine, "v2") is None
    assert visit_of(engine, "t2") is None


def test_no_token_serves_two_visits(engine: Engine) -> None:
    keep(engine, "v1", "t1")
    with pytest.raises(IntegrityError):
        keep(engine, "v2", "t1")


def test_closing_forgets_the_day_and_all_before(engine: Engine) -> None:
    keep(engine, "v1", "t1", TODAY - timedelta(days=3))
    keep(engine, "v2", "t2")
    keep(engine, "v3", "t3", TOMORROW)
    with writing(engine) as connection:
        forget_tokens(connection, TODAY)
    assert [token_of(engine, visit) for visit in ("v1", "v2", "v3")] == [None, None, "t3"]


def test_a_visit_that_goes_on_over_the_cut_keeps_its_token(engine: Engine) -> None:
    keep(engine, "v1", "t1")
    keep(engine, "v2", "t2")
    with writing(engine) as connection:
        forget_tokens(connection, TODAY, still_open={"v2"})
    assert [token_of(engine, visit) for visit in ("v1", "v2")] == [None, "t2"]
