"""The run after one that ended unexpectedly tells so, and shows what it left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from disque_studio.ui.shell.crash_bar import CrashBar


@pytest.fixture
def bar(qtbot: QtBot, tmp_path: Path) -> CrashBar:
    report = tmp_path / "report-1.txt"
    report.write_text("Segmentation fault in beach.exr")
    made = CrashBar(report)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_report_is_read_in_the_bar_and_copied(bar: CrashBar, qtbot: QtBot) -> None:
    assert bar.accessibleName() == "Disque Studio ended unexpectedly"
    assert not bar.text.isVisible()
    qtbot.keyClick(bar.open, Qt.Key.Key_Space)
    assert bar.text.isVisible()
    assert "Segmentation fault in beach.exr" in bar.text.toPlainText()
    qtbot.mouseClick(bar.copy, Qt.MouseButton.LeftButton)
    assert "Segmentation fault in beach.exr" in QGuiApplication.clipboard().text()
    assert all(button.toolTip() for button in (bar.open, bar.copy, bar.dismiss))


def test_a_report_that_is_gone_is_said_to_be(bar: CrashBar, tmp_path: Path) -> None:
    (tmp_path / "report-1.txt").unlink()
    bar.open.click()
    assert "No such file" in bar.text.toPlainText()


def test_the_bar_goes_when_it_is_dismissed(qtbot: QtBot, tmp_path: Path) -> None:
    bar = CrashBar(tmp_path / "report-1.txt")
    with qtbot.waitSignal(bar.destroyed):
        bar.dismiss.click()


_WINDOW = """
import os, signal, sys
from PySide6.QtCore import QTimer
from disque_studio.ui import app, main_window
from disque_studio.ui.shell.crash_bar import CrashBar

class Ending(main_window.MainWindow):
    def start(self, files):
        print("told" if self.findChild(CrashBar) else "nothing", flush=True)
        QTimer.singleShot(0, self.finish)
    def finish(self):
        {end}

main_window.MainWindow = Ending
sys.exit(app.run([]))
"""


def window(home: Path, end: str) -> tuple[int, str]:
    """Run the window to this end in a home of its own; give its status and what it told of the last run."""
    homes = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "CACHE")}
    done = subprocess.run(
        [sys.executable, "-c", _WINDOW.format(end=end)],
        env=os.environ | homes,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return done.returncode, done.stdout.strip()


@pytest.mark.timeout(400)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_a_crash_is_told_at_the_next_start_and_a_signal_to_end_is_none(tmp_path: Path) -> None:
    assert window(tmp_path, "os.kill(os.getpid(), signal.SIGTERM)") == (-15, "nothing")
    assert window(tmp_path, "os.kill(os.getpid(), signal.SIGSEGV)") == (-11, "nothing")
    assert window(tmp_path, "self.close()") == (0, "told")
    assert window(tmp_path, "self.close()") == (0, "nothing")
