"""The Debian package: the frozen folder, the desktop's files, and what the program asks of the system.

Needs dpkg-deb, dpkg-query and objdump; no root.
"""

import hashlib
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from collected import debian_package

NAME = "disque-studio"
HERE = Path(__file__).resolve().parent
_ALWAYS = ("libegl1", "libgl1", "libglib2.0-0", "fontconfig", "fonts-dejavu-core | fonts-freefont-ttf")
"""What the window loads by name at run time, and a font to write with."""

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Disque Studio maintainers <maintainers@disque-studio.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils, hicolor-icon-theme, xdg-utils
Section: graphics
Priority: optional
Description: tone-map HDR photos in the look of your own examples
 Open an HDR photo, drop one or a few before and after examples of a look onto
 it, and see it tone-mapped in that look, with scores of its quality. Brings its
 own command line (disque-studio --help) and trains models of one's own looks.
"""


@dataclass(frozen=True)
class Needs:
    """Libraries that are not bundled, and the newest version of the C library's symbols."""

    libraries: frozenset[str]
    glibc: tuple[int, ...]


def build(folder: Path, icons: Path, papers: list[Path], version: str, to: Path) -> Path:
    """Pack the frozen folder as TO/disque-studio_VERSION_ARCH.deb; raises CalledProcessError, OSError."""
    stage = folder.parent / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    lay_out(stage / "usr", folder, icons)
    documents = stage / "usr/share/doc" / NAME
    documents.mkdir(parents=True)
    for paper in papers:
        shutil.copy(paper, documents)
    architecture = subprocess.check_output(("dpkg", "--print-architecture"), text=True).strip()
    control = stage / "DEBIAN"
    control.mkdir()
    files = [path for path in sorted((stage / "usr").rglob("*")) if path.is_file() and not path.is_symlink()]
    text = _CONTROL.format(
        name=NAME,
        version=version,
        architecture=architecture,
        size=sum(path.stat().st_size for path in files) // 1024,
        depends=", ".join(depends(needs(folder))),
    )
    (control / "control").write_text(text, "utf-8")
    (control / "md5sums").write_text("".join(_md5_line(path, stage) for path in files), "utf-8")
    package = to / f"{NAME}_{version}_{architecture}.deb"
    subprocess.run(
        ("dpkg-deb", "--root-owner-group", "-Zzstd", "-z6", "--build", str(stage), str(package)), check=True
    )
    shutil.rmtree(stage)
    return package


def lay_out(usr: Path, folder: Path, icons: Path) -> None:
    """Lay the program and the desktop's files out below `usr`, with links to files where the disk can."""
    _copy(folder, usr / "lib" / NAME)
    (usr / "bin").mkdir()
    (usr / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _copy(icons / "hicolor", usr / "share/icons/hicolor")
    for file, place in ((f"{NAME}.desktop", "applications"), (f"{NAME}.xml", "mime/packages")):
        (usr / "share" / place).mkdir(parents=True)
        shutil.copy(HERE / file, usr / "share" / place)
    for path in [usr, *usr.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def needs(folder: Path) -> Needs:
    """Read from the program's ELF files what they load that is not among them."""
    binaries = [path for path in folder.rglob("*") if path.is_file() and _is_elf(path)]
    given = {path.name for path in folder.rglob("*")}
    text = subprocess.run(("objdump", "-p", *binaries), capture_output=True, text=True, check=True).stdout
    wanted = set(re.findall(r"^\s+NEEDED\s+(\S+)$", text, re.MULTILINE))
    versions = re.findall(r"GLIBC_(\d+(?:\.\d+)+)", text)
    return Needs(frozenset(wanted - given), max(tuple(map(int, version.split("."))) for version in versions))


def depends(needs: Needs) -> list[str]:
    """Name the Debian packages of these libraries as installed here, and what is loaded by name."""
    # A library of no package here belongs to a plug-in that does without it here, too.
    owners = {debian_package(library).partition(":")[0] for library in needs.libraries}
    found = {*_ALWAYS, *owners} - {"", "libc6"}
    return [f"libc6 (>= {'.'.join(map(str, needs.glibc))})", *sorted(found)]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _copy(folder: Path, to: Path) -> None:
    def link(source: str, target: str) -> str:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
        return target

    shutil.copytree(folder, to, symlinks=True, copy_function=link)


def _md5_line(path: Path, stage: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "md5").hexdigest()
    return f"{digest}  {path.relative_to(stage)}\n"
