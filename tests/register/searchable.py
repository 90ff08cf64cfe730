"""Reports to search for, coded once."""

from functools import cache

from telling import OLD, lexicon, story

from waqai.register.adding import add

STORIES = {
    "bases": (
        "قصف قاعدة تضم الأميركيين\n\n"
        "قصفت طائرات إيرانية يوم الأربعاء قاعدة عين الأسد في العراق حيث ينتشر جنود أميركيون. "
        "وقتل ثلاثة جنود عراقيين في الهجوم.",
        "الجريدة",
        3,
    ),
    "talks": (
        "محادثات في موسكو\n\nالتقى وزير الخارجية الروسي نظيره الإيراني في موسكو يوم الخميس، "
        "وبحث الوزيران انسحاب القوات الأمريكية من سوريا.",
        "الصحيفة",
        5,
    ),
    "yemen": (
        "صواريخ الحوثيين\n\nأطلق الحوثيون صاروخا باليستيا على الرياض، وقالت السعودية إنها اعترضت الصاروخ.\n\n"
        "ونددت الولايات المتحدة بإطلاق الصواريخ، وطالب مسؤول أمريكي بوقف الهجمات.",
        "الجريدة",
        9,
    ),
    "aid": ("وصلت مساعدات فرنسية إلى بيروت، وشكر رئيس الوزراء اللبناني فرنسا على المساعدات.", None, 9),
    "rain": ("أمطار غزيرة\n\nهطلت أمطار غزيرة على الساحل، والطقس بارد.", "الطقس", 20),
}


@cache
def _coded():
    reports = [story(name, text, outlet, day) for name, (text, outlet, day) in STORIES.items()]
    records = lexicon(reports)
    return reports, {report.text: record for report, record in zip(reports, records, strict=True)}


def file_stories(register):
    """Add the stories to a register."""
    reports, records = _coded()
    assert len(add(register, reports, lambda part: [records[one.text] for one in part], OLD).added) == len(STORIES)
