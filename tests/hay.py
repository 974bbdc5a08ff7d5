"""One small corpus for all tests: many scripts, many ways to write one letter, and text that attacks the terminal.

``write_hay(folder)`` writes it. Each article holds the name Токаев in the spelling of its language, once in the title
and once in the body, so that one search can find them all; what is hostile is marked by its name.
"""

import unicodedata
from pathlib import Path

__all__ = ["HAY", "HOSTILE_NAMES", "STEERING", "write_hay"]

# What must never reach a terminal: escape, bell, backspace, C1 controls, line separators, bidirectional overrides.
STEERING = frozenset(map(chr, [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029])) | frozenset(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)

_RUSSIAN = (
    "Токаев назвал \x1b[31mкрасным\x1b днём [/red] визит\u202eтеребо\u202c\n\n"
    "Президент Казахстана Касым-Жомарт Токаев провёл переговоры о торговле зерном и углём с соседними странами, "
    "сообщает [bold]пресс-служба[/bold] главы государства.\x07\n\n"
    "Стороны договорились встретиться вновь осенью \x1b]0;заголовок окна\x07, когда будет готов договор о границе, "
    "и обсудить строительство железной дороги.\x9b2J\n"
)
_UKRAINIAN = unicodedata.normalize(
    "NFD",
    "Токаєв приїхав до Варшави, щоб підписати угоду про зерно\n\n"
    "Президент Казахстану Касим-Жомарт Токаєв провів перемовини про торгівлю зерном і вугіллям із сусідніми країнами, "
    "повідомила його пресслужба.\n\n"
    "Сторони домовилися зустрітися знову восени, коли буде готовий новий договір про кордон і залізницю.\n",
)
_KAZAKH = (
    "Тоқаев көрші елдермен астық саудасы туралы келіссөз жүргізді\n\n"
    "Қазақстан Президенті Қасым-Жомарт Тоқаев көрші елдермен астық пен көмір саудасы туралы келіссөз жүргізді, "
    "деп хабарлайды мемлекет басшысының баспасөз қызметі.\n\n"
    "Тараптар шекара туралы жаңа шарт дайын болған кезде күзде қайта кездесуге және темір жол салуды "
    "талқылауға келісті.\n"
)
_TURKISH = (
    "Tokayev komşu ülkelerle tahıl ticaretini görüştü\n\n"
    "Kazakistan Cumhurbaşkanı Kasım Cömert Tokayev'in komşu ülkelerle tahıl ve kömür ticareti üzerine görüşmeler "
    "yaptığını cumhurbaşkanlığı basın servisi bildirdi.\n\n"
    "Taraflar, sınır üzerine yeni antlaşma hazır olduğunda sonbaharda yeniden buluşmak konusunda anlaştı.\n"
)
_ENGLISH = (
    '=HYPERLINK("http://example.org","Tokayev") starts like a formula\n\n'
    "The president of Kazakhstan, Kassym-Jomart Tokayev, held talks on trade in grain and coal with the neighbouring "
    "countries, the press office of the head of state said on Tuesday.\n\n"
    "The parties agreed to meet again in the autumn, when the new treaty on the border will be ready to be signed.\n"
)
_CHINESE = (
    "托卡耶夫与邻国讨论粮食贸易\n\n"
    "哈萨克斯坦总统托卡耶夫与邻国就粮食和煤炭贸易举行了会谈，总统新闻办公室说，双方同意在秋天再次会面，届时新的边界条约将准备就绪，"
    "双方还将讨论修建铁路的计划。\n"
)
_ARABIC = (
    "توكاييف يبحث تجارة الحبوب مع الدول المجاورة\n\n"
    "أجرى رئيس كازاخستان قاسم جومارت توكاييف محادثات حول تجارة الحبوب والفحم مع الدول المجاورة، "
    "كما قال المكتب الصحفي لرئيس الدولة، واتفق الطرفان على اللقاء مرة أخرى "
    "في الخريف عندما تكون المعاهدة الجديدة جاهزة.\n"
)

HAY = {
    "arabic.txt": _ARABIC,
    "chinese.txt": _CHINESE,
    "english-formula.txt": _ENGLISH,
    "kazakh.txt": _KAZAKH,
    "russian-hostile.txt": _RUSSIAN,
    "turkish.txt": _TURKISH,
    "ukrainian-nfd.txt": _UKRAINIAN,
}
"""The articles by file name."""

HOSTILE_NAMES = ("a\nb.txt", "c\x1b[31md.txt", "-l.txt", "[red]e.txt", "f'g\"h $(i).txt", "j\u202ek.txt", "=l.txt")
"""File names that a careless program obeys."""


def write_hay(folder: Path) -> Path:
    """Write the articles into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in HAY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
