"""Files of YAML that a person writes by hand: settings and names.

In: a path. Out: its nodes, which know their lines, or an error that names file, line and fault.
"""

import stat
from pathlib import Path
from typing import Any

import yaml

from corpus_cli.errors import ConfigError

__all__ = ["pairs", "place", "read_value", "read_yaml"]

_MOST_BYTES = 4 * 1024 * 1024


def read_yaml(path: Path) -> yaml.Node | None:
    """Return the root of a file, ``None`` where it holds nothing.

    Raises:
        ConfigError: it cannot be read, is no YAML, or has a key twice.
    """
    text = _read_small(path)
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _broken(path, error) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ConfigError(f"{path}, line {line}: YAML allows no such control character here") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: is nested too deep to be read as YAML") from error
    if root is not None:
        _refuse_twice(path, root, "", set())
    return root


def read_value(path: Path, node: yaml.Node) -> Any:
    """Return what a node stands for.

    Raises:
        ConfigError: it stands for nothing that settings are made of.
    """
    try:
        return yaml.constructor.SafeConstructor().construct_document(node)
    except yaml.MarkedYAMLError as error:
        raise _broken(path, error) from error
    except ValueError as error:
        raise ConfigError(f"{place(path, node)}: is no value of YAML: put it in quotes") from error


def pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]] | None:
    """Return the keys and values of a mapping, ``None`` for what is none."""
    return node.value if isinstance(node, yaml.MappingNode) else None


def place(path: Path, node: yaml.Node | None) -> str:
    """Return in words where a node stands.

    >>> place(Path("corpus.yaml"), yaml.compose("a: b"))
    'corpus.yaml, line 1'
    """
    return f"{path}, line {node.start_mark.line + 1}" if node else str(path)


def _broken(path: Path, error: yaml.MarkedYAMLError) -> ConfigError:
    line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
    return ConfigError(f"{path}{line}: {_PLAINER.get(error.problem or '', error.problem or 'is no YAML')}")


# What the parser says of the commonest slips, in words that say what to do.
_PLAINER = {
    "but found another document": "a second document begins here: a file has one",
    "found unexpected end of stream": "a quote is opened and never closed",
    "found character '\\t' that cannot start any token": "a tab stands here: indent with spaces",
}


def _refuse_twice(path: Path, node: yaml.Node, within: str, seen: set[int]) -> None:
    """Raise where a key is no word, or stands twice in one mapping: YAML would take the last without telling."""
    if id(node) in seen or isinstance(node, yaml.ScalarNode):
        return
    # A node may be named again further down, also by itself.
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_twice(path, item, within, seen)
        return
    told: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ConfigError(f"{place(path, key)}: {within}a key is a word, and no list: write 'key: value'")
        name = str(key.value)
        if name in told:
            raise ConfigError(f"{place(path, key)}: {within}{name} stands there twice: keep one")
        told.add(name)
        _refuse_twice(path, value, f"{within}{name}: ", seen)


def _read_small(path: Path) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ConfigError(f"{path}: is no file: settings and names are written in one")
        if status.st_size > _MOST_BYTES:
            raise ConfigError(f"{path}: is larger than {_MOST_BYTES // 2**20} MiB: no file of settings or names is")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8: save it as UTF-8") from error
