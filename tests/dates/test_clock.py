"""Times of day: with am and pm, before and after zones, in figures that a colon does not part."""

import pytest

from corpus_cli.annotate.dates import extract_dates

ZONES = [
    "EDT",
    "EST",
    "ET",
    "PT",
    "PST",
    "PDT",
    "CT",
    "CST",
    "CDT",
    "MT",
    "MST",
    "MDT",
    "GMT",
    "BST",
    "IST",
    "CET",
    "CEST",
    "EET",
    "EEST",
    "MSK",
    "UTC",
    "Z",
    "SGT",
    "HKT",
    "JST",
    "AEST",
    "WIB",
    "(ET)",
    "GMT+3",
    "UTC+03:00",
    "+0300",
]


def found(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(date.surface, date.value) for date in extract_dates(text, language=language)]


@pytest.mark.parametrize("zone", ZONES)
def test_half_of_the_day_before_a_zone(zone: str) -> None:
    """What stands behind am and pm takes nothing from them, before the date and behind it."""
    behind, before = f"March 14, 2024 5:32 PM {zone}", f"12:05 a.m. {zone}, March 14, 2024"
    assert found(behind, "en") == [(behind, "2024-03-14T17:32")]
    if "+" not in zone:
        assert found(before, "en") == [(before, "2024-03-14T00:05")]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "March 14, 2024 5:32 PM", "2024-03-14T17:32"),
        ("en", "Thu 14 Mar 2024 17.32 GMT", "2024-03-14T17:32"),
        ("en", "14 Mar 2024 5.32pm GMT", "2024-03-14T17:32"),
        ("en", "March 14, 2024, 5:32 p.m. Eastern Time", "2024-03-14T17:32"),
        ("en", "March 14, 2024 at 5 PM EDT", "2024-03-14T17:00"),
        ("en", "March 14, 2024 12:05 AM", "2024-03-14T00:05"),
        ("en", "March 14, 2024 12:05 PM", "2024-03-14T12:05"),
        ("en", "12 noon on March 14, 2024", "2024-03-14T12:00"),
        ("en", "noon on March 14, 2024", "2024-03-14T12:00"),
        ("en", "5 p.m. EDT (2100 GMT) on March 14, 2024", "2024-03-14T17:00"),
        ("en", "2024-03-14T17:32:05Z", "2024-03-14T17:32:05"),
        ("fr", "14 mars 2024 à 10h32", "2024-03-14T10:32"),
        ("fr", "14 mars 2024 à 10 h 32", "2024-03-14T10:32"),
        ("fr", "14 mars 2024 à 17 heures", "2024-03-14T17:00"),
        ("fr", "14/03/2024 à 17:32", "2024-03-14T17:32"),
        ("fr", "14 mars 2024 à midi", "2024-03-14T12:00"),
        ("de", "14. März 2024, 17.32 Uhr", "2024-03-14T17:32"),
        ("de", "14. März 2024 um 17:32 Uhr", "2024-03-14T17:32"),
        ("es", "14 de marzo de 2024 a las 17:32", "2024-03-14T17:32"),
        ("es", "14 de marzo de 2024 a las 5:32 pm", "2024-03-14T17:32"),
        ("es", "17.32 horas del 14 de marzo de 2024", "2024-03-14T17:32"),
        ("es", "14 de marzo de 2024 a las 9 de la noche", "2024-03-14T21:00"),
        ("es", "14 de marzo de 2024 a las 9 de la mañana", "2024-03-14T09:00"),
        ("it", "14 marzo 2024 alle ore 17.32", "2024-03-14T17:32"),
        ("tr", "14 Mart 2024 saat 14.30", "2024-03-14T14:30"),
        ("kk", "2024 жылғы 14 наурыз сағат 14:30", "2024-03-14T14:30"),
        ("ru", "14 марта 2024 в 17:32 мск", "2024-03-14T17:32"),
        ("ru", "14 марта 2024 года в 17.32 мск", "2024-03-14T17:32"),
        ("ru", "14 марта 2024 года в 5 часов вечера", "2024-03-14T17:00"),
        ("ru", "14 марта 2024 года в 17 часов 32 минуты", "2024-03-14T17:32"),
        ("uk", "14 березня 2024 о 17:32", "2024-03-14T17:32"),
        ("uk", "14 березня 2024 о 17.32", "2024-03-14T17:32"),
        ("pl", "14 marca 2024, godz. 17:32", "2024-03-14T17:32"),
        ("pl", "14 marca 2024 r. o godz. 17.32", "2024-03-14T17:32"),
        ("cs", "14. 3. 2024 v 17.32", "2024-03-14T17:32"),
        ("zh", "2024年3月14日下午5:32", "2024-03-14T17:32"),
        ("ja", "2024年3月14日 17時32分", "2024-03-14T17:32"),
        ("ko", "2024년 3월 14일 오후 5시 32분", "2024-03-14T17:32"),
    ],
)
def test_time_of_a_day(language: str, text: str, value: str) -> None:
    """A day and its time of day are one expression in every usual notation, alone and in a sentence."""
    assert found(text, language) == [(text, value)]
    assert (text, value) in found(f"({text})", language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "14 марта 2024 года вырос на 17.32 процента", [("14 марта 2024 года", "2024-03-14")]),
        ("en", "On March 14, 2024 it rose by 17.32 points.", [("March 14, 2024", "2024-03-14")]),
        ("de", "Am 14. März 2024 stieg er um 17.32 Punkte.", [("14. März 2024", "2024-03-14")]),
        ("fr", "La réunion du 14 mars 2024 à 17:32 est close.", [("14 mars 2024 à 17:32", "2024-03-14T17:32")]),
        ("de", "Der Termin, 14. März 2024, 17:32 ist neu.", [("14. März 2024, 17:32", "2024-03-14T17:32")]),
        ("fr", "un film de 2h30", [("2h30", None)]),
        ("ru", "номер на 3 ночи, в 3 ночи 14 марта 2024", [("3 ночи 14 марта 2024", "2024-03-14T03:00")]),
        ("de", "am Morgen", []),
        ("es", "por la mañana", []),
    ],
)
def test_what_is_no_time_of_day(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    """Shares and nights are no times of day, "ist" is a zone in capitals only, and a morning is not tomorrow."""
    assert found(text, language) == expected
