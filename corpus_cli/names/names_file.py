"""The names file, ``names.yaml``: the user's own knowledge of names.

    - name: Turkish Aerospace Industries       # as it is asked for
      aliases: [TAI, TUSAŞ]                     # other names of the same thing, each widened in turn
      never: [Taiwan]                           # forms that are never a mention, in any case
      kind: ORG                                 # PER, ORG, LOC, GPE or MISC; for the reader only

The file is a list of such entries. Only ``name`` is required.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from corpus_cli.errors import ConfigError
from corpus_cli.names.aliases import Alias, Aliases, name_key
from corpus_cli.text import count_words
from corpus_cli.yaml_file import place, read_yaml

__all__ = ["KINDS", "read_aliases"]

KINDS = frozenset({"PER", "ORG", "LOC", "GPE", "MISC"})
_FIELDS = frozenset({"name", "aliases", "never", "kind"})


def read_aliases(path: Path) -> Aliases:
    """Read a names file.

    Raises:
        ConfigError: it cannot be read or an entry is wrong; the message names file, line and reason.
    """
    root = read_yaml(path)
    if root is None:
        return Aliases()
    if not isinstance(root, yaml.SequenceNode):
        raise ConfigError(f"{place(path, root)}: a names file is a list of entries, each with a name")
    entries, seen = [], dict[str, int]()
    for node in root.value:
        entry = _read_entry(path, node)
        for name in entry.names:
            if seen.setdefault(name_key(name), _line(node)) != _line(node):
                raise ConfigError(f"{place(path, node)}: {name!r} is already named at line {seen[name_key(name)]}")
        entries.append(entry)
    return Aliases(tuple(entries))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _read_entry(path: Path, node: yaml.Node) -> Alias:
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(f"{place(path, node)}: an entry looks like '- name: ANKA'")
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value not in _FIELDS:
            known = ", ".join(sorted(_FIELDS))
            raise ConfigError(f"{place(path, key)}: {key.value!r} is no field of an entry: there are {known}")
        fields[key.value] = value
    if "name" not in fields:
        raise ConfigError(f"{place(path, node)}: the entry has no name")
    name = _read_text(path, fields["name"], "name")
    kind = _read_text(path, fields["kind"], "kind") if "kind" in fields else "MISC"
    if kind not in KINDS:
        raise ConfigError(f"{place(path, fields['kind'])}: {kind!r} is no kind: there are {', '.join(sorted(KINDS))}")
    never = frozenset(name_key(form) for form in _read_list(path, fields, "never"))
    return Alias(name, _read_list(path, fields, "aliases"), never, kind)


def _read_text(path: Path, node: yaml.Node, field: str) -> str:
    if isinstance(node, yaml.ScalarNode) and count_words(str(node.value)):
        return " ".join(str(node.value).split())
    raise ConfigError(f"{place(path, node)}: {field} must be one name of a word or more")


def _read_list(path: Path, fields: Mapping[str, Any], field: str) -> tuple[str, ...]:
    node = fields.get(field)
    if node is None:
        return ()
    if isinstance(node, yaml.ScalarNode):
        return (_read_text(path, node, field),)
    if not isinstance(node, yaml.SequenceNode):
        raise ConfigError(f"{place(path, node)}: {field} must be a list of names")
    return tuple(_read_text(path, item, field) for item in node.value)
