"""The AppImage: the frozen folder as an AppDir, packed by appimagetool where that is on the PATH."""

import os
import shutil
import subprocess
from pathlib import Path

from deb import NAME, lay_out

_RUN = """\
#!/bin/sh
# What an AppImage starts; the folder may lie anywhere.
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/disque-studio/disque-studio" "$@"
"""


def machine() -> str:
    """Name the processor as AppImages do."""
    return os.uname().machine


def write(folder: Path, icons: Path, to: Path) -> Path:
    """Lay the program out as an AppDir; what was there is replaced."""
    shutil.rmtree(to, ignore_errors=True)
    usr = to / "usr"
    lay_out(usr, folder, icons)
    run = to / "AppRun"
    run.write_text(_RUN, "utf-8")
    run.chmod(0o755)
    shutil.copy(usr / "share/applications" / f"{NAME}.desktop", to)
    shutil.copy(icons / "hicolor/256x256/apps" / f"{NAME}.png", to)
    (to / ".DirIcon").symlink_to(f"{NAME}.png")
    return to


def pack(folder: Path, image: Path) -> Path | None:
    """Pack an AppDir; None where there is no appimagetool."""
    tool = shutil.which("appimagetool")
    if tool is None:
        return None
    environment = {**os.environ, "ARCH": machine()}
    subprocess.run((tool, "--no-appstream", folder, image), check=True, env=environment)
    return image
