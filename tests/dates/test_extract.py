"""Time expressions of running text: what is found, with which span and value."""

import pytest

from corpus_cli.annotate.dates import extract_dates
from corpus_cli.edtf import parse_edtf
from corpus_cli.model import TimexType


def found(text: str, language: str, anchor: str | None = None) -> list[tuple[str, str | None]]:
    dates = extract_dates(text, language=language, anchor=parse_edtf(anchor) if anchor else None)
    return [(date.surface, date.value) for date in dates]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Это случилось 3 марта 2021 года.", [("3 марта 2021 года", "2021-03-03")]),
        ("ru", "Завод открыли в 2008г, закрыли в 2011 г.", [("2008г", "2008"), ("2011 г.", "2011")]),
        ("ru", "в две тысячи девятнадцатом году", [("две тысячи девятнадцатом году", "2019")]),
        ("ru", "С 25 по 28 июля 2019 года", [("25 по 28 июля 2019 года", "2019-07-25/2019-07-28")]),
        ("ru", "во втором квартале 2016 года", [("втором квартале 2016 года", "2016-04/2016-06")]),
        ("ru", "в девяностых годах прошлого века", [("девяностых годах прошлого века", "199X")]),
        ("ru", "в XIX веке", [("XIX веке", "18XX")]),
        ("ru", "весной 2002 года", [("весной 2002 года", "2002-21")]),
        ("ru", "в конце ноября 2023", [("в конце ноября 2023", "2023-11")]),
        ("uk", "з 6–14 липня 2022 року", [("6–14 липня 2022 року", "2022-07-06/2022-07-14")]),
        ("uk", "травень–серпень 2023", [("травень–серпень 2023", "2023-05/2023-08")]),
        ("uk", "у 2011–2012 рр.", [("2011–2012 рр.", "2011/2012")]),
        ("uk", "наприкінці грудня 2014", [("наприкінці грудня 2014", "2014-12")]),
        ("uk", "27 березня-2 квітня 2011 року", [("27 березня-2 квітня 2011 року", "2011-03-27/2011-04-02")]),
        ("pl", "pod koniec lat dziewięćdziesiątych", [("pod koniec lat dziewięćdziesiątych", "199X")]),
        ("pl", "w latach 2005-2007", [("latach 2005-2007", "2005/2007")]),
        ("pl", "Tę ustawę mają w maju 2022 r.", [("maju 2022 r.", "2022-05")]),
        ("kk", "2016 жылдың 5 қаңтарында", [("2016 жылдың 5 қаңтарында", "2016-01-05")]),
        ("kk", "2020-сыншы жылдың мамыр айында", [("2020-сыншы жылдың мамыр айында", "2020-05")]),
        ("ky", "2012-жылы", [("2012-жылы", "2012")]),
        ("uz", "2001-yil 11-sentyabrda", [("2001-yil 11-sentyabrda", "2001-09-11")]),
        ("tr", "10 Mart 2014'te", [("10 Mart 2014'te", "2014-03-10")]),
        ("tr", "1970 yılında", [("1970 yılında", "1970")]),
        ("az", "1979-cu ildə", [("1979-cu ildə", "1979")]),
        ("be", "8 красавіка 2014 года", [("8 красавіка 2014 года", "2014-04-08")]),
        ("bg", "през декември 2007 г. в", [("декември 2007 г.", "2007-12")]),
        ("sr", "до краја XIX века", [("краја XIX века", "18XX")]),
        ("sr", "u septembru 2017. godine", [("septembru 2017. godine", "2017-09")]),
        ("cs", "3. listopadu 2018, 15:53", [("3. listopadu 2018, 15:53", "2018-11-03T15:53")]),
        ("sk", "v máji 1969", [("máji 1969", "1969-05")]),
        ("en", "on the 4th of July, 1995", [("4th of July, 1995", "1995-07-04")]),
        ("en", "the third Tuesday of September 2014", [("third Tuesday of September 2014", "2014-09-16")]),
        ("en", "from June to August 1992", [("June to August 1992", "1992-06/1992-08")]),
        ("en", "Dec 22, 2023 4:52 pm", [("Dec 22, 2023 4:52 pm", "2023-12-22T16:52")]),
        ("en", "It may take long, and we march in May 2020.", [("May 2020", "2020-05")]),
        ("en", "nineteen ninety-six was in the nineties", [("nineties", "199X")]),
        ("de", "am 28. Dezember 2012", [("28. Dezember 2012", "2012-12-28")]),
        ("de", "am neunundzwanzigsten Mai 2011", [("neunundzwanzigsten Mai 2011", "2011-05-29")]),
        ("fr", "du 13 au 15 juillet 2020", [("13 au 15 juillet 2020", "2020-07-13/2020-07-15")]),
        ("fr", "au début d'octobre 2014", [("au début d'octobre 2014", "2014-10")]),
        ("fr", "au XIXe siècle", [("XIXe siècle", "18XX")]),
        (
            "ru",
            "Роман вышел в 1869 году, спустя два года его перевели.",
            [("1869 году", "1869"), ("спустя два года", "1871")],
        ),
        (
            "ru",
            "Роман вышел в 1869 году, а два года спустя его перевели.",
            [("1869 году", "1869"), ("два года спустя", "1871")],
        ),
        ("es", "el 5 de mayo de 2003", [("5 de mayo de 2003", "2003-05-05")]),
        ("it", "il 2 giugno 1946", [("2 giugno 1946", "1946-06-02")]),
        ("zh", "2024年4月24日", [("2024年4月24日", "2024-04-24")]),
        ("ru", "Он начинал в 90-х и ушёл в 2004-м", [("90-х", "199X"), ("2004-м", "2004")]),
        ("uk", "у 60-ті та наприкінці 80-х", [("60-ті", "196X"), ("наприкінці 80-х", "198X")]),
        ("be", "у пачатку мая 2011 года", [("у пачатку мая 2011 года", "2011-05")]),
        ("bg", "в началото на май 2011", [("в началото на май 2011", "2011-05")]),
        ("pl", "na przełomie kwietnia i maja 2019", [("kwietnia", "2019-04"), ("maja 2019", "2019-05")]),
        ("pl", "w I połowie 2021 roku", [("w I połowie 2021 roku", "2021")]),
        ("tr", "Ocak-Mart 2022 döneminde", [("Ocak-Mart 2022", "2022-01/2022-03")]),
        ("tr", "2021 yazında ve 90'ların ortasında", [("2021 yazında", "2021-22"), ("90'ların ortasında", "199X")]),
        ("kk", "90-жылдары салынған", [("90-жылдары", "199X")]),
        ("uz", "90-yillarda qurilgan", [("90-yillarda", "199X")]),
        ("cs", "v 90. letech", [("90. letech", "199X")]),
        ("es", "en los años noventa", [("años noventa", "199X")]),
        ("it", "negli anni novanta", [("anni novanta", "199X")]),
        ("en", "It rose in the late '90s.", [("90s", "199X")]),
        ("uk", "Monday March 10th, 2025", [("Monday March 10th, 2025", "2025-03-10")]),
        ("und", "в мае 2022 года and in June 2021", [("мае 2022 года", "2022-05"), ("June 2021", "2021-06")]),
    ],
)
def test_explicit_dates(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """A date that says its year is found whole and keeps the precision it is stated with."""
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "anchor", "text", "value"),
    [
        ("uk", "2022-05-11", "Це сталося 10 травня.", "2022-05-10"),
        ("uk", "2023-09-05", "Минулого місяця підписали указ.", "2023-08"),
        ("ru", "2023-01-10", "Об этом сообщили 28 ноября.", "2022-11-28"),
        ("ru", "2023-01-10", "Выборы состоятся 19 марта.", "2023-03-19"),
        ("ru", "2023-01-10", "в прошлом году", "2022"),
        ("ru", "2023-01-10", "вчера", "2023-01-09"),
        ("ru", "2023-03-31", "месяц назад", "2023-02"),
        ("tr", "2023-01-11", "geçen hafta", "2023-01-02/2023-01-08"),
        ("kk", "2023-01-11", "былтыр", "2022"),
        ("kk", "2023-01-11", "келер жылдың наурызында", "2024-03"),
        ("pl", "2023-01-11", "w ubiegłym roku", "2022"),
        ("cs", "2023-01-11", "loni v říjnu", "2022-10"),
        ("en", "2000-01-05", "Officials said Friday that it was over.", "1999-12-31"),
        ("en", "2000-01-05", "The court will meet on Friday.", "2000-01-07"),
        ("en", "2000-01-05", "He must return by Jan. 14.", "2000-01-14"),
        ("en", "2000-01-05", "He was found on Nov. 25.", "1999-11-25"),
        ("en", "2000-01-05", "The hearing is set for Friday.", "2000-01-07"),
        ("en", "2000-01-05", "The unions plan a march Friday.", "2000-01-07"),
        ("en", "2000-01-05", "On Friday the court is scheduled to meet.", "2000-01-07"),
        ("en", "2000-01-05", "On Friday, when she gave up her holiday plans, it rained.", "1999-12-31"),
        ("en", "2000-01-05", "On Friday, the harbour board planned to pay the first claims.", "1999-12-31"),
        ("en", "2000-01-05", "A concert planned for Tuesday was called off.", "2000-01-04"),
        ("en", "2000-01-05", "A concert planned for Friday was called off.", "2000-01-07"),
        ("en", "2000-01-05", "The board had set Tuesday as the deadline for offers.", "2000-01-04"),
        (
            "en",
            "2000-01-05",
            "The choir is scheduled to sing in Rome, its first stop Sunday, and in Bari.",
            "2000-01-09",
        ),
        ("en", "2000-01-05", "The choir sang in Rome, its first stop Sunday, and in Bari.", "2000-01-02"),
        ("tr", "2023-01-11", "Tören cuma günü belediye binasında düzenlenecek.", "2023-01-13"),
        ("tr", "2023-01-11", "Tören cuma günü belediye binasında düzenlendi.", "2023-01-06"),
        ("en", "2000-01-05", "two weeks ago", "1999-12-22"),
        ("en", "2000-01-05", "the last three years", "1997/2000"),
        ("en", "2013-02-12", "Friday, Jul 18", "2014-07-18"),
        ("en", "2023-11-28~", "yesterday", "2023-11-27~"),
        ("en", "2023-11", "yesterday", None),
        ("en", "2023-11", "last month", "2023-10"),
    ],
)
def test_anchored_dates(language: str, anchor: str, text: str, value: str | None) -> None:
    """What the text leaves open comes from the day it was written, as a reader of news would take it."""
    assert [date for _, date in found(text, language, anchor)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("pl", "28 listopada ministerstwo oświadczyło", "XXXX-11-28"),
        ("pl", "We wrześniu prezydent podkreślił", "XXXX-09"),
        ("uk", "Минулого місяця", None),
        ("en", "yesterday", None),
    ],
)
def test_open_dates(language: str, text: str, value: str | None) -> None:
    """Without an anchor a day keeps its open year, and a relative expression has no value."""
    assert [date for _, date in found(text, language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "истребитель МиГ-31 поднялся на 83%"),
        ("ru", "Осталось символов: 2000"),
        ("ru", "на пенсию уходят не позже шестидесяти"),
        ("ru", "счёт 2:1, температура 12.5, цена 1 700 рублей"),
        ("ru", "охрана окружающей среды"),
        ("ru", "ч. 8 ст. 20.2 КоАП"),
        ("uk", "телефон 044-123-45-67, суддя Лютий, ТОВ «Проект 2016»"),
        ("pl", "drony RQ-11 i Orlan-10, oni się nie mają"),
        ("en", "The vote may be close; they march on; $2000 for 1990 people"),
        ("kk", "жаңа маусым басталды"),
        ("tr", "bu kişi, bu yazı, her kişi"),
        ("en", "Room 1984 was empty; version 2.3.2021 came"),
        ("ru", "на улице 8 Марта и на площади 1905 года; рейс 1999"),
        ("uk", "вулиця 8 Березня"),
        ("pl", "ul. 3 Maja, nr 1984"),
    ],
)
def test_no_dates(language: str, text: str) -> None:
    """Model names, shares, prices, counters, law numbers and words that only look like months are nothing."""
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("uk", "до 30 годин", TimexType.DURATION),
        ("pl", "od ponad 30 lat", TimexType.DURATION),
        ("ru", "в последние годы", TimexType.DURATION),
        ("en", "for three weeks", TimexType.DURATION),
        ("en", "a 50-year-old alliance", TimexType.DURATION),
        ("en", "every Monday", TimexType.SET),
        ("en", "closed on Sundays", TimexType.SET),
        ("ru", "ежегодно", TimexType.SET),
        ("en", "at 10:35 a.m.", TimexType.TIME),
    ],
)
def test_types(language: str, text: str, kind: TimexType) -> None:
    """Durations, repeated times and times of day are found and said to be such."""
    assert [date.type for date in extract_dates(text, language=language)] == [kind]


@pytest.mark.parametrize(
    ("anchor", "text", "value"),
    [
        ("2024-03-04", "It was agreed over the weekend", "2024-03-02/2024-03-03"),
        ("2024-03-07", "It was agreed over the weekend", "2024-03-09/2024-03-10"),
        ("2024-03-04", "It will be agreed at the weekend", "2024-03-09/2024-03-10"),
        ("2024-03-04", "They meet on Wednesday evening next week", "2024-03-13"),
        ("2024-03-04", "The deadline runs until 9 a.m. EST Tuesday", "2024-03-05T09:00"),
        ("2024-10-25", "In January, right after the vote on the harbour, a storm killed two", "2024-01"),
        ("2024-03-04", "He lives in Independence, Mo., and left on March 12, 2021", "2021-03-12"),
    ],
)
def test_last_value(anchor: str, text: str, value: str) -> None:
    """A bare weekend early in the week is past; "next week" moves the weekday before it; a limit lies ahead."""
    assert found(text, "en", anchor)[-1][1] == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "übernächsten Freitag", "2024-03-15"),
        ("de", "vorletzten Freitag", "2024-02-23"),
        ("tr", "yarından sonraki gün", "2024-03-06"),
        ("tr", "geçen hafta pazar", "2024-03-03"),
        ("it", "l'altro ieri", "2024-03-02"),
        ("it", "quest'anno", "2024"),
        ("es", "el pasado mes de mayo", "2023-05"),
        ("uz", "o‘tgan juma", "2024-03-01"),
        ("pl", "przed rokiem", "2023"),
        ("pl", "przed dwoma laty", "2022"),
        ("pl", "przed trzema dniami", "2024-03-01"),
        ("pl", "przed 2015 rokiem", "2015"),
        ("pl", "dwa dni wcześniej", "2024-03-02"),
        ("uk", "день по тому", "2024-03-05"),
        ("ru", "двумя неделями ранее", "2024-02-19"),
        ("ru", "Годом позже", "2025"),
        ("ru", "спустя неделю", "2024-03-11"),
        ("ru", "первый вторник октября 2023", "2023-10-03"),
        ("pl", "ostatni poniedziałek marca 2023", "2023-03-27"),
        ("uk", "третій тиждень жовтня 2023", "2023-10-16/2023-10-22"),
        ("uk", "середа після наступної", "2024-03-13"),
        ("uk", "на минулих вихідних", "2024-03-02/2024-03-03"),
        ("en", "three Sundays ago", "2024-02-18"),
        ("en", "two Fridays from now", "2024-03-15"),
        ("en", "the Friday after next", "2024-03-15"),
        ("en", "the first Monday of the month", "2024-03-04"),
        ("en", "the week of March 13", "2024-03-11/2024-03-17"),
        ("de", "am Montagabend", "2024-03-04"),
        ("de", "heute Morgen", "2024-03-04"),
        ("de", "zwei Jahre später", "2026"),
        ("tr", "ekim 2023 birinci çarşambası", "2023-10-04"),
        ("tr", "mart ayının ilk pazartesisi", "2024-03-04"),
        ("tr", "martın üçünde", "2024-03-03"),
        ("tr", "mart ayının 3'ünde", "2024-03-03"),
        ("tr", "haftaya", "2024-03-11/2024-03-17"),
        ("tr", "1999 ile 2004 yılları arasında", "1999/2004"),
    ],
)
def test_counted_from_the_anchor(language: str, text: str, value: str) -> None:
    """Relative expressions of each language are counted from the day of writing, a Monday here."""
    assert [one for _, one in found(text, language, "2024-03-04")] == [value]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Shops opened early on Black Friday.", [("Black Friday", None)]),
        ("en", "Shops opened early on a black Friday.", [("Friday", "2024-03-01")]),
        ("pl", "W Wielki Piątek sklepy są czynne.", [("Wielki Piątek", None)]),
    ],
)
def test_feasts_are_no_weekdays(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    """A feast that is called a Friday is found whole, and is not the last Friday."""
    assert found(text, language, "2024-03-04") == expected


def test_numbers_behind_a_month() -> None:
    """A number of its own behind a month is no day of it."""
    assert found("Toplantı Ocak ayı 15 gün sürdü", "tr")[0] == ("Ocak ayı", "XXXX-01")
    assert found("мамыр айында 2-нші тестілеу өтті", "kk") == [("мамыр айында", "XXXX-05")]


def test_a_sentence_parts_a_time_of_day_from_a_date() -> None:
    """A time of day at the end of a sentence is not that of the day the next one begins with."""
    text = "Beginn ist um 17 Uhr. Am 26. Mai 2023 ist Pause."
    assert [value for _, value in found(text, "de")] == [None, "2023-05-26"]


def test_year_carried_on() -> None:
    """Within a paragraph a stated year holds for the days after it; a new paragraph starts afresh."""
    text = "У червні 2015 року почали. 25 липня закінчили.\n8 серпня почали знову."
    assert [value for _, value in found(text, "uk")] == ["2015-06", "2015-07-25", "XXXX-08-08"]


def test_year_of_an_attribute() -> None:
    """A full date that only says which event or law is meant gives its year to no other date."""
    text = "He was charged in the Dec. 21, 1988, attack on the bridge and agreed in April to stand trial."
    assert [value for _, value in found(text, "en", "1999-06-07")] == ["1988-12-21", "1999-04"]
    assert [value for _, value in found("On Dec. 21, 1988, it fell. In April it rose.", "en", "1999-06-07")][
        1
    ] == "1988-04"
    text = "По закону от 5 мая 2014 года сбор отменили, а в июле вернули."
    assert [value for _, value in found(text, "ru", "2024-09-01")] == ["2014-05-05", "2024-07"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on April 24 and 25, 2019", [("April 24", "2019-04-24"), ("25, 2019", "2019-04-25")]),
        ("en", "between April 24 and 25, 2019", [("April 24 and 25, 2019", "2019-04-24/2019-04-25")]),
        ("ru", "12 и 14 мая 2020 года", [("12", "2020-05-12"), ("14 мая 2020 года", "2020-05-14")]),
        ("uk", "між 12 та 14 травня 2020", [("12 та 14 травня 2020", "2020-05-12/2020-05-14")]),
        ("de", "am 3. und 5. Mai 2020", [("3.", "2020-05-03"), ("5. Mai 2020", "2020-05-05")]),
        ("en", "in 1991 and 1997", [("1991", "1991"), ("1997", "1997")]),
        ("en", "between 1991 and 1997", [("1991 and 1997", "1991/1997")]),
    ],
)
def test_two_dates_or_a_range(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Two dates with "and" are two, and with "between" before them a range."""
    assert found(text, language) == expected


def test_same_day_as_spoken_of_last() -> None:
    """The same day, the same year and the next day are counted from the date spoken of last."""
    text = "12 мая 2017 года он уехал. В тот же день вернулся, на следующий день заболел. В том же году умер."
    values = [value for _, value in found(text, "ru")]
    assert values == ["2017-05-12", "2017-05-12", "2017-05-13", "2017"]


def test_order_of_day_and_month() -> None:
    """Figures that could be either are read by the language, and one date of the text settles it for the others."""
    assert found("on 03/04/2021", "en") == [("03/04/2021", "2021-03-04")]
    assert found("le 03/04/2021", "fr") == [("03/04/2021", "2021-04-03")]
    assert [value for _, value in found("on 03/04/2021 and 25/04/2021", "en")] == ["2021-04-03", "2021-04-25"]
    ambiguous, plain = extract_dates("on 03/04/2021 and 2021-05-20", language="en")
    assert ambiguous.confidence < plain.confidence
    assert "month" in ambiguous.anchor


def test_modifier() -> None:
    """Early, mid and late are kept beside the value."""
    dates = extract_dates("in early March 2020, mid-May 2020 and at the end of 2021", language="en")
    assert [date.modifier for date in dates] == ["start", "mid", "end"]


def test_stretch() -> None:
    """Only the stretch asked for is read, and offsets refer to the whole text."""
    text = "2001 год. В мае 2002 года. 2003 год."
    dates = extract_dates(text, language="ru", start=9, end=26)
    assert [(date.start, date.end, date.value) for date in dates] == [(12, 25, "2002-05")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "31 November 2023"),
        ("en", "November 31, 2023"),
        ("en", "30 February"),
        ("en", "29 February 2023"),
        ("en", "32 December 2023"),
        ("en", "29 February to 2 March 2023"),
        ("en", "28 October - 31 November 2023"),
        ("en", "2024-02-30"),
        ("en", "31/11/2023"),
        ("ru", "31 ноября 2023 года"),
        ("de", "31.06.2023"),
        ("fr", "31 juin 2023"),
    ],
)
def test_days_that_no_calendar_has(language: str, text: str) -> None:
    """Such a day is found without a value, with or without an anchor: its month and its year are another date."""
    for anchor in (None, "2024-03-20"):
        assert found(f"({text})", language, anchor) == [(text, None)]


@pytest.mark.parametrize("text", ["2024-13-45", "45.13.2024", "13/13/2024"])
def test_figures_of_no_month(text: str) -> None:
    """Figures that are neither a day nor a month make no date, and no year either."""
    assert found(text, "en", "2024-03-20") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "公司在2024年9月发布了新产品。", [("2024年9月", "2024-09")]),
        ("zh", "自2023年以来，工厂关闭", [("2023年", "2023")]),
        ("zh", "他于1998年3月5日出生", [("1998年3月5日", "1998-03-05")]),
        ("zh", "计划将于明年1月5日公布", [("明年1月5日", "2025-01-05")]),
        ("zh", "去年1月，有100年来的最大降雨", [("去年1月", "2023-01")]),
        ("zh", "２０２４年９月", [("２０２４年９月", "2024-09")]),
        ("ja", "2023年の売上は9月14日に", [("2023年", "2023"), ("9月14日", "2023-09-14")]),
        ("ja", "平成10年3月14日", []),
        ("ko", "2023년에는 2024년 9월에", [("2023년", "2023"), ("2024년 9월", "2024-09")]),
        ("ko", "올해 9월 14일", [("올해 9월 14일", "2024-09-14")]),
    ],
)
def test_east_asian_dates(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    """Figures before the signs for year, month and day are dates, also where no space parts them from the text."""
    assert found(text, language, "2024-03-20") == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "juin prochain", "2024-06"),
        ("fr", "juin dernier", "2023-06"),
        ("de", "kommenden Juni", "2024-06"),
        ("de", "Juni nächsten Jahres", "2025-06"),
        ("de", "Ende kommenden Jahres", "2025"),
        ("es", "próximo junio", "2024-06"),
        ("es", "junio del año pasado", "2023-06"),
        ("it", "scorso giugno", "2023-06"),
        ("ru", "июне прошлого года", "2023-06"),
        ("uk", "червні торік", "2023-06"),
        ("pl", "czerwcu ubiegłego roku", "2023-06"),
        ("sk", "júni minulého roka", "2023-06"),
        ("tr", "geçen Haziran", "2023-06"),
        ("kk", "өткен жылдың маусымында", "2023-06"),
        ("tr", "haftaya salı", "2024-03-26"),
        ("ru", "полгода назад", "2023-09"),
        ("ru", "через полгода", "2024-09"),
        ("uk", "пів року тому", "2023-09"),
        ("pl", "pół roku temu", "2023-09"),
        ("en", "half a year ago", "2023-09"),
        ("de", "vor einem halben Jahr", "2023-09"),
        ("tr", "yarım yıl önce", "2023-09"),
    ],
)
def test_months_of_other_years_and_half_years(language: str, text: str, value: str) -> None:
    """A month of another year, "last" on either side of a month, and half a year are counted from the anchor."""
    assert found(f"… {text}.", language, "2024-03-20") == [(text, value)]
