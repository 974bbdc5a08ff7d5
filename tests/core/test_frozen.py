"""Frozen values: made by our own decorator, they behave as the standard library's frozen dataclasses with slots do."""

import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.frozen import frozen


@frozen
class Place:
    name: str
    people: int = 0
    tags: list[str] = field(default_factory=list)
    checked: float = field(default=0.0, compare=False, kw_only=True)


@frozen
class City(Place):
    country: str = "kz"


@frozen
class Country:
    code: str
    seen: float = field(default=0.0, compare=False)


@frozen
class Nothing:
    """No fields at all."""


@dataclass(frozen=True, slots=True)
class StandardPlace:
    name: str
    people: int = 0
    tags: list[str] = field(default_factory=list)
    checked: float = field(default=0.0, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class StandardCity(StandardPlace):
    country: str = "kz"


PAIRS: list[tuple[Callable[..., Any], Callable[..., Any]]] = [(Place, StandardPlace), (City, StandardCity)]
VALUES = st.fixed_dictionaries(
    {"name": st.text(max_size=2)},
    optional={"people": st.integers(0, 2), "tags": st.just(["a"]), "checked": st.sampled_from([0.0, 1.0])},
)


@pytest.mark.parametrize(("ours", "standard"), PAIRS)
@given(VALUES, VALUES)
def test_values_compare_print_and_unfold_as_a_standard_dataclass(
    ours: Callable[..., Any], standard: Callable[..., Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    """Equality, representation, the dictionary and the list of fields are those of the standard library."""
    one, two = ours(**first), ours(**second)
    assert (one == two) is (standard(**first) == standard(**second))
    assert repr(one) == repr(standard(**first)).removeprefix("Standard")
    assert asdict(one) == asdict(standard(**first))
    assert [item.name for item in fields(one)] == [item.name for item in fields(standard(**first))]
    assert replace(one, **second) == ours(**{**asdict(one), **second})


def test_a_value_cannot_be_changed() -> None:
    """Neither a field nor anything else can be set or deleted, and there is no dictionary to put it in."""
    place: Any = Place("Alatau")
    for name in ("name", "unknown"):
        with pytest.raises(FrozenInstanceError, match=name):
            setattr(place, name, "x")
    with pytest.raises(FrozenInstanceError, match="people"):
        del place.people
    assert not hasattr(place, "__dict__")


def test_equal_values_hash_alike_and_are_one_in_a_set() -> None:
    """What is not compared is not hashed either; values of two classes differ."""
    assert {Country("tr", seen=1.0), Country("tr", seen=2.0)} == {Country("tr")}
    assert Nothing() == Nothing() != Place("a")
    assert hash(Nothing()) == hash(Nothing())


def test_values_travel_between_processes() -> None:
    """A pickled value comes back equal, the fields that are not compared included."""
    city = City("a", 1, ["x"], "tr", checked=3.0)
    back = pickle.loads(pickle.dumps(city))
    assert (back, back.checked) == (city, 3.0)


@pytest.mark.parametrize("arguments", [(), ("a", 1, [], "kz", 2.0, 3.0), ("a", 1, [], 2.0)])
def test_arguments_are_checked_as_in_any_call(arguments: tuple[Any, ...]) -> None:
    """A missing field, one too many, and one that must be named are errors."""
    make: Any = Place
    with pytest.raises(TypeError, match="__init__"):
        make(*arguments)


def test_default_values_are_made_anew_for_each() -> None:
    """Two values do not share a list that neither was given."""
    assert Place("a").tags is not Place("a").tags
