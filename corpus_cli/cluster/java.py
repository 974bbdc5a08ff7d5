"""Whether there is what Spark runs on, told before Spark is started: it would take a minute to say so, in a page.

In: the environment, the address of a master. Out: nothing, or one clear error.
"""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from corpus_cli.errors import CorpusError, UsageError
from corpus_cli.frozen import frozen

__all__ = ["Cluster", "check_java", "check_master", "is_loopback"]


@frozen
class Cluster:
    """Where Spark runs.

    Attributes:
        master: ``local[*]``, ``spark://HOST:PORT`` or another that Spark knows.
        environment: the environment variables; ``PYSPARK_PYTHON`` is the Python of the workers.
        settings: of Spark, beside what the program sets.
    """

    master: str
    environment: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)


_LEAST_JAVA = 17
_INSTALL = "install it with 'sudo apt install openjdk-17-jre-headless' (or name one in $JAVA_HOME)"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
# Seconds for a master in the same building, and for one that takes its time.
_PATIENCE = 5.0
_SPARK_PORT = 7077
_MASTER = re.compile(r"local(?:\[[^\]]*\])?|local-cluster\[.*\]|spark://.+|yarn|k8s://.+")


def check_java(environment: Mapping[str, str]) -> None:
    """Make sure that there is a Java that Spark runs on.

    Raises:
        CorpusError: there is none, or it is too old.
    """
    home = environment.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java", path=environment.get("PATH", os.defpath))
    if java is None or not os.access(java, os.X_OK):
        raise CorpusError(f"Spark needs Java {_LEAST_JAVA} or newer, and there is none: {_INSTALL}")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    version = _VERSION.search(told.stderr + told.stdout)
    if version and int(version[1]) < _LEAST_JAVA:
        raise CorpusError(f"Spark needs Java {_LEAST_JAVA} or newer, and {java} is {version[1]}: {_INSTALL}")


def check_master(master: str) -> None:
    """Make sure that a master is one, and that a standalone one answers.

    Raises:
        UsageError: it is none.
        CorpusError: nobody answers there.
    """
    if not _MASTER.fullmatch(master):
        raise UsageError(f"--master {master!r} is no master of Spark: write spark://HOST:7077, or local[4]")
    if not master.startswith("spark://"):
        return
    addresses = [_address(one) for one in master.removeprefix("spark://").split(",")]
    for host, port in addresses:
        try:
            socket.create_connection((host, port), _PATIENCE).close()
            return
        except OSError:
            continue
    start = "spark-class org.apache.spark.deploy.master.Master"
    raise CorpusError(f"{master}: no master of Spark answers there: start one with '{start}', or leave out --master")


def _address(written: str) -> tuple[str, int]:
    host, colon, port = written.rpartition(":")
    if not colon:
        return written, _SPARK_PORT
    if not port.isdigit():
        raise UsageError(f"--master spark://{written} names no port: write spark://HOST:7077")
    return host.strip("[]"), int(port)


def is_loopback(master: str) -> bool:
    """Tell whether all of Spark runs on this machine."""
    return master.startswith("local") or re.match(r"spark://(127\.|localhost\b|\[::1\])", master) is not None
