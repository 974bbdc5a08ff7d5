"""The parts of the widening: keys, letters, endings, places, the names file."""

from pathlib import Path

import pytest

from corpus_cli.errors import ConfigError
from corpus_cli.names import MemoryVocabulary, read_aliases, skeleton_keys
from corpus_cli.names.align import Aligner
from corpus_cli.names.exonyms import find_exonyms
from corpus_cli.names.inflect import inflection, short_endings
from corpus_cli.names.romanise import romanise, spelling
from corpus_cli.names.skeleton import query_keys


@pytest.mark.parametrize(
    ("name", "token"),
    [
        ("johnson", "Джонсон"),
        ("джонсон", "Johnsonová"),
        ("hunt", "Хънт"),
        ("штайнмайер", "Steinmeier"),
        ("steinmeier", "Щайнмайер"),
        ("barnier", "Барние"),
        ("европ", "Evropě"),
        ("афр­ик".replace("\u00ad", ""), "Afryce"),
        ("morawieck", "Моравецкий"),
        ("джавид", "Javid"),
        ("анк", "ANKA'nın"),
        ("мэй", "May"),
    ],
)
def test_a_name_is_looked_up_under_the_key_of_its_forms(name: str, token: str) -> None:
    """One of the keys asked for is one under which the token is stored."""
    assert query_keys([name], short_endings()) & set(skeleton_keys(token, "und"))


def test_case_never_changes_a_key() -> None:
    """Case variants come together, whatever the script."""
    for word in ("Straße", "İstanbul", "Токаев", "Čaputová", "ﬁnal", "Ὀδυσσεύς", "ǅungla"):
        assert skeleton_keys(word, "") == skeleton_keys(word.upper(), "") == skeleton_keys(word.lower(), "")


def test_a_vocabulary_counts_and_finds() -> None:
    """The same token added twice is one entry; each entry comes once, though two keys lead to it."""
    vocabulary = MemoryVocabulary()
    vocabulary.add("Macron", "fr")
    vocabulary.add("Macron", "fr", 2)
    vocabulary.add("Macron", "en")
    assert len(vocabulary) == 2
    assert sorted(vocabulary.entries(skeleton_keys("Macron", "fr"))) == [("Macron", "en", 1), ("Macron", "fr", 3)]


def test_letters_of_other_scripts() -> None:
    """Each script with a romanisation becomes Latin letters."""
    words = {"Աստանա": "astana", "თბილისი": "tbilisi", "תל": "tl", "باكو": "baku", "αθήνα": "athina"}
    assert {word: romanise(word.casefold()) for word in words} == words


def test_length_marks_are_no_letters_but_carons_are() -> None:
    """Karáčí is spelled karači."""
    assert spelling("karáčí") == "karači" and spelling("кўз") == "куз"


def test_the_usual_spelling_is_free() -> None:
    """The cost of a name spelled by the rules is near nothing, and of another name not."""
    aligner = Aligner("tokayev", cyrillic=True, limit=3.0)
    assert aligner.costs("токаев")[8] < 0.3
    assert 8 not in aligner.costs("путин")


@pytest.mark.parametrize(
    ("language", "word", "stem"),
    [
        ("ru", "токаевым", "токаев"),
        ("uk", "києва", "києв"),
        ("pl", "tokajewowi", "tokajew"),
        ("cs", "johnsonovou", "johnson"),
        ("sl", "johnsonovega", "johnson"),
        ("tr", "türkiyedekiler"[:11], "türkiye"),
        ("kk", "қазақстандағы", "қазақстан"),
        ("kk", "қазақстандықтардың", "қазақстан"),
        ("xx", "токаева", "токаев"),
    ],
)
def test_endings_are_cut_off(language: str, word: str, stem: str) -> None:
    """Among the cuts of an inflected form is its stem."""
    assert stem in {cut.stem for cut in inflection(language).cuts(word, adjective=False)}


@pytest.mark.parametrize(
    ("language", "word", "lemma"),
    [("pl", "madrycie", "madryt"), ("cs", "praze", "prah"), ("ru", "павла", "павел"), ("uk", "львова", "львів")],
)
def test_stems_that_an_ending_changes(language: str, word: str, lemma: str) -> None:
    """The stem is given as the dictionary form has it."""
    endings = inflection(language)
    cuts = list(endings.cuts(word, adjective=False))
    assert lemma in {changed.stem for cut in cuts for changed in endings.changed(cut)}


def test_places_by_language() -> None:
    """A name gives every name of its place; an acronym answers to an acronym only."""
    names = {(place.language, place.name) for place in find_exonyms("туреччина", language="uk", acronym=False)}
    assert {("pl", "turcja"), ("tr", "türkiye"), ("kk", "түркия")} <= names
    assert find_exonyms("сша", language="ru", acronym=True)
    assert not find_exonyms("сша", language="ru", acronym=False)
    assert not find_exonyms("tokayev", language=None, acronym=False)


def test_the_example_names_file_is_right() -> None:
    """The file that the documentation shows can be read."""
    aliases = read_aliases(Path(__file__).parents[2] / "docs" / "names.example.yaml")
    found = aliases.find("tusaş")
    assert found is not None and found.name == "Turkish Aerospace Industries"
    assert "ankara" in (aliases.find("Anka-S") or found).never


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- nme: ANKA", "1: 'nme' is no field of an entry"),
        ("- name: A\n- aliases: [B]", "2: the entry has no name"),
        ("- name: A\n  kind: TOWN", "2: 'TOWN' is no kind"),
        ("- name: A\n- name: a", "2: 'a' is already named at line 1"),
        ("name: A", "1: a names file is a list of entries"),
        ("- name: [A]", "1: name must be one name"),
        ("- name: A\n  aliases: {b: c}", "2: aliases must be a list"),
        ("- name: A\n  name: B", "2: name stands there twice: keep one"),
        ("- [", "1: expected the node content"),
        ("- ANKA", "1: an entry looks like"),
        ("- name: '—'", "1: name must be one name of a word or more"),
        ("- ? [a]\n  : b", "1: a key is a word, and no list"),
    ],
)
def test_a_wrong_names_file_says_where_and_why(tmp_path: Path, text: str, reason: str) -> None:
    """The message has the file, the line and the reason."""
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        read_aliases(path)
    assert str(error.value).startswith(f"{path}, line {reason}")


def test_an_empty_names_file_has_no_entries(tmp_path: Path) -> None:
    """A file of comments alone is no error; a file that is not there is."""
    path = tmp_path / "names.yaml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert list(read_aliases(path)) == []
    with pytest.raises(ConfigError):
        read_aliases(tmp_path / "none.yaml")
