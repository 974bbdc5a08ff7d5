"""Values that never change, as ``dataclass(frozen=True, slots=True)`` makes them, at a fifth of the cost of starting.

The standard library compiles six functions for each class, half a millisecond in all, and a command line loads some
seventy classes before it does anything. Here ``__init__`` alone is compiled; the other methods are the same for every
class. What is made is a dataclass: ``replace``, ``fields``, ``asdict``, comparison, hash and pickle work as they do
there.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

__all__ = ["frozen"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class of annotated fields a frozen dataclass with slots.

    >>> @frozen
    ... class Place:
    ...     name: str
    ...     people: int = 0
    >>> Place("Alatau", people=5), Place("Alatau") == Place("Alatau", 0)
    (Place(name='Alatau', people=5), True)
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    known = fields(made)
    made.__init__ = _initializer(made, known)
    made._compared = _getter([one.name for one in known if one.compare])
    for name, method in _METHODS.items():
        setattr(made, name, method)
    return cast(type[T], made)


def _getter(names: Sequence[str]) -> Callable[[object], Any]:
    """Return what gives the values of these fields: all of them at once, or the only one."""
    # Without any, values of one class are all the same.
    return attrgetter(*(names or ["__class__"]))


def _initializer(made: Any, known: Sequence[Field[Any]]) -> Callable[..., None]:
    """Compile the function that sets each field through its slot, since the instance itself takes nothing."""
    given: dict[str, Any] = {"MISSING": MISSING}
    positional, named, steps = ["self"], ["*"], []
    for number, one in enumerate(known):
        given[f"set{number}"] = getattr(made, one.name).__set__
        parameter, value = one.name, one.name
        if one.default is not MISSING:
            given[f"default{number}"] = one.default
            parameter = f"{one.name}=default{number}"
        elif one.default_factory is not MISSING:
            given[f"make{number}"] = one.default_factory
            parameter = f"{one.name}=MISSING"
            value = f"make{number}() if {one.name} is MISSING else {one.name}"
        (named if one.kw_only else positional).append(parameter)
        steps.append(f" set{number}(self, {value})")
    parameters = ", ".join(positional + (named if len(named) > 1 else []))
    exec("\n".join([f"def __init__({parameters}):", *(steps or [" pass"])]), given)
    return cast(Callable[..., None], given["__init__"])


def _equal(self: Any, other: Any) -> bool:
    return self._compared(self) == other._compared(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(_self: Any, name: str, *_: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self: Any, state: Sequence[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_METHODS: dict[str, Callable[..., Any]] = {
    "__eq__": _equal, "__hash__": _hash, "__repr__": _repr, "__setattr__": _refuse, "__delattr__": _refuse,
    "__getstate__": _state, "__setstate__": _set_state,
}  # fmt: skip
