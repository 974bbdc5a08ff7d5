"""What is found out about names, as values."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from corpus_cli.records import SCHEMA_VERSION, Record

__all__ = ["Entity", "EntityForm", "Kind", "Neighbour", "entity_record", "neighbour_record"]


class Kind(StrEnum):
    """What a name is a name of, where the evidence allows to say."""

    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EntityForm:
    """A way in which a name is written in documents of one language, and how often."""

    surface: str
    language: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that was discovered: all its forms as one.

    Attributes:
        name: how it is called: its dictionary form as far as it shows, in the way it is written most often.
        kind: what it is a name of.
        mentions: how often its forms stand in titles and bodies.
        articles: in how many articles.
        languages: mentions by language of the article, the most first.
        forms: the most frequent first.
        first, last: earliest and latest date of publication of those articles, EDTF; ``None`` where none is dated.
    """

    name: str
    kind: Kind
    mentions: int
    articles: int
    languages: tuple[tuple[str, int], ...]
    forms: tuple[EntityForm, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A name that stands in the same sentences as another.

    Attributes:
        name, kind: of the neighbour.
        sentences: in how many sentences both stand.
        mentions: how often it stands anywhere.
        likelihood: log-likelihood of their standing together (``study.measures``).
    """

    name: str
    kind: Kind
    sentences: int
    mentions: int
    likelihood: float


def entity_record(entity: Entity) -> Record:
    """Return the record of a name."""
    return {"schema": SCHEMA_VERSION} | asdict(entity) | {"languages": dict(entity.languages)}


def neighbour_record(neighbour: Neighbour) -> Record:
    """Return the record of a neighbour."""
    return {"schema": SCHEMA_VERSION} | asdict(neighbour)
