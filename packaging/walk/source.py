"""A stand-in for a file manager: a small window from which files are dragged. Arguments: X Y FILE..."""

import sys
from pathlib import Path

from disque_studio.ui import environment

environment.prepare()

from PySide6.QtCore import QMimeData, Qt, QUrl  # noqa: E402
from PySide6.QtGui import QDrag, QMouseEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel  # noqa: E402


class Source(QLabel):
    """Begins a drag of its files when it is pressed and moved."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__(f"{len(files)} files")
        self._files = files
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.resize(70, 30)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt names it
        """Drag."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> int:
    """Show the window until it is ended."""
    application = QApplication(sys.argv[:1])
    source = Source([Path(name).resolve() for name in sys.argv[3:]])
    source.move(int(sys.argv[1]), int(sys.argv[2]))
    source.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
