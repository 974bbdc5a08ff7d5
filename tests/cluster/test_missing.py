"""What Spark needs and does not find is told in one line, with the next step, before anything is started."""

import os
import shutil
from pathlib import Path

import pytest

from corpus_cli.cluster.java import check_master, is_loopback
from corpus_cli.errors import UsageError
from tests.cluster.standalone import free_port
from tests.conftest import SEEDS, Run

pytest.importorskip("pyspark", reason="needs the extra 'spark'")


def _old_java(folder: Path) -> Path:
    java = folder / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    java.chmod(0o755)
    return folder


def test_java_is_missing_or_old(corpus: Run, tmp_path: Path) -> None:
    """Without Java, or with an old one, the line has the command that installs it, and no folder is made."""
    ingest = ("ingest", str(SEEDS), "--out", str(tmp_path / "news"))
    missing = corpus(*ingest, environment={"PATH": str(tmp_path)})
    old = corpus(*ingest, environment={"JAVA_HOME": str(_old_java(tmp_path))})
    install = "install it with 'sudo apt install openjdk-17-jre-headless' (or name one in $JAVA_HOME)"
    assert (missing.exit, missing.err) == (2, f"corpus: Spark needs Java 17 or newer, and there is none: {install}\n")
    assert (old.exit, old.err) == (
        2,
        f"corpus: Spark needs Java 17 or newer, and {tmp_path}/bin/java is 11: {install}\n",
    )
    assert not (tmp_path / "news").exists()


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17: sudo apt install openjdk-17-jre-headless")
def test_no_master_answers(corpus: Run, tmp_path: Path) -> None:
    """A master that does not answer is told at once, with how to start one."""
    master = f"spark://127.0.0.1:{free_port()}"
    ingest = ("ingest", str(SEEDS), "--out", str(tmp_path / "news"), "--master", master)
    result = corpus(*ingest, environment={"PATH": os.environ["PATH"]})
    assert result.exit == 2
    assert result.err.startswith(f"corpus: {master}: no master of Spark answers there: start one with 'spark-class ")


@pytest.mark.parametrize("master", ["head:7077", "http://head", "spark://head:port", "local[", ""])
def test_what_is_no_master_is_refused(master: str) -> None:
    """What can be no master is an error of the command line."""
    with pytest.raises(UsageError, match="master"):
        check_master(master)


def test_settings_of_spark_are_checked(corpus: Run, tmp_path: Path) -> None:
    """A setting without a value, or of something else, is refused."""
    result = corpus("ingest", str(SEEDS), "--out", str(tmp_path / "news"), "--conf", "executor.memory=2g")
    assert (result.exit, "is no setting of Spark: write spark.NAME=VALUE" in result.err) == (2, True)


def test_only_this_machine_is_bound_to_loopback() -> None:
    """Spark is bound to the loopback device where all of it runs here, and nowhere else."""
    here = ("local[*]", "spark://127.0.0.1:7077", "spark://localhost:7077", "spark://[::1]:7077")
    assert [master for master in here if not is_loopback(master)] == []
    assert not is_loopback("spark://head:7077")
