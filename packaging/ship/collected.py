"""Which packages lie in the frozen program, with their licences."""

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

import wheels

NAME = "disque-studio"
QT = ("PySide6_Essentials", "shiboken6")
_LICENCE = re.compile(r"(licen[cs]e|copying|notice|copyright)[^/]*$", re.IGNORECASE)
_DEBIAN = Path("/var/lib/dpkg/info")
_NAMED = {"opencolorio": "BSD-3-Clause"}
"""Licences of packages that put their licence's text in the place of its name."""


@dataclass(frozen=True)
class Package:
    """A package that is bundled, whole or in part, with its licence in short and its texts.

    `url` is its package URL (purl).
    """

    name: str
    version: str
    url: str
    licence: str
    texts: tuple[Path, ...] = ()


def packages(folder: Path) -> list[Package]:
    """Find what a frozen folder was made of: the interpreter, wheels, and on Debian its libraries."""
    found = [_of_python(one) for one in (*wheels.required().values(), *map(distribution, QT))]
    found += [_interpreter(), *_of_debian(path.name for path in (folder / "_internal").glob("*.so*"))]
    return sorted(found, key=lambda package: package.url.lower())


def _interpreter() -> Package:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    version = ".".join(map(str, sys.version_info[:3]))
    return Package("python", version, f"pkg:generic/python@{version}", "PSF-2.0", (text,))


def _of_python(one: Distribution) -> Package:
    texts = (Path(str(one.locate_file(file))) for file in one.files or () if _LICENCE.search(file.as_posix()))
    places = tuple(path for path in texts if path.is_file() and path.suffix not in (".py", ".pyc"))
    name = one.name.lower().replace("_", "-")
    return Package(one.name, one.version, f"pkg:pypi/{name}@{one.version}", _licence(one), places)


def _licence(one: Distribution) -> str:
    """Give the licence that a package states: as an expression, by its classifiers, or in its own words."""
    stated = one.metadata.get("License-Expression") or _NAMED.get(one.name.lower())
    if stated:
        return str(stated)
    classes = one.metadata.get_all("Classifier") or []
    named = [line.rpartition(":: ")[2] for line in classes if line.startswith("License ::")]
    words = (one.metadata.get("License") or "").strip().splitlines()
    return "; ".join(named) or (words[0] if words else "see its licence text")


def _of_debian(libraries: Iterable[str]) -> list[Package]:
    """Find the Debian packages that libraries came from; none on other systems."""
    if not _DEBIAN.is_dir():
        return []
    owners = {owner for library in libraries if (owner := debian_package(library))}
    found = []
    for owner in sorted(owners):
        name, version = _answer("dpkg-query", "--show", "--showformat=${Package}\t${Version}", owner).split(
            "\t"
        )
        text = Path("/usr/share/doc") / name / "copyright"
        found.append(
            Package(name, version, f"pkg:deb/debian/{name}@{version}", "see its copyright file", (text,))
        )
    return found


def debian_package(library: str) -> str:
    """Name the installed Debian package, with its architecture, that has a library; "" for none."""
    owner = _answer("dpkg-query", "--search", f"*/lib/*/{library}").splitlines()
    return owner[0].partition(": ")[0].split(",")[0] if owner else ""


def _answer(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
