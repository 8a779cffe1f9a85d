"""Words of questions, and words that people say for what the service cards call otherwise.

What a single service is called besides its name stands in the catalogue; here is what holds for
all of them: to renew, lost, the car. All words are folded and without their article.
"""

from center_app.language.search.folding import words_of
from center_app.language.search.stems import LEAST, bare, stem

STOP = frozenset(
    words_of(
        """
        بدي بدنا بدو بدها اريد نريد ابغى ابي حاب حابب محتاج احتاج لازم لو سمحت سمحتوا كيف شو ايش
        وين اين ممكن هل ما من في على عن الى مع انا احنا عندي عندنا الي النا هو هي هذا هذه هاي تبع
        تبعي تبعت عشان علشان مشان بقدر اقدر اذا او و ب ل ثم يا جاي اجيت بخصوص موضوع خدمة خدمات
        معاملة معاملات الحصول احصل اعمل نعمل عمل اسوي كل اللي الذي التي بدهم بدك يريد عنده عندها
        عندهم معي معه معها معنا معهم لي لنا له لها الهم مني منه منها مش مو مهو ليس لم لن كان كانت
        صار صارت رح راح لسا لسه كمان بعدين بس كم قديش متى ايمتى ليش مين امبارح مبارح اليوم بكرا
        جايه قادم ماضي واحد وحده حدا شخص لانه انه انها فيها فيه مكتوب عمره عمرها
        عمري صرت بصير ولا لازمني طالبين اعطاني اعطوني
        بدون شهر شهرين اسبوع يوم يومين ايام شوي هون هناك
        i we want to need a an the my our of for on in at with how do get can is it me please would
        like where what and or from by service apply have has had got been was were am are did does
        without yesterday today tomorrow day days week weeks month months next last
        not will should must would could im ive his her their our this that there someone somebody
        """
    )
) - {"عمل"}

_SAID = """
    اطلع طلع استخرج استخراج اخذ اصدر: اصدار
    جديد جديده اول: اصدار اول جديد
    منتهي منتهيه خلص خلصت خالص خالصه خلصان بخلص بتخلص صلاحيه: تجديد
    ينتهي انتهى انتهت اجدد نجدد جدد تمديد امدد: تجديد
    ضاع ضاعت ضيعت ضايع ضايعه مفقود مفقوده ضائع ضائعه ضياع: فاقد
    مسروق مسروقه انسرق انسرقت سرق سرقو سرقوا نشلوني فقدان فقدت لاقي لاقيه: فاقد
    خربان خربانه تلف تلفت ممزق ممزقه تمزق انشق انشقت مكسور مكسوره انكسر انكسرت: تالف
    انحرق انحرقت محروق انبل مبلول مهتري مهتريه: تالف
    باسبور بسبور باسبورت: جواز
    عيله اسره: عائله
    سواقه سياقه سايق سوق شوفير: قياده
    عربيه سياره سيارات مركبات: سياره مركبه
    كرت كارت: بطاقه
    هويه: شخصيه
    ولاده ميلاد مواليد: مولود ولاده ميلاد
    بيبي طفل رضيع ولدت خلفت خلفنا ابني بنتي: مولود طفل
    مات ماتت متوفي متوفيه توفى توفت مرحوم مرحومه رحمه موت: وفاه
    تجوزت تجوزنا اتجوز تزوجت تزوجنا جواج جيزه عرس عريس عروس: زواج
    خاطب خاطبين مخطوب خطيبتي خطيبي خطبه: خطوبه زواج
    تطلقت تطلقنا طلقت طلقني مطلقه مطلق خلع: طلاق
    بيت دار شقه منزل: عقار مسكن بيت شقه
    ارض قطعه دونم دونمات: اراضي ارض
    باص بكم بيكب تكسي شاحنه تريلا فان موتور دراجه: سياره مركبه
    عماره فيلا بنايه: عقار بناء
    اعمر نعمر اعمار عمار نبني بنيان: بناء
    محل دكان مطعم بقاله سوبرماركت ماركت كوفي كافيه مقهي صالون مخبز ملحمه ورشه: مهن محل
    كراج بوتيك حلاق مول محمص مغسله: مهن محل
    شغل وظيفه توظيف اشتغل: عمل توظيف وظيفه شغل
    معاش: راتب تقاعد
    فلوس مصاري مساعده: نقدي معونه
    تغيير اغير غير غيرت غيرنا نغير تصحيح اصحح صحح اعدل عدل حدث احدث تحديث: تعديل تغيير تحديث
    ادفع دفعت سددت سدد تسديد اسدد: دفع
    ابيع نبيع اشتري نشتري بيع شراء بعت بعنا باع اشتريت اشترينا: بيع نقل ملكيه
    انقل تنازل: نقل
    افتح فتح فتحت نفتح: فتح تسجيل اصدار
    ترخيص رخصه رخص: ترخيص رخصه
    اجنبي اجنبيه وافد وافده غير: اجنبي وافد اردني
    سوري سوريه مصري مصريه عراقي عراقيه يمني سوداني سودانيه تركي: اجنبي وافد
    فلبيني فلبينيه هندي هنديه بنغالي بنغاليه نيبالي نيباليه باكستاني اثيوبيه: اجنبي وافد عامل
    برا خارج امريكا سعوديه امارات كويت قطر تركيا روسيا المانيا: خارج اجنبيه
    خادمه شغاله: عامله منزل
    شغيل شغيله صانع: عامل
    دكتور دكتوره: طبيب
    ممرض ممرضه: تمريض
    صيدلاني صيدلانيه: صيدلي
    حامل حمل: امومه ولاده
    فقير فقيره محتاجين: فقراء معونه
    مقعد مقعده مشلول مشلوله معاقه كفيف توحد: معاق اعاقه
    ختيار ختياره عجوز مسن مسنه جدتي جدي ستي سبعين ثمانين: كبار سن مسنين
    طردوني طردني انطردت طرد: فصل تعسفي فصلوني
    اتعين نتعين توظف اتوظف: تعيين توظيف
    اشتكي شكوه مشتكي تظلم: شكوى
    نصب احتيال ضحك مغشوش غشاش غشني: غش تاجر مستهلك
    محكوم شيك شيكات حبس محاكمه: قضايا محكمه
    اعزب عزباء متزوج متزوجه: حاله اجتماعيه
    خريج خريجه: توظيف باحث
    ختم مصدقه اصدق: تصديق
    كشف بيان كشوفات: كشف بيان
    ورقه كتاب: شهاده
    ديوان: مدنيه
    خريطه خارطه: مخطط
    سياحه زياره: تاشيره فيزا
    حفل حفله مهرجان عرض احتفال: فعاليه
    امضاء امضي اوقع: توقيع
    محامي اوكل توكيل: وكاله
    فاتوره فواتير: فوتره
    درجات معدل نتيجه نتايج: علامات
    غرامه غرامات شرطي شرطه مرور خالفني: مخالفات سير
    تحليل تحاليل: فحص
    كفن عزا دفن: جنازه دفن
    ارمله يتيم ايتام: ورثه
    معيل فقر: معونه نقدي
    روضه: حضانه
    عاطل بطاله: تشغيل باحث
    مصنع ماكينات ماكنات الات: مدخلات انتاج
    لقاح تطعيم تطعيمات طعم: مطاعيم
    lost stolen missing: lost replacement
    broken broke torn ripped wet burned burnt ruined: damaged replacement
    new first: issue first new
    expired expires expiring expiry extend extension: renewal
    update edit modify amend correct: change update amended
    move moved moving: change residence
    duplicate copy: copy duplicate
    company firm business: company establishment business
    shop store restaurant cafe coffee salon bakery supermarket barber: vocational shop
    car vehicle auto truck bus van taxi motorcycle: car vehicle
    driver drive driving: driving
    baby newborn child kid: newborn birth child
    id identity: identity card
    pay paying: payment
    buy sell purchase sale bought sold buying selling: transfer sale
    house home flat apartment property: property house
    job work employment: job work employment
    died dead death deceased passed: death
    cheated scammed fraud: consumer complaint
    sued court judge lawsuit: court case
    build built construct extend: building construction
    grades marks: marks
    married wedding marry wed: marriage
    divorced separated: divorce
    pregnant expecting: maternity
    old elderly aged grandma grandmother grandpa grandfather: elderly seniors
    egyptian indian syrian filipino nepali sudanese bangladeshi abroad overseas: foreign abroad
    maid housemaid nanny: worker domestic
    degree diploma: certificate diploma
    boss manager: employer
    salary wage wages: wages salary
    sacked dismissed: fired
    doctor dentist: doctor medical
    retire retired retirement: pension
    certify attest authenticate notarise notarize: authentication certification notarised
    licence license permit: licence permit
    son daughter kids: child
    owner owned ownership: ownership
    map: plan
    party concert festival show: event
    bill invoice: invoice
    sign: signature
    lawyer: attorney
    factory machine: production inputs
    staff employee: employees
    exam: test
    tourist visit: visa
"""


def asks(word: str) -> bool:
    """Whether a word only asks: also with a conjunction or a preposition before it (وبدي, لكل)."""
    return word in STOP or (len(word) > LEAST and word[0] in "ولبف" and word[1:] in STOP)


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
