"""An export process that answers at once, in the place of the real one."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.studio.session import Shot
from disque_studio.ui.export import runner
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS

PROGRAM = """
import json, pathlib, sys, threading

def tell(happening, item=-1, **more):
    print(json.dumps({"happening": happening, "item": item, **more}), flush=True)

asked = json.loads(sys.stdin.readline())
preset = asked["preset"]["preset"]
for number, item in enumerate(asked["items"]):
    path = pathlib.Path(item["path"])
    folder = path.parent / preset["folder"]
    folder.mkdir(exist_ok=True)
    output = folder / (path.stem + "." + preset["format"])
    tell("started", number)
    tell("progress", number, part=0.5, output=str(output))
    if "bad" in path.stem:
        tell("failed", number, reason="is damaged")
        continue
    if "crash" in path.stem:
        sys.exit("it hit something")
    if "hang" in path.stem:
        (folder / ("." + output.name + ".0123456789ab.part")).touch()
        threading.Event().wait()
    if "slow" in path.stem:
        while (word := sys.stdin.readline().strip()) != "resume":
            if word in ("", "cancel"):
                sys.exit()
    output.write_text(json.dumps(item["edit"]))
    tell("done", number, output=str(output))
tell("finished")
"""


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    monkeypatch.setattr(runner, "program", lambda: [sys.executable, "-I", "-S", str(script)])


@pytest.fixture
def photos(tmp_path: Path) -> Callable[..., list[Path]]:
    """Name photos; the process does not read them."""
    return lambda *names: [tmp_path / f"{name}.exr" for name in names]


@pytest.fixture
def filled(shown: MainWindow, program: None, hdr_file: Path, qtbot: QtBot) -> MainWindow:
    """The window with three photos, of which the first is open."""
    data = hdr_file.read_bytes()
    session = shown.document.session
    more = [hdr_file.with_name(f"{name}.pfm") for name in ("harbour", "tower")]
    for path in more:
        path.write_bytes(data)
    shown.document.change("Add", session.adding(Shot(path, session.shots[0].edit) for path in more))
    return shown


def wait_done(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.export.queue.busy, timeout=PATIENCE_MS)
