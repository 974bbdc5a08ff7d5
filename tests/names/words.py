"""A small vocabulary in many languages, written for these tests."""

from corpus_cli.names import MemoryVocabulary
from corpus_cli.text import iter_tokens

TEXTS = {
    "ru": "Токаев Токаева Токаевым Касыма-Жомарта ANKA Анка Анкара Анкару Анкары Анкой Турция Турции США Джонсон "
    "Джонсона Байден Байдена Дэвис Давос Азия Азии Асия Моравецкий Моравецкого политика политика "
    "политика Политика Захаровой Париж",
    "uk": "Токаєв Токаєву Токаєвим Касимом-Жомартом Туреччина Туреччиною Анка Анкарі Джонсон Байден Девіс Азія "
    "Сполученими Штатами Київ Києва Росії",
    "be": "Такаеў Мінску Варшаве",
    "bg": "Токаев Турция Турцията Тръмп Хънт Джонсън Байдън Дейвис Анка Анкара",
    "sr": "Токајев Токајева Џонсон Џонсонова Бајден",
    "mk": "Токаев Џонсон",
    "pl": "Tokajew Tokajewa Tokajewowi Kazachstan Kazachstanie Engineering Anka Ankara Ankarze Turcja Turcji Johnsona "
    "Bidena Davisa Davosie Asia Azja Azji Moskwa Moskwie Tony’ego Wielkiej Brytanii Paryżu",
    "cs": "Tokajev Tokajeva Johnsonová Johnsonové Anka Ankara Turecko Turecku Turecký Praze Mayovou Asie Asii",
    "sk": "Tokajev Tokajevom Turecka",
    "sl": "Tokajev Tokajeva Johnsonova Turčija Turčiji Bruselj Bruslju",
    "hr": "Tokajev Tokajeva Turske",
    "tr": "Tokayev Tokayev'in ANKA'nın Anka’yı Ankara'da Türkiye Türkiye'nin İSTANBUL İstanbul'da Isparta ABD",
    "kk": "Тоқаев Тоқаевтың Тоқаевқа Анкарада Түркия Түркияның Қазақстанда Қазақстандағы",
    "en": "Tokayev Tokayev's Toqaev Turkey Johnson Biden Davis Davos Asia Politico USA may May brexit Brexit Paris",
    "el": "Τοκάγιεφ Τουρκία",
    "und": "Tokayev Токаева",
}


def make_vocabulary(texts: dict[str, str] | None = None) -> MemoryVocabulary:
    """Return a vocabulary of the tokens of ``texts``, by language."""
    vocabulary = MemoryVocabulary()
    for language, text in (texts or TEXTS).items():
        for token in iter_tokens(text):
            vocabulary.add(token.surface, language)
    return vocabulary
