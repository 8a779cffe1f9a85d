"""What the management lets the voice say: each sentence is a clip, in every spoken language.

What a sentence names (a time, an agency) has no clip: the voice sends everybody to the display.
"""

from collections.abc import Mapping
from typing import NamedTuple

from center_app.domain.bulletin import Saying

NEWS: Mapping[str, dict[Saying, str]] = {
    "ar": {
        Saying.PAPERS: "يُرجى تجهيز الوثائق المطلوبة",
        Saying.LONG_WAITS: "مدة الانتظار اليوم أطول من المعتاد، شكراً لصبركم",
        Saying.CLOSES: "موعد إغلاق القاعة اليوم معروض على الشاشة، يُرجى الانتباه إليه",
        Saying.NO_AGENCY: "إحدى الجهات لا تقدّم خدماتها هنا اليوم، يُرجى النظر إلى الشاشة",
        Saying.GOES_ON: "موعد استئناف الخدمة معروض على الشاشة، يُرجى النظر إليها",
        Saying.FAULT: "يؤدي عطل فني إلى تأخر بعض الخدمات، ويجري العمل على إصلاحه",
        Saying.SEATS: "يُرجى ترك المقاعد الأمامية لمن يحتاج إليها",
    },
    "en": {
        Saying.PAPERS: "Please have your papers ready",
        Saying.LONG_WAITS: "Waits are longer than usual today. Thank you for your patience",
        Saying.CLOSES: "Please look at the screen for the time at which the hall closes today",
        Saying.NO_AGENCY: "One agency is not served here today. Please look at the screen",
        Saying.GOES_ON: "Please look at the screen for the time at which service goes on",
        Saying.FAULT: "A technical fault delays some services. It is being worked on",
        Saying.SEATS: "Please leave the front seats to those who need them",
    },
}


class News(NamedTuple):
    """A bulletin that is to be said, by its id."""

    id: str
    saying: Saying


def clip_name(saying: Saying) -> str:
    """The name of its file (without ending), in the folder of each language."""
    return f"news-{saying.value.replace('_', '-')}"
