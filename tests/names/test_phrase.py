"""Names of several words."""

from corpus_cli.names import Alias, Aliases, Widening, widen_phrase
from tests.names.words import make_vocabulary

VOCABULARY = make_vocabulary()


def surfaces(slot: tuple) -> set[str]:
    """Return the surfaces of one slot."""
    return {form.surface for form in slot}


def test_each_word_is_widened_in_its_place() -> None:
    """A full name in the instrumental of another language fills all its slots."""
    variant = widen_phrase("Касым-Жомарт Токаев", VOCABULARY, language="ru")[0]
    assert len(variant.slots) == 3
    assert "Касимом" in surfaces(variant.slots[0])
    assert "Жомартом" in surfaces(variant.slots[1])
    assert "Токаєвим" in surfaces(variant.slots[2])


def test_the_surname_alone_is_offered_when_asked_for() -> None:
    """Without the option a full name is a full name."""
    with_surname = widen_phrase("Касым-Жомарт Токаев", VOCABULARY, surname=True)
    assert [variant.name for variant in with_surname] == ["Касым-Жомарт Токаев", "Токаев"]
    assert len(widen_phrase("Касым-Жомарт Токаев", VOCABULARY)) == 1


def test_a_place_of_several_words_in_another_language() -> None:
    """США is Сполучені Штати in Ukrainian, declined as adjective and noun, and counts there only."""
    variants = {variant.languages: variant for variant in widen_phrase("США", VOCABULARY, language="ru")}
    ukrainian = variants[frozenset({"uk"})]
    assert [surfaces(slot) for slot in ukrainian.slots] == [{"Сполученими"}, {"Штатами"}]
    assert "CLDR" in ukrainian.reason


def test_a_company_abroad() -> None:
    """Kazakhstan Engineering finds Kazachstan Engineering."""
    variant = widen_phrase("Kazakhstan Engineering", VOCABULARY, language="en")[0]
    assert "Kazachstan" in surfaces(variant.slots[0]) and surfaces(variant.slots[1]) == {"Engineering"}


def test_a_name_and_its_alias_may_differ_in_length() -> None:
    """An entry of the names file gives a variant for each of its names, and none when aliases are off."""
    aliases = Aliases((Alias("Boris Johnson", ("ANKA",)),))
    vocabulary = make_vocabulary({"en": "Boris Johnson", "tr": "ANKA'nın"})
    assert [len(one.slots) for one in widen_phrase("Boris Johnson", vocabulary, aliases=aliases)] == [2, 1]
    off = Widening(aliases=False)
    assert [len(one.slots) for one in widen_phrase("Boris Johnson", vocabulary, aliases=aliases, widening=off)] == [2]


def test_a_word_that_nothing_fills_ends_the_variant() -> None:
    """A phrase with a word unknown to the vocabulary is found nowhere."""
    assert widen_phrase("Xyzzy Johnson", VOCABULARY) == ()
    assert widen_phrase("", VOCABULARY) == ()


def test_a_word_of_another_name_is_not_said_to_be_typed() -> None:
    """Nobody typed Nowy, which comes with the Polish name of New York."""
    variants = widen_phrase("New York", make_vocabulary({"pl": "Nowy Jork", "en": "New York"}), language="en")
    reasons = {form.surface: form.reason for variant in variants for slot in variant.slots for form in slot}
    assert reasons["New"] == "as typed" and reasons["Nowy"] == "a word of Nowy Jork"
