"""Dates in every language that has words of time: a date line as its pages print it, with its value."""

import pytest

from corpus_cli.annotate.dates import extract_dates, find_published
from corpus_cli.annotate.dates.lexicon import LANGUAGES
from corpus_cli.edtf import parse_edtf
from corpus_cli.model import Cleaned

DATE_LINES = {
    "ar": "الخميس، ١٤ مارس/آذار ٢٠٢٤ - 20:15",
    "az": "14 mart 2024, saat 20:15",
    "be": "14 сакавіка 2024, 20:15",
    "bg": "14 март 2024, 20:15",
    "bn": "১৪ মার্চ ২০২৪, 20:15",
    "ca": "14 de març de 2024 a les 20.15",
    "cs": "čtvrtek 14. března 2024, 20:15",
    "da": "torsdag den 14. marts 2024 kl. 20.15",
    "de": "Donnerstag, 14. März 2024, 20.15 Uhr",
    "el": "Πέμπτη, 14 Μαρτίου 2024 20:15",
    "en": "Thursday, March 14, 2024 8:15 PM",
    "es": "jueves 14 de marzo de 2024 a las 20:15",
    "et": "neljapäeval, 14. märts 2024 kell 20.15",
    "fa": "پنجشنبه ۱۴ مارس ۲۰۲۴ ساعت ۲۰:۱۵",
    "fi": "torstai 14. maaliskuuta 2024 klo 20.15",
    "fr": "jeudi 14 mars 2024 à 20h15",
    "he": "יום חמישי, 14 במרץ 2024 בשעה 20:15",
    "hi": "गुरुवार, १४ मार्च २०२४, 8:15 PM",
    "hu": "2024. március 14., csütörtök 20:15",
    "hy": "2024 թ. մարտի 14-ին 20:15",
    "id": "Kamis, 14 Maret 2024 20:15 WIB",
    "it": "giovedì 14 marzo 2024 alle ore 20.15",
    "ja": "2024年3月14日(木) 20時15分",
    "ka": "ხუთშაბათს, 14 მარტი, 2024 20:15",
    "kk": "2024 жылғы 14 наурыз, 20:15",
    "ko": "2024년 3월 14일 목요일 오후 8시 15분",
    "ky": "14-март 2024, 20:15",
    "lt": "2024 m. kovo 14 d. 20:15",
    "lv": "2024. gada 14. martā plkst. 20.15",
    "mk": "14 март 2024 во 20:15",
    "ms": "Khamis, 14 Mac 2024 20:15",
    "nl": "donderdag 14 maart 2024 om 20:15",
    "no": "torsdag 14. mars 2024 kl. 20.15",
    "pl": "czwartek, 14 marca 2024, godz. 20:15",
    "pt": "quinta-feira, 14 de março de 2024 às 20h15",
    "ro": "joi, 14 martie 2024, ora 20:15",
    "ru": "четверг, 14 марта 2024 в 20:15",
    "sk": "štvrtok 14. marca 2024, 20:15",
    "sl": "četrtek, 14. marec 2024 ob 20.15",
    "sr": "četvrtak, 14. mart 2024. u 20:15",
    "sv": "torsdag den 14 mars 2024 kl. 20.15",
    "tg": "14 марти соли 2024, 20:15",
    "tr": "14 Mart 2024 Perşembe 20:15",
    "uk": "четвер, 14 березня 2024, 20:15",
    "ur": "جمعرات 14 مارچ 2024, 20:15",
    "uz": "14 mart 2024, 20:15",
    "vi": "Thứ Năm, 14/03/2024 20:15",
    "zh": "2024年3月14日 星期四 20:15",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_date_line(language: str) -> None:
    """The date line of a page is one expression, with its weekday and its time of day."""
    line = DATE_LINES[language]
    found = extract_dates(line, language=language)
    assert [(date.surface, date.value) for date in found] == [(line, "2024-03-14T20:15")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("el", "τον περασμένο Ιούνιο και χθες", [("περασμένο Ιούνιο", "2023-06"), ("χθες", "2024-03-19")]),
        ("el", "η τρίτη φορά, την Τρίτη", [("Τρίτη", "2024-03-19")]),
        ("id", "dua minggu pada Minggu", [("Minggu", "2024-03-17")]),
        (
            "en",
            "It ends its current fiscal year on March 31.",
            [("current fiscal year", "2024"), ("March 31", "2024-03-31")],
        ),
        ("no", "før jul i fjor, og 14. jul. 2023", [("i fjor", "2023"), ("14. jul. 2023", "2023-07-14")]),
        ("no", "en mann i 40-årene", [("40-årene", None)]),
        ("ja", "1時間前", []),
        ("zh", "核准证号为2011-7067，", []),
        ("el", "ΠΕΜΠΤΗ 14 ΜΑΡΤΙΟΥ 2024", [("ΠΕΜΠΤΗ 14 ΜΑΡΤΙΟΥ 2024", "2024-03-14")]),
        ("ar", "في 29 تشرين الأول 2009", [("29 تشرين الأول 2009", "2009-10-29")]),
        ("ar", "العام الماضي ومنذ عام 2011", [("العام الماضي", "2023"), ("عام 2011", "2011")]),
        ("fa", "سال ۱۴۰۲ و ۱۴۰۲/۱۲/۲۴", [("سال ۱۴۰۲", None), ("۱۴۰۲/۱۲/۲۴", None)]),
        ("pt", "em junho do ano passado", [("junho do ano passado", "2023-06")]),
        ("nl", "twee weken geleden", [("twee weken geleden", "2024-03-06")]),
        ("sv", "i juni förra året", [("juni förra året", "2023-06")]),
        ("nb", "i juni i fjor", [("juni i fjor", "2023-06")]),
        ("fi", "maaliskuussa 2024", [("maaliskuussa 2024", "2024-03")]),
        ("hu", "2019 márciusában", [("2019 márciusában", "2019-03")]),
        ("ro", "luna trecută", [("luna trecută", "2024-02")]),
        ("id", "Kamis (14/3/2024) pukul 17.32 WIB", [("Kamis (14/3/2024) pukul 17.32 WIB", "2024-03-14T17:32")]),
        ("vi", "ngày 14 tháng 3 năm 2024", [("14 tháng 3 năm 2024", "2024-03-14")]),
        ("hr", "četvrtak, 14. ožujka 2024", [("četvrtak, 14. ožujka 2024", "2024-03-14")]),
        ("und", "14 Μαρτίου 2024 / ١٤ مارس ٢٠٢٤", [("14 Μαρτίου 2024", "2024-03-14"), ("١٤ مارس ٢٠٢٤", "2024-03-14")]),
    ],
)
def test_running_text(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    """Months, relative words and other scripts' figures are read; a year of another calendar has no value."""
    found = extract_dates(text, language=language, anchor=parse_edtf("2024-03-20"))
    assert [(date.surface, date.value) for date in found] == expected


def test_a_language_without_words_is_named() -> None:
    """Where the months of the page's language are not known, the reason for an unknown date says so."""
    cleaned = Cleaned(None, None, None, None, (), (), ())
    assert "(th)" in find_published("น้ำท่วม\n14 มีนาคม 2567\n", cleaned=cleaned, language="th").reason
    assert "(en)" not in find_published("Flood\n14 Foo 2024\n", cleaned=cleaned, language="en").reason
