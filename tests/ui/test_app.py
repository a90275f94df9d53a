"""Starting the window."""

import subprocess
import sys

_SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from disque_studio.ui import app, main_window

class Seen(main_window.MainWindow):
    def start(self, files):
        QTimer.singleShot(0, self.close)
        assert self.isVisible()
        heavy = {"torch", "numba", "cv2", "numpy", "pyqtgraph", "OpenEXR"} & sys.modules.keys()
        assert not heavy, heavy

main_window.MainWindow = Seen
sys.exit(app.run([]))
"""


def test_the_window_is_shown_before_anything_heavy_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert not done.stderr


_FAILING = """
import sys
from PySide6.QtCore import QTimer
from disque_studio.ui import app, main_window

class Failing(main_window.MainWindow):
    def start(self, files):
        QTimer.singleShot(0, self.fail)
        QTimer.singleShot(50, self.read_bar)
    def fail(self):
        raise ValueError("a slot failed")
    def read_bar(self):
        (message,) = self.messages.messages
        print(message.subject, message.text, self.messages.isVisible())
        self.close()

main_window.MainWindow = Failing
sys.exit(app.run([]))
"""


def test_an_error_in_a_slot_is_shown_in_the_window() -> None:
    done = subprocess.run([sys.executable, "-c", _FAILING], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Internal error ValueError: a slot failed")
    assert done.stdout.strip().endswith("True")
    assert "Traceback" in done.stderr
