from dataclasses import replace

from center_app.domain.catalogue import Audience, Capacity, Document, Stage, When
from center_app.domain.text import Text
from small_catalogue import NEWBORN, SMALL, service

PAPER = Text("وثيقة", "A paper")


def test_a_service_without_stages_has_one_whose_skill_is_itself() -> None:
    birth = service("birth", "civil", minutes=6)
    assert birth.all_stages() == (Stage("birth", birth.name, "birth", 6),)


def test_stages_keep_their_order_and_skills() -> None:
    assert [(stage.code, stage.skill) for stage in SMALL.stages("passport")] == [
        ("photo", "photo"),
        ("issue", "passport"),
    ]


def test_documents_are_asked_for_under_their_conditions() -> None:
    card = service(
        "passport",
        "civil",
        documents=(
            Document("id", PAPER),
            Document("power", PAPER, When(capacity=(Capacity.PROXY,))),
            Document("register", PAPER, When(audience=(Audience.ESTABLISHMENTS,))),
        ),
    )

    def asked(capacity: Capacity, audience: Audience) -> list[str]:
        return [document.id for document in card.documents_for(capacity, audience)]

    assert asked(Capacity.SELF, Audience.INDIVIDUALS) == ["id"]
    assert asked(Capacity.PROXY, Audience.INDIVIDUALS) == ["id", "power"]
    assert asked(Capacity.PROXY, Audience.ESTABLISHMENTS) == ["id", "power", "register"]


def test_everything_is_found_by_its_code() -> None:
    birth, civil = SMALL.service("birth"), SMALL.agency("civil")
    assert birth is not None
    assert civil is not None
    assert birth.agency == civil.code
    assert [card.code for card in SMALL.of_agency("civil")] == ["birth", "passport", "family-book"]
    assert SMALL.bundle("newborn") is NEWBORN
    assert SMALL.priority("elderly") is not None


def test_what_the_catalogue_has_not_got_is_not_found() -> None:
    assert SMALL.service("x") is None
    assert SMALL.agency("x") is None
    assert SMALL.bundle("x") is None
    assert SMALL.priority("x") is None


def test_skills_are_those_of_all_stages() -> None:
    assert {"photo", "passport", "insurance", "birth"} <= SMALL.skills()


def test_the_usual_time_of_a_skill_is_the_mean_of_its_stages() -> None:
    assert SMALL.usual_minutes["insurance"] == 5
    assert SMALL.usual_minutes["photo"] == 2
    shared = replace(
        SMALL,
        services=(
            service("a", "civil", stages=(Stage("x", PAPER, "photo", 2),)),
            service("b", "civil", stages=(Stage("x", PAPER, "photo", 5),)),
        ),
    )
    assert shared.usual_minutes == {"photo": 3.5}
