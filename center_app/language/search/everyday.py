"""Words of questions, and words that people say for what the service cards call otherwise.

What a single service is called besides its name stands in the catalogue; here is what holds for
all of them: to renew, lost, the car. All words are folded and without their article.
"""

from center_app.language.search.folding import words_of
from center_app.language.search.stems import bare, stem

STOP = frozenset(
    words_of(
        """
        بدي بدنا بدو بدها اريد نريد ابغى ابي حاب حابب محتاج احتاج لازم لو سمحت سمحتوا كيف شو ايش
        وين اين ممكن هل ما من في على عن الى مع انا احنا عندي عندنا الي النا هو هي هذا هذه هاي تبع
        تبعي تبعت عشان علشان مشان بقدر اقدر اذا او و ب ل ثم يا جاي اجيت بخصوص موضوع خدمة خدمات
        معاملة معاملات الحصول احصل اعمل نعمل عمل اسوي كل اللي الذي التي
        i we want to need a an the my our of for on in at with how do get can is it me please would
        like where what and or from by service apply have
        """
    )
) - {"عمل"}

_SAID = """
    اطلع طلع استخرج استخراج اخذ اصدر: اصدار
    جديد جديده اول: اصدار اول جديد
    منتهي منتهيه خلص خلصت انتهى انتهت اجدد نجدد جدد: تجديد
    ضاع ضاعت ضيعت ضايع ضايعه مفقود مفقوده مسروق انسرق انسرقت سرق ضائع فقدان: فاقد
    خربان تلف ممزق انشق مكسور تمزق: تالف
    باسبور بسبور باسبورت: جواز
    عيله اسره: عائله
    سواقه سوق شوفير: قياده
    عربيه سياره سيارات مركبات: سياره مركبه
    كرت كارت: بطاقه
    هويه: شخصيه
    ولاده ميلاد مواليد: مولود ولاده ميلاد
    بيبي طفل ابني بنتي: مولود
    مات متوفي توفى موت: وفاه
    تجوزت اتجوز جواج عرس: زواج
    بيت دار شقه منزل: عقار مسكن
    ارض قطعه: اراضي
    محل دكان مطعم بقاله: مهن محل
    شغل وظيفه توظيف اشتغل: عمل توظيف وظيفه شغل
    معاش: راتب تقاعد
    فلوس مصاري مساعده: نقدي معونه
    تغيير اغير غير تصحيح اصحح صحح اعدل عدل حدث احدث تحديث: تعديل تغيير تحديث
    ادفع سدد تسديد اسدد: دفع
    ابيع اشتري بيع شراء: بيع نقل ملكيه
    انقل تنازل: نقل
    افتح فتح: فتح تسجيل اصدار
    ترخيص رخصه رخص: ترخيص رخصه
    اجنبي اجنبيه وافد وافده غير: اجنبي وافد اردني
    اشتكي شكوه مشتكي: شكوى
    ختم مصدقه اصدق: تصديق
    كشف بيان كشوفات: كشف بيان
    ورقه كتاب: شهاده
    ديوان: مدنيه
    لقاح تطعيم تطعيمات طعم: مطاعيم
    lost stolen missing: lost replacement
    broken torn: damaged replacement
    new first: issue first new
    expired extend extension: renewal
    update edit modify amend correct: change update amended
    move moved moving: change residence
    duplicate copy: copy duplicate
    company firm business: company establishment business
    shop store restaurant: vocational shop
    car vehicle auto: car vehicle
    driver drive driving: driving
    baby newborn child: newborn birth
    id identity: identity card
    pay paying: payment
    buy sell purchase sale: transfer sale
    house home flat apartment property: property house
    job work employment: job work employment
    died dead death: death
    married wedding marry: marriage
    retire retired retirement: pension
    certify attest authenticate notarise notarize: authentication certification notarised
    licence license permit: licence permit
"""


def _key(word: str) -> str:
    return stem(bare(word))


def _read() -> dict[str, tuple[str, ...]]:
    said: dict[str, tuple[str, ...]] = {}
    for line in filter(str.strip, _SAID.splitlines()):
        spoken, _, written = line.partition(":")
        meant = tuple(_key(word) for word in words_of(written))
        for word in words_of(spoken):
            said[_key(word)] = tuple(dict.fromkeys((*said.get(_key(word), ()), *meant)))
    return said


EVERYDAY = _read()
"""The stems of what the cards may say, by the stem of what people say."""
