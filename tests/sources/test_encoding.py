"""Bytes to text, and how the encoding is known."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_cli.errors import SourceError
from corpus_cli.sources.encoding import decode

TEXTS = {
    "ru": "Вчера вечером в городе прошёл сильный дождь. Жители жалуются, что улицы до сих пор не убраны.",
    "uk": "Учора ввечері в місті пройшла сильна злива. Мешканці скаржаться, що вулиці й досі не прибрані.",
    "be": "Учора ўвечары ў горадзе прайшоў моцны дождж. Жыхары скардзяцца, што вуліцы яшчэ не прыбраныя.",
    "bg": "Снощи в града валя силен дъжд. Жителите се оплакват, че улиците все още не са почистени.",
    "sr": "Синоћ је у граду пала јака киша. Људи се жале да улице још увек нису очишћене.",
    "kk": "Кеше кешке қалада қатты жаңбыр жауды. Тұрғындар көшелер әлі тазаланбағанын айтып шағымдануда.",
    "pl": "Wczoraj wieczorem w mieście spadł gęsty śnieg. Mieszkańcy skarżą się, że ulice są wciąż białe.",
    "cs": "Včera večer ve městě hustě pršelo. Obyvatelé si stěžují, že ulice ještě nejsou uklizené.",
    "hu": "Tegnap este erős eső esett a városban. A lakók arra panaszkodnak, hogy az utcák még mindig koszosak.",
    "tr": "Dün akşam şehirde şiddetli yağmur yağdı. Sakinler sokakların hâlâ temizlenmediğini söylüyor.",
    "fr": "Hier soir, une forte pluie est tombée sur la ville. Les élèves disent que l'école était fermée.",
    "de": "Gestern Abend fiel in der Stadt starker Regen. Die Straßen sind überflutet, sagen die Bürger.",
    "zh": "昨天晚上城里下了大雨。居民们说街道到现在还没有打扫，他们对这个问题很不满意。",
    "ja": "昨日の夜、町に強い雨が降りました。住民は道がまだきれいになっていないと言っています。",
    "ko": "어제 저녁 도시에 많은 비가 내렸다. 주민들은 거리가 아직 청소되지 않았다고 말하고 있다.",
}
LEGACY = {
    "windows-1251": ("ru", "uk", "be", "bg", "sr"),
    "koi8-r": ("ru",),
    "koi8-u": ("uk",),
    "iso-8859-5": ("ru", "uk", "be", "bg", "sr"),
    "ibm866": ("ru",),
    "mac-cyrillic": ("ru", "uk"),
    "kz-1048": ("kk",),
    "iso-8859-2": ("pl", "cs", "hu"),
    "windows-1250": ("pl", "cs"),
    "iso-8859-9": ("tr",),
    "windows-1252": ("fr", "de"),
    "gb18030": ("zh",),
    "shift_jis": ("ja",),
    "euc-jp": ("ja",),
    "euc-kr": ("ko",),
}
WIDE = ("utf-16le", "utf-16be")
HARD = "“Цитата” – сказав він… № 5"


@pytest.mark.parametrize(("encoding", "language"), [(name, code) for name, codes in LEGACY.items() for code in codes])
def test_legacy_encodings_are_guessed_exactly(encoding: str, language: str) -> None:
    """Two sentences are enough to tell an encoding, and the evidence is a guess with a figure or a reason."""
    decoded = decode(TEXTS[language].encode(encoding), path="a.txt")
    assert decoded.text == TEXTS[language]
    assert decoded.evidence.startswith("guessed: ")
    assert decoded.text.encode(decoded.encoding) == TEXTS[language].encode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Çağrı – “şöyle” dedi İbrahim, ışığı kapatıp gitti…", "windows-1254"),
        (f"Учора ввечері. {HARD}", "windows-1251"),
    ],
)
def test_windows_signs_name_the_windows_encoding(text: str, encoding: str) -> None:
    """Dashes and curly quotes exist in the Windows encoding only, which is then named."""
    decoded = decode(text.encode(encoding), path="a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("encoding", WIDE)
def test_utf16_without_a_mark(text: str, encoding: str) -> None:
    """Either byte order is recognised in every script."""
    decoded = decode(text.encode(encoding), path="a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16be"),
        (codecs.BOM_UTF32_LE, "utf-32le"),
        (codecs.BOM_UTF32_BE, "utf-32be"),
    ],
)
def test_byte_order_mark_is_no_text(mark: bytes, encoding: str) -> None:
    """The mark decides, is named as evidence, and is left out of the text."""
    decoded = decode(mark + TEXTS["uk"].encode(encoding), path="a.txt")
    assert (decoded.text, decoded.encoding, decoded.evidence) == (TEXTS["uk"], encoding, "byte-order mark")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_valid_utf8_is_never_called_anything_else(text: str) -> None:
    """Whatever valid UTF-8 spells, it is read as UTF-8; line endings stay."""
    decoded = decode(f"{text}\r\n".encode(), path="a.txt")
    assert decoded.text.removeprefix("\ufeff") == f"{text}\r\n".removeprefix("\ufeff")
    assert decoded.encoding == "utf-8"


def test_declaration_is_believed_where_the_bytes_agree() -> None:
    """A page that names its encoding is decoded with it; a declaration against the bytes is not followed."""
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Да'
    assert decode(page.encode("koi8-r"), path="a.html").evidence == "declared by the page"
    xml = '<?xml version="1.0" encoding="windows-1251"?><p>Да</p>'
    assert decode(xml.encode("cp1251"), path="a.xml").encoding == "windows-1251"
    assert decode(page.encode(), path="a.html").encoding == "utf-8"
    odd = f"<meta charset=klingon>{TEXTS['ru']}"
    assert decode(odd.encode("cp1251"), path="a.html").text == odd


def test_torn_utf8_is_still_utf8() -> None:
    """A file cut within a character keeps its text, and the evidence says what is broken."""
    decoded = decode(TEXTS["ru"].encode()[:-2], path="a.txt")
    assert decoded.text == TEXTS["ru"][:-2] + "\ufffd"
    assert (decoded.encoding, decoded.evidence) == ("utf-8", "UTF-8 with 1 broken character")


def test_escape_sequences_do_not_make_a_file_binary() -> None:
    """Hostile text is text: making it harmless is another's work."""
    assert decode(b"\x1b[31mRed\x1b[0m and plain text", path="a.txt").text.startswith("\x1b[31m")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"plain text with a \0 in it, of an odd length", "binary"),
        (codecs.BOM_UTF16_LE + b"odd", "undecodable"),
        (codecs.BOM_UTF8 + "Да и нет".encode("cp1251"), "undecodable"),
        (bytes((7 * value * value + 13 * value) % 96 + 160 for value in range(400)), "undecodable"),
    ],
)
def test_what_is_no_text_is_an_error_of_its_file(data: bytes, reason: str) -> None:
    """The error carries the path and the class of failure, in one line."""
    with pytest.raises(SourceError) as caught:
        decode(data, path="folder/a.txt")
    assert (caught.value.path, caught.value.reason) == ("folder/a.txt", reason)
    assert "\n" not in str(caught.value)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    """Nothing but a SourceError is ever raised."""
    try:
        decoded = decode(data, path="-")
    except SourceError as error:
        assert error.reason in ("empty", "binary", "undecodable")
    else:
        assert codecs.lookup(decoded.encoding)
