"""Files that a command writes where the user says: there whole, or not at all.

In: a path. Out: a file to write to, that takes its place under that path only once everything is in it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus_cli.errors import UsageError

__all__ = ["check_free", "whole_file", "whole_folder"]

# A file's name may be so long in bytes that nothing can be put before it.
_NAME_KEPT = 40


def check_free(path: Path, *, force: bool) -> None:
    """Make sure, before any work is done, that a file may be written.

    Raises:
        UsageError: something is there that must not be lost, or that is no file at all.
    """
    if path.is_dir():
        raise UsageError(f"{path}: is a folder: name a file in it")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}: make it first")
    if path.exists() and not path.is_file():
        raise UsageError(f"{path}: is no regular file: name another one, or redirect the output")
    if path.exists() and not force:
        raise UsageError(f"{path}: exists already: add --force to replace it")


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Open a file for writing; an error, an interrupt or a full disk leaves what was there before.

    Args:
        path: where it is to be; of a link, where that leads.
        force: replace what is there.

    Raises:
        UsageError: as ``check_free``.
        OSError: it cannot be written; it names ``path``.
    """
    path = path.resolve()
    check_free(path, force=force)
    part = path.with_name(f".{path.name[:_NAME_KEPT]}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        check_free(path, force=force)
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path, *, force: bool) -> Iterator[Path]:
    """Give a folder to write files into that becomes ``path`` at the end; files in it that have other names stay.

    Raises:
        UsageError: there are files in it, and ``force`` does not say that those of the same name may be replaced.
        OSError: it cannot be written; it names ``path``.
    """
    path = path.resolve()
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}: make it first")
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path}: is a file: name a folder")
    if path.exists() and any(path.iterdir()) and not force:
        raise UsageError(f"{path}: is not empty: add --force to write into it")
    part = path.with_name(f".{path.name[:_NAME_KEPT]}.{os.getpid()}.part")
    try:
        part.mkdir()
        yield part
        path.mkdir(exist_ok=True)
        for file in sorted(part.iterdir()):
            file.replace(path / file.name)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        for file in part.glob("*"):
            file.unlink()
        if part.exists():
            part.rmdir()
