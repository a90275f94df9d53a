"""Long names are broken, so that a sidebar keeps its width; the text itself stays what it was."""

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.ui.panels.wrapped import WrappedLabel


@pytest.mark.parametrize(
    "text",
    ["short words alone", "a" * 200, f"/home/{'b' * 60}/{'c' * 40}.exr: is damaged", f"C:\\{'d_' * 40}"],
)
def test_no_text_is_wider_than_a_sidebar(qtbot: QtBot, text: str) -> None:
    label = WrappedLabel()
    qtbot.addWidget(label)
    label.say(text)
    assert label.minimumSizeHint().width() <= 300
    assert label.whole == label.accessibleName() == text
    assert label.text().replace("\u200b", "") == text


def test_words_that_have_room_stay_whole(qtbot: QtBot) -> None:
    label = WrappedLabel()
    qtbot.addWidget(label)
    label.say("scene.hdr and /home/somebody/pictures/2024-05-01 are left out")
    assert label.text() == label.whole
