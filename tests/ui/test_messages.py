"""What the user reads of an error."""

from pytestqt.qtbot import QtBot

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.ui.messages import MessageBar, explain


def test_a_refused_file_is_named_with_the_reason() -> None:
    message = explain(FileRefusedError("/photos/a.exr", "is damaged: copy it again"))
    assert (message.subject, message.text) == ("a.exr", "is damaged: copy it again")
    assert message.details == "/photos/a.exr"


def test_our_own_errors_speak_for_themselves() -> None:
    assert explain(DisqueError("do this")).text == "do this"


def test_newest_is_shown_and_earlier_ones_are_kept(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for name in ("a", "b"):
        bar.show_error(FileRefusedError(f"{name}.exr", "has <no> pixels & no name"))
    assert "<b>b.exr</b>" in bar._text.text()
    assert "&lt;no&gt; pixels &amp; no name" in bar._text.text()
    assert "a.exr has <no> pixels" in bar._details.toPlainText()
    bar.show_info("c.jpg", "is saved.")
    bar.show_info("d.jpg", "is saved.")
    assert [m.subject for m in bar.messages] == ["a.exr", "b.exr", "d.jpg"]
    bar.dismiss()
    assert bar.isHidden()
    assert not bar.messages


def test_a_result_goes_by_itself_and_a_failure_stays(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_info("a.jpg", "is saved.")
    assert bar._fade.isActive()
    bar._fade.timeout.emit()
    assert bar.isHidden()
    bar.show_error(DisqueError("do this"))
    bar.show_info("b.jpg", "is saved.")
    assert not bar._fade.isActive()
