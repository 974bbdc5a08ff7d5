"""What a name is widened to, and what it is not."""

import pytest

from corpus_cli.names import Alias, Aliases, MemoryVocabulary, Widening, widen
from tests.names.words import make_vocabulary

VOCABULARY = make_vocabulary()


def forms(name: str, language: str | None = None, **options: object) -> set[str]:
    """Return the sure surfaces a name is widened to."""
    widening = Widening(**options)  # type: ignore[arg-type]  # options by name, to keep the tests short
    return {form.surface for form in widen(name, VOCABULARY, language=language, widening=widening) if not form.doubtful}


@pytest.mark.parametrize("name", ["Tokayev", "Токаев", "Тоқаев", "Токаєв", "Tokajew", "Toqaev", "Токајев"])
def test_one_name_is_found_in_every_spelling_and_case(name: str) -> None:
    """Any spelling of Tokayev finds the others, inflected."""
    found = forms(name)
    assert {"Токаев", "Токаевым", "Токаєву", "Тоқаев", "Tokajewa", "Tokajev", "Tokayev", "Токајева"} <= found
    assert not {form for form in found if not form.lower().startswith(("tok", "toq", "ток", "тоқ", "такаеў"))}


@pytest.mark.parametrize("name", ["ANKA", "Анка", "Anka"])
def test_anka_is_not_ankara(name: str) -> None:
    """A short name finds its own forms and not those of a longer one."""
    found = forms(name)
    assert {"ANKA", "Anka", "Анка", "ANKA'nın", "Anka’yı"} <= found
    assert not {form for form in found if "ar" in form.lower() or "ар" in form.lower()}


@pytest.mark.parametrize(
    ("name", "language"), [("Турция", "ru"), ("Turcja", "pl"), ("Türkiye", "tr"), ("Turkey", "en"), ("Туреччина", "uk")]
)
def test_a_country_is_found_by_its_own_name_in_each_language(name: str, language: str) -> None:
    """Exonyms come from CLDR and are inflected as the language has it."""
    expected = {"Турции", "Туреччиною", "Turcji", "Turecku", "Turčiji", "Türkiye'nin", "Түркияның", "Turkey", "Τουρκία"}
    assert expected <= forms(name, language)


def test_an_adjective_is_not_the_name_of_the_country() -> None:
    """Turecký is Turkish, Turecku is Turkey."""
    assert "Turecký" not in forms("Turcja", "pl")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Johnson", {"Джонсон", "Джонсона", "Џонсон", "Џонсонова", "Джонсън", "Johnsona", "Johnsonové", "Johnsonova"}),
        ("Biden", {"Байден", "Байдена", "Байдън", "Бајден", "Bidena"}),
        ("Davis", {"Дэвис", "Девіс", "Дейвис", "Davisa"}),
        ("Trump", {"Тръмп"}),
        ("Morawiecki", {"Моравецкий", "Моравецкого"}),
        ("Bruselj", {"Bruslju"}),
    ],
)
def test_english_and_slavic_spellings(name: str, expected: set[str]) -> None:
    """Names are read by sound as newsrooms read them, and declined."""
    assert expected <= forms(name)


def test_near_homographs_stay_apart() -> None:
    """Davos is not Davis, Politico is no politics, Asia the woman is not Азия where Polish has Azja."""
    assert not forms("Davis", "en") & {"Davos", "Davosie", "Давос"}
    assert not forms("Politico", "en") & {"политика", "Политика"}
    assert "Azji" in forms("Азия", "ru")


def test_dotted_and_dotless_i_are_one_letter() -> None:
    """A headline in capitals finds the name in any case."""
    assert {"İSTANBUL", "İstanbul'da"} <= forms("İstanbul", "tr")
    assert "Isparta" in forms("ISPARTA", "tr")


def test_acronyms_match_in_capitals_only() -> None:
    """USA finds США and ABD; a small word never, unless asked for."""
    vocabulary = make_vocabulary({"ru": "США", "tr": "ABD", "en": "USA usa"})
    sure = {form.surface for form in widen("USA", vocabulary) if not form.doubtful}
    assert sure == {"USA", "США", "ABD"}
    any_case = widen("USA", vocabulary, widening=Widening(any_case=True))
    assert "usa" in {form.surface for form in any_case if not form.doubtful}


def test_a_name_typed_in_capitals_is_no_acronym() -> None:
    """PUTIN finds what Putin finds where the texts write it as a name; an acronym that they write so stays one."""
    vocabulary = make_vocabulary(
        {"pl": "Putin Putina PUTIN NATO NATO Nato Natow", "ru": "Путина НАТО", "fr": "Poutine"}
    )
    found = {form.surface for form in widen("PUTIN", vocabulary)}
    assert (
        found
        == {form.surface for form in widen("Putin", vocabulary)}
        == {"PUTIN", "Putin", "Putina", "Путина", "Poutine"}
    )
    assert "Natow" not in {form.surface for form in widen("NATO", vocabulary)}


def test_a_word_that_outgrows_the_name_is_another() -> None:
    """Puting is not Putin where Putin is there."""
    vocabulary = make_vocabulary({"en": "Putin Puting"})
    assert [form.surface for form in widen("Путин", vocabulary, language="ru")] == ["Putin"]


def test_forms_in_doubt_are_listed_and_can_be_had() -> None:
    """May finds may only in doubt; ``doubtful`` makes it sure."""
    listed = {form.surface: form.doubtful for form in widen("May", make_vocabulary({"ru": "may May"}), language="en")}
    assert listed == {"May": False, "may": True}
    sure = widen("May", make_vocabulary({"ru": "may"}), language="en", widening=Widening(doubtful=True))
    assert [form.doubtful for form in sure] == [False]


def test_each_way_to_narrow() -> None:
    """exact, same_script, max_distance, aliases, exclude and targets each leave out what they say."""
    assert forms("Tokayev", exact=True) == {"Tokayev"}
    assert not {form for form in forms("Tokayev", same_script=True) if "а" in form}
    assert "Toqaev" not in forms("Tokayev", max_distance=0.04)
    assert "Туреччиною" not in forms("Turcja", "pl", aliases=False)
    assert "Tokajewa" not in forms("Tokayev", exclude=frozenset({"TOKAJEWA"}))
    assert {form.language for form in widen("Tokayev", VOCABULARY, targets={"kk"})} == {"kk"}


def test_exact_forms_come_first() -> None:
    """The list begins with the name as typed and goes on by distance."""
    found = widen("Токаев", VOCABULARY, language="ru")
    scores = [form.score for form in found if not form.doubtful]
    assert scores[0] == 1.0 and scores == sorted(scores, reverse=True)
    assert all(form.reason for form in found)


def test_undetermined_documents_are_searched_with_the_endings_of_all_languages() -> None:
    """A document whose language is not known still gives its inflected forms."""
    assert ("Токаева", "und") in {(form.surface, form.language) for form in widen("Tokayev", VOCABULARY)}


def test_other_scripts_by_romanisation() -> None:
    """Greek is read letter by letter."""
    assert "Τοκάγιεφ" in forms("Tokagief")


def test_look_alike_letters_inside_a_word() -> None:
    """A Latin o within a Cyrillic word hides nothing."""
    vocabulary = make_vocabulary({"ru": "Джoнсон"})
    assert [form.surface for form in widen("Джонсон", vocabulary, language="ru")] == ["Джoнсон"]
    vocabulary = make_vocabulary({"bg": "Вlооmbеrg"})
    assert [form.surface for form in widen("Bloomberg", vocabulary, language="en")] == ["Вlооmbеrg"]


def test_the_names_file_adds_and_forbids() -> None:
    """Other names are widened in turn; what is never the name is left out."""
    aliases = Aliases((Alias("Tokayev", ("Байден",), frozenset({"tokajewa"})),))
    found = {form.surface: form for form in widen("Tokayev", VOCABULARY, aliases=aliases)}
    assert "Байдена" in found and "Байден" in found["Байдена"].reason
    assert "Tokajewa" not in found


@pytest.mark.parametrize("name", ["", "'", "-", "42", "北京", "\u0301", "a" * 500, "ﬁ", "İ", "\ud800"])
def test_any_string_is_a_name(name: str) -> None:
    """No name raises, however odd."""
    assert isinstance(widen(name, VOCABULARY), tuple)


def test_an_empty_vocabulary_has_no_forms() -> None:
    """Nothing found is a value."""
    assert widen("Tokayev", MemoryVocabulary()) == ()
