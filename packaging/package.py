"""Build what is handed to people: the frozen folder, this system's installer, and their papers, into dist/.

Usage: python packaging/package.py
Linux: a .deb, and an AppImage where appimagetool is. macOS: a .dmg. Windows: an installer where Inno Setup's
iscc is. Beside them: the bill of materials, the licences of what is bundled, the table of sizes, SHA256SUMS.
"""

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE / "ship"), str(HERE / "linux"), str(HERE / "frozen")]

import bill  # noqa: E402
import icons  # noqa: E402
import sizes  # noqa: E402
from collected import packages  # noqa: E402

NAME = "disque-studio"
BUILD, DIST = ROOT / "build", ROOT / "dist"
FROZEN, ICONS = BUILD / "frozen" / NAME, BUILD / "icons"


def main() -> int:
    """Build everything; a tool that fails ends it with its own words."""
    DIST.mkdir(exist_ok=True)
    icons.write(ICONS)
    freeze()
    papers = write_papers(version(NAME))
    installers = {"linux": _linux, "darwin": _macos, "win32": _windows}[sys.platform](version(NAME), papers)
    sums = DIST / "SHA256SUMS"
    sums.write_text(bill.checksums([*installers, *papers]), "utf-8")
    for path in (*installers, *papers, sums):
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size / 2**20:.1f} MiB\n")
    return 0


def freeze() -> None:
    """Build the frozen folder, readable by everybody whatever the mode of the checkout's files."""
    command = (
        "--noconfirm",
        "--log-level",
        "WARN",
        "--distpath",
        FROZEN.parent,
        "--workpath",
        BUILD / "pyinstaller",
    )
    subprocess.run((sys.executable, "-m", "PyInstaller", *command, HERE / f"{NAME}.spec"), check=True)
    for path in FROZEN.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o644)


def write_papers(release: str) -> list[Path]:
    """Write the bill of materials, the licences and the sizes; the licences also go into the program."""
    found = packages(FROZEN)
    contents = {
        f"{NAME}-{release}.cdx.json": bill.bill(found, release),
        "LICENCES.txt": bill.licences(found),
        "SIZES.md": sizes.table(FROZEN),
    }
    papers = []
    for name, text in contents.items():
        papers.append(DIST / name)
        papers[-1].write_text(text, "utf-8")
    shutil.copy(DIST / "LICENCES.txt", FROZEN)
    return papers


def _linux(release: str, papers: list[Path]) -> list[Path]:
    import appdir
    import deb

    made = [deb.build(FROZEN, ICONS, papers, release, DIST)]
    folder = appdir.write(FROZEN, ICONS, BUILD / "AppDir")
    if image := appdir.pack(folder, DIST / f"Disque_Studio-{release}-{appdir.machine()}.AppImage"):
        made.append(image)
    return made


def _macos(release: str, _papers: list[Path]) -> list[Path]:
    image = DIST / f"Disque-Studio-{release}.dmg"
    subprocess.run((HERE / "macos" / "dmg.sh", FROZEN.parent / "Disque Studio.app", image), check=True)
    return [image]


def _windows(release: str, _papers: list[Path]) -> list[Path]:
    _sign(*FROZEN.glob("*.exe"))
    compiler = shutil.which("iscc")
    if compiler is None:
        sys.stdout.write("no installer: Inno Setup's iscc is not on the PATH\n")
        return []
    subprocess.run((compiler, "/Qp", f"/DVersion={release}", HERE / "windows" / f"{NAME}.iss"), check=True)
    setup = DIST / f"Disque-Studio-{release}-setup.exe"
    _sign(setup)
    return [setup]


def _sign(*programs: Path) -> None:
    """Sign programs for Windows, if SIGN_PFX names a certificate."""
    certificate = os.environ.get("SIGN_PFX")
    if certificate:
        key = ("/f", certificate, "/p", os.environ["SIGN_PASSWORD"])
        stamp = ("/fd", "sha256", "/td", "sha256", "/tr", os.environ["SIGN_TIMESTAMP"])
        subprocess.run(("signtool", "sign", *key, *stamp, *programs), check=True)


if __name__ == "__main__":
    sys.exit(main())
