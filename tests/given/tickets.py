"""Tickets as citizens of a morning would take them."""

from dataclasses import replace
from datetime import datetime
from functools import cache

from center_app.domain.clock import AMMAN
from center_app.domain.text import Text
from center_app.language import find
from printers.slip import Slip, SlipFacts, SlipLine, slip_for

PASSPORT = SlipFacts(
    center=Text(
        "مركز الخدمات الحكومية الشامل – المقابلين",
        "Comprehensive Government Services Center – Al-Muqabalain",
    ),
    number="A017",
    issued=datetime(2026, 11, 22, 9, 15, tzinfo=AMMAN),
    lines=(SlipLine(Text("تجديد جواز سفر عادي", "Renew an ordinary passport")),),
    wait=(10, 20),
    ahead=4,
    where=Text("القاعة B، الطابق الأول", "Hall B, first floor"),
    ready=(
        Text("جواز السفر السابق", "Previous passport"),
        Text("البطاقة الشخصية", "Identity card"),
    ),
    promise=15,
    qr="https://q.example.gov.jo/t/Zk3u9Xr2LQe7m1TtYp0aBw",
)
NEWBORN = replace(
    PASSPORT,
    number="B203",
    lines=(
        SlipLine(Text("تسجيل واقعة ولادة", "Register a birth")),
        SlipLine(Text("إصدار جواز سفر لأول مرة", "Issue a first passport"), 5),
        SlipLine(Text("إضافة مولود إلى دفتر العائلة", "Add a newborn to the family book")),
        SlipLine(Text("إصدار بطاقة تأمين صحي", "Issue a health insurance card"), 2),
        SlipLine(Text("إصدار شهادة مطاعيم", "Issue a vaccination certificate")),
    ),
    wait=(25, 40),
    ahead=12,
)
LONG_NAMES = replace(
    PASSPORT,
    number="C999",
    lines=(
        SlipLine(
            Text(
                "إصدار شهادة عدم ملكية عقارية لغايات الحصول على قرض إسكان من المؤسسة العامة "
                "للإسكان والتطوير الحضري",
                "Issue a certificate of not owning real estate for the purpose of a housing loan "
                "from the Housing and Urban Development Corporation",
            ),
            10,
        ),
    ),
    wait=(95, 150),
    where=Text(
        "المنطقة المخصصة لخدمات المنشآت في الطابق الثاني بجانب المصعد الشرقي",
        "Area for establishments, second floor, beside the eastern lift",
    ),
    note=Text("أولوية: كبار السن", "Priority: older persons"),
)
UNKNOWN_WAIT = replace(PASSPORT, number="أ017", wait=None, ahead=0, ready=(), promise=None)
ALL = {"passport": PASSPORT, "newborn": NEWBORN, "long": LONG_NAMES, "unknown": UNKNOWN_WAIT}


@cache
def worded(facts: SlipFacts, reprint: bool = False) -> Slip:
    return slip_for(facts, find("ar"), find("en"), reprint)
