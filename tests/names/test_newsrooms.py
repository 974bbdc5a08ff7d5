"""How newsrooms of many languages spell and decline the same names; the words were written down for these tests."""

import pytest

from corpus_cli.names import MemoryVocabulary, widen

# name -> language -> its forms there
SPELLINGS = {
    "Zelensky": {
        "ru": "Зеленский Зеленского Зеленскому Зеленским Зеленском",
        "uk": "Зеленський Зеленського Зеленському Зеленським", "be": "Зяленскі Зяленскага Зяленскаму",
        "bg": "Зеленски", "sr": "Зеленски Зеленског Зеленском Zelenski Zelenskog Zelenskom Zelenskim",
        "mk": "Зеленски", "pl": "Zełenski Zełenskiego Zełenskiemu Zełenskim",
        "cs": "Zelenskyj Zelenského Zelenskému Zelenským Zelenskyjem",
        "sk": "Zelenskyj Zelenského Zelenskému Zelenskyj", "sl": "Zelenski Zelenskega Zelenskemu Zelenskim",
        "hr": "Zelenski Zelenskog Zelenskom Zelenskoga", "de": "Selenskyj Selenskyjs Selenski", "fr": "Zelensky",
        "es": "Zelenski Zelenskiy", "it": "Zelensky Zelenskyj",
        "tr": "Zelenskiy Zelenskiy'nin Zelenskiy'e Zelenski'nin", "az": "Zelenski Zelenskinin Zelenskiyə",
        "kk": "Зеленский Зеленскийдің Зеленскиймен", "uz": "Zelenskiy Zelenskiyning Зеленский",
        "en": "Zelenskyy Zelenskiy Zelensky's",
    },
    "Lukashenko": {
        "ru": "Лукашенко", "uk": "Лукашенка Лукашенку Лукашенком Лукашенко",
        "be": "Лукашэнка Лукашэнкі Лукашэнку Лукашэнкам", "bg": "Лукашенко",
        "sr": "Лукашенко Лукашенка Лукашенку Лукашенком",
        "pl": "Łukaszenka Łukaszenki Łukaszence Łukaszenkę Łukaszenką Łukaszenko",
        "cs": "Lukašenko Lukašenka Lukašenkovi Lukašenkem Lukašenkův",
        "sk": "Lukašenko Lukašenka Lukašenkovi Lukašenkom", "sl": "Lukašenko Lukašenka Lukašenku Lukašenkom",
        "hr": "Lukašenko Lukašenka Lukašenku Lukašenkom", "de": "Lukaschenko Lukaschenkos", "fr": "Loukachenko",
        "es": "Lukashenko", "it": "Lukashenko", "tr": "Lukaşenko Lukaşenko'nun", "az": "Lukaşenko Lukaşenkonun",
        "kk": "Лукашенко Лукашенконың", "tt": "Лукашенко Лукашенконың",
    },
    "Yeltsin": {
        "ru": "Ельцин Ельцина Ельциным", "uk": "Єльцин Єльцина Єльциним", "be": "Ельцын Ельцына", "bg": "Елцин",
        "sr": "Јељцин Јељцина Jeljcin Jeljcina", "mk": "Елцин", "pl": "Jelcyn Jelcyna Jelcynem",
        "cs": "Jelcin Jelcina Jelcinem", "sk": "Jeľcin Jeľcina", "sl": "Jelcin Jelcina", "hr": "Jeljcin Jeljcina",
        "de": "Jelzin Jelzins", "fr": "Eltsine", "es": "Yeltsin", "it": "Eltsin", "tr": "Yeltsin Yeltsin'in",
    },
    "Khrushchev": {
        "ru": "Хрущёв Хрущев Хрущева Хрущевым", "uk": "Хрущов Хрущова Хрущовим", "be": "Хрушчова", "bg": "Хрушчов",
        "sr": "Хрушчов Хрушчова", "pl": "Chruszczow Chruszczowa Chruszczowem", "cs": "Chruščov Chruščova",
        "sk": "Chruščov Chruščova", "de": "Chruschtschow Chruschtschows", "fr": "Khrouchtchev", "it": "Chruščëv",
        "tr": "Kruşçev",
    },
    "Putin": {
        "ru": "Путин Путина Путину Путиным Путине", "uk": "Путін Путіна Путіним", "be": "Пуцін Пуціна Пуцінам",
        "bg": "Путин", "sr": "Путин Путина Путину Путином Путине Путинов Путинова",
        "hr": "Putin Putina Putinom Putinov Putinova", "pl": "Putin Putina Putinem",
        "cs": "Putinův Putinova Putinem Putinovi", "sk": "Putinom Putinovi", "sl": "Putinom Putinov",
        "de": "Putin Putins", "fr": "Poutine", "tr": "Putin'in", "az": "Putin Putinin Putinə Putinlə",
        "kk": "Путиннің Путинге Путинмен", "uz": "Putinning Putinga", "tt": "Путинның Путинга",
        "ky": "Путиндин Путинге",
    },
    "Gorbachev": {
        "ru": "Горбачёв Горбачева Горбачев Горбачевым", "uk": "Горбачов Горбачова Горбачовим",
        "pl": "Gorbaczow Gorbaczowa", "cs": "Gorbačov Gorbačova", "sl": "Gorbačov Gorbačova",
        "de": "Gorbatschow Gorbatschows", "fr": "Gorbatchev", "es": "Gorbachov", "it": "Gorbaciov", "bg": "Горбачов",
        "tr": "Gorbaçov",
    },
    "Aliyev": {
        "az": "Əliyev Əliyevin Əliyevə Əliyevlə", "ru": "Алиев Алиева Алиевым Алиеву", "uk": "Алієв Алієва Алієвим",
        "tr": "Aliyev Aliyev'in Aliyev'le", "pl": "Alijew Alijewa Alijewem", "cs": "Alijev Alijeva",
        "de": "Alijew Aliyev", "fr": "Aliev Aliyev", "kk": "Әлиев Әлиевтің Алиев", "bg": "Алиев",
        "sr": "Алијев Алијева", "uz": "Aliyev Aliyevning",
    },
    "Mirziyoyev": {
        "ru": "Мирзиёев Мирзиёева Мирзиеев", "uz": "Mirziyoyev Mirziyoyevning Mirziyoyevga Мирзиёев Мирзиёевнинг",
        "kk": "Мирзиёев Мирзиёевтің", "uk": "Мірзійоєв Мірзійоєва", "pl": "Mirzijojew Mirzijojewa Mirzijojewem",
        "de": "Mirsijojew Mirsijojews", "tr": "Mirziyoyev Mirziyoyev'in", "az": "Mirziyoyev Mirziyoyevin",
        "cs": "Mirzijojev Mirzijojeva",
    },
    "Japarov": {
        "ky": "Жапаров Жапаровдун Жапаровго", "ru": "Жапаров Жапарова Жапаровым Джапаров", "en": "Zhaparov Japarov",
        "kk": "Жапаров Жапаровтың", "tr": "Caparov", "de": "Dschaparow Schaparow",
    },
    "Vučić": {
        "sr": "Вучић Вучића Вучићу Vučić Vučića Vučićem Vučićev", "hr": "Vučić Vučića Vučiću Vučićem",
        "ru": "Вучич Вучича Вучичем Вучичу", "uk": "Вучич Вучича", "bg": "Вучич", "mk": "Вучиќ",
        "pl": "Vučić Vučicia Vuczić", "sl": "Vučić Vučića", "de": "Vučić Vucic Vučićs", "en": "Vucic Vučić",
        "cs": "Vučić Vučiće",
    },
    "Merkel": {
        "ru": "Меркель", "uk": "Меркель", "be": "Меркель", "bg": "Меркел", "sr": "Меркел Меркелова Merkel Merkelova",
        "cs": "Merkelová Merkelové Merkelovou", "sk": "Merkelová Merkelovej Merkelovou",
        "sl": "Merkel Merklova Merklove", "pl": "Merkel", "de": "Merkel Merkels", "tr": "Merkel'in",
        "az": "Merkel Merkelin", "kk": "Меркель Меркельдің", "hr": "Merkel",
    },
    "Scholz": {
        "ru": "Шольц Шольца Шольцем", "uk": "Шольц Шольца", "bg": "Шолц", "sr": "Шолц Шолца Šolc Šolca",
        "pl": "Scholz Scholza Scholzem", "cs": "Scholz Scholze Scholzem", "sk": "Scholz Scholza",
        "hr": "Scholz Scholza", "kk": "Шольц Шольцпен", "az": "Şolts Şoltsun", "uz": "Sholts",
    },
    "Meloni": {
        "ru": "Мелони", "uk": "Мелоні", "sr": "Мелони Meloni", "pl": "Meloni", "cs": "Meloniová Meloniové",
        "sk": "Meloniová Meloniovej", "sl": "Meloni Melonijeva Melonijevi", "hr": "Meloni", "bg": "Мелони",
        "kk": "Мелони", "tr": "Meloni'nin",
    },
    "Харьков": {
        "uk": "Харків Харкова Харкові Харковом", "ru": "Харьков Харькова Харькове",
        "pl": "Charków Charkowa Charkowie", "cs": "Charkov Charkova Charkově", "sk": "Charkov Charkove",
        "en": "Kharkiv Kharkov", "de": "Charkiw Charkow", "fr": "Kharkiv Kharkov", "es": "Járkov Jarkov",
        "tr": "Harkiv Harkov", "bg": "Харков", "sr": "Харков Харкову", "be": "Харкаў Харкава",
        "kk": "Харьков Харьковта", "hr": "Harkiv Harkiva", "sl": "Harkov Harkova",
    },
    "Odesa": {
        "uk": "Одеса Одеси Одесі Одесу Одесою", "ru": "Одесса Одессы Одессе Одессу",
        "pl": "Odessa Odessy Odessie Odesa", "en": "Odessa Odesa", "cs": "Oděsa Oděsy Oděse Oděsu",
        "sk": "Odesa Odesy Odese", "de": "Odessa", "bg": "Одеса", "be": "Адэса Адэсы Адэсе", "tr": "Odessa Odesa'da",
        "kk": "Одесса Одессада",
    },
    "Мариуполь": {
        "uk": "Маріуполь Маріуполя Маріуполі", "pl": "Mariupol Mariupola Mariupolu", "cs": "Mariupol Mariupolu",
        "en": "Mariupol", "bg": "Мариупол", "sr": "Мариупољ Мариупоља Mariupolj Mariupolja", "de": "Mariupol",
        "kk": "Мариупольде", "tr": "Mariupol'de", "sl": "Mariupol Mariupola", "es": "Mariúpol",
    },
    "Ташкент": {
        "uz": "Toshkent Toshkentda Тошкент Тошкентда", "kk": "Ташкент Ташкентте", "en": "Tashkent",
        "uk": "Ташкент Ташкенті", "pl": "Taszkent Taszkencie Taszkentu", "de": "Taschkent", "fr": "Tachkent",
        "cs": "Taškent Taškentu", "tr": "Taşkent Taşkent'te", "az": "Daşkənd Daşkənddə", "tt": "Ташкент Ташкентта",
    },
    "Bishkek": {
        "ky": "Бишкек Бишкекте Бишкектеги", "ru": "Бишкек Бишкека Бишкеке", "kk": "Бішкек Бішкекте",
        "uz": "Bishkek Bishkekda", "pl": "Biszkek Biszkeku", "de": "Bischkek", "fr": "Bichkek",
        "tr": "Bişkek Bişkek'te", "cs": "Biškek Biškeku",
    },
    "Казань": {
        "tt": "Казан Казанда Казанның", "ru": "Казань Казани Казанью", "uk": "Казань Казані",
        "pl": "Kazań Kazania Kazaniu", "cs": "Kazaň Kazani", "de": "Kasan", "en": "Kazan", "tr": "Kazan Kazan'da",
        "fr": "Kazan",
    },
    "Тоқаев": {
        "kk": "Toqaev Toqaevtyñ Toqayev Тоқаевтың", "en": "Tokayev Tokaev", "de": "Tokajew", "fr": "Tokaïev",
        "es": "Tokáyev Tokayev", "it": "Tokayev", "tr": "Tokayev", "az": "Tokayev Tokayevin",
        "uz": "Toqayev Toqayevning", "tt": "Токаев", "pl": "Tokajew", "cs": "Tokajev", "sr": "Токајев Tokajev",
    },
    "Назарбаев": {
        "kk": "Назарбаев Назарбаевтың Nazarbaev Nazarbayev", "en": "Nazarbayev Nazarbaev",
        "de": "Nasarbajew Nasarbajews", "fr": "Nazarbaïev", "es": "Nazarbáyev", "pl": "Nazarbajew Nazarbajewa",
        "cs": "Nazarbajev Nazarbajeva", "uz": "Nazarboyev Nazarboyevning", "tr": "Nazarbayev", "sr": "Назарбајев",
        "uk": "Назарбаєв Назарбаєва", "az": "Nazarbayev Nazarbayevin", "ky": "Назарбаев Назарбаевдин",
    },
    "Навальный": {
        "en": "Navalny Navalny's", "pl": "Nawalny", "de": "Nawalny Nawalnys", "cs": "Navalnyj Navalného Navalnému",
        "sk": "Navaľnyj Navaľného", "sl": "Navalni Navalnega", "hr": "Navaljni Navaljnog Navalni",
        "sr": "Наваљни Наваљног", "bg": "Навални", "fr": "Navalny", "es": "Navalny Navalni", "it": "Navalny Navalnyj",
        "uk": "Навальний Навального", "be": "Навальны Навальнага", "tr": "Navalni", "mk": "Навални",
    },
    "Tchaikovsky": {
        "ru": "Чайковский Чайковского", "uk": "Чайковський", "pl": "Czajkowski Czajkowskiego",
        "cs": "Čajkovskij Čajkovského", "de": "Tschaikowski Tschaikowsky", "fr": "Tchaïkovski", "it": "Čajkovskij",
        "es": "Chaikovski", "sr": "Чајковски Чајковског", "tr": "Çaykovski", "sl": "Čajkovski Čajkovskega",
        "hr": "Čajkovski Čajkovskog",
    },
    "Жириновский": {
        "en": "Zhirinovsky", "pl": "Żyrinowski Żyrinowskiego", "de": "Schirinowski", "fr": "Jirinovski",
        "cs": "Žirinovskij Žirinovského", "es": "Zhirinovski", "it": "Zhirinovskij", "tr": "Jirinovski",
        "uk": "Жириновський Жириновського", "hr": "Žirinovski", "az": "Jirinovski",
    },
    "Netanyahu": {
        "ru": "Нетаньяху", "uk": "Нетаньягу", "be": "Нетаньяху", "bg": "Нетаняху",
        "sr": "Нетанјаху Нетанјахуа Netanjahu Netanjahua", "pl": "Netanjahu", "cs": "Netanjahu Netanjahua",
        "sk": "Netanjahu Netanjahua", "sl": "Netanjahu Netanjahuja", "hr": "Netanyahu Netanyahua",
        "de": "Netanjahu Netanyahus", "fr": "Netanyahou Nétanyahou", "kk": "Нетаньяху",
        "az": "Netanyahu Netanyahunun", "tr": "Netanyahu'nun",
    },
    "Čaputová": {
        "sk": "Čaputová Čaputovej Čaputovú", "cs": "Čaputová Čaputové Čaputovou", "ru": "Чапутова Чапутовой",
        "uk": "Чапутова Чапутової", "pl": "Čaputová Čaputovej Caputova Czaputova", "sl": "Čaputova Čaputove",
        "en": "Caputova Čaputová",
    },
    "Lagarde": {
        "ru": "Лагард", "uk": "Лагард", "pl": "Lagarde", "cs": "Lagardeová Lagardeové", "bg": "Лагард",
        "sk": "Lagardeová Lagardeovej",
    },
}  # fmt: skip


def fill() -> MemoryVocabulary:
    """Return a vocabulary of all these forms."""
    vocabulary = MemoryVocabulary()
    for spellings in SPELLINGS.values():
        for language, words in spellings.items():
            for word in words.split():
                vocabulary.add(word, language)
    return vocabulary


VOCABULARY = fill()


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_name_is_found_as_each_language_writes_it(name: str) -> None:
    """All forms of a name are found, and none of another name."""
    expected = {(word, language) for language, words in SPELLINGS[name].items() for word in words.split()}
    assert {(form.surface, form.language) for form in widen(name, VOCABULARY) if not form.doubtful} == expected
