"""A catalogue of a few services in which everything occurs that a center has to cope with."""

from dataclasses import replace
from typing import Any

from center_app.domain.catalogue import (
    Agency,
    Audience,
    Bundle,
    Capacity,
    Catalogue,
    Channel,
    Charter,
    Document,
    Fee,
    Part,
    PriorityGroup,
    Service,
    Stage,
)
from center_app.domain.text import Text


def service(code: str, agency: str, minutes: int = 6, **changes: Any) -> Service:
    """A service that is promised within a quarter of an hour; `changes` say what is different."""
    card = Service(code, agency, Text(f"خدمة {code}", code.capitalize()), minutes, target=15)
    return replace(card, **changes)


AGENCIES = (
    Agency("civil", Text("دائرة الأحوال المدنية والجوازات", "Civil Status and Passports"), "id"),
    Agency("health", Text("وزارة الصحة", "Ministry of Health"), "health", partial=True),
    Agency("trade", Text("وزارة الصناعة والتجارة", "Ministry of Industry and Trade"), "trade"),
)

SERVICES = (
    service(
        "birth",
        "civil",
        related=("passport",),
        documents=(
            Document("notice", Text("تبليغ الولادة", "Birth notice")),
            Document("family-book", Text("دفتر العائلة", "Family book")),
        ),
    ),
    service(
        "passport",
        "civil",
        limit=5,
        capacities=(Capacity.SELF, Capacity.GUARDIAN),
        stages=(
            Stage("photo", Text("التصوير", "Photo"), "photo", 2),
            Stage("issue", Text("الإصدار", "Issue"), "passport", 8),
        ),
        fee=Fee(counter=50_000, online=45_000),
    ),
    service("family-book", "civil", 5),
    service(
        "insurance",
        "health",
        stages=(
            Stage("papers", Text("تدقيق الوثائق", "Papers"), "insurance", 4, partial=True),
            Stage("card", Text("البطاقة", "Card"), "insurance", 6),
        ),
    ),
    service("vaccination", "health", 3, target=5),
    service(
        "licence",
        "trade",
        audience=(Audience.ESTABLISHMENTS,),
        capacities=(Capacity.REPRESENTATIVE, Capacity.PROXY),
    ),
    service(
        "clearance", "trade", channel=Channel.ONLINE, link="https://services.example.jo/clearance"
    ),
)

NEWBORN = Bundle(
    "newborn",
    Text("مولود جديد", "A newborn"),
    "baby",
    (
        Part("birth"),
        Part("family-book", after=("birth",)),
        Part("passport", after=("birth",), capacity=Capacity.GUARDIAN),
        Part("insurance", after=("birth", "family-book")),
        Part("vaccination"),
    ),
)

SMALL = Catalogue(
    serial="small-1",
    agencies=AGENCIES,
    services=SERVICES,
    bundles=(NEWBORN,),
    priorities=(PriorityGroup("elderly", Text("كبار السن", "The elderly"), "elderly"),),
    charter=Charter(
        promise=Text("نلتزم بخدمتكم في الوقت المستهدف.", "We serve you within the target time."),
        rights=(Text("أن تُعامَل باحترام.", "To be treated with respect."),),
        duties=(Text("إحضار الوثائق المطلوبة.", "To bring the documents asked for."),),
    ),
    sample=True,
)

SKILLS = tuple(sorted(SMALL.skills()))
