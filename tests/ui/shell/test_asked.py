"""Files that the system asks the running program to open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent

from disque_studio.ui.shell.asked import AskedFiles


def ask(path: Path) -> bool:
    return QCoreApplication.sendEvent(
        QCoreApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(str(path)))
    )


def test_files_wait_until_they_can_be_opened_and_come_at_once_from_then_on(qapp, tmp_path):
    asked, opened = AskedFiles(qapp), []
    qapp.installEventFilter(asked)
    try:
        first, second, third = (tmp_path / f"{name}.exr" for name in "abc")
        assert ask(first)
        assert ask(second)
        assert opened == []
        asked.hand_to(opened.append)
        assert opened == [[first, second]]
        ask(third)
        assert opened[1:] == [[third]]
        asked.hand_to(opened.append)
        assert len(opened) == 2
    finally:
        qapp.removeEventFilter(asked)


def test_other_events_go_on(qapp):
    asked = AskedFiles()
    assert not asked.eventFilter(qapp, QEvent(QEvent.Type.User))
    assert not asked.eventFilter(qapp, QFileOpenEvent(QUrl("https://example.invalid/a")))
