"""What the latent map showed comes back, and nothing in its file can do harm."""

from pathlib import Path

import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.studio import latentmap_choices
from disque_studio.studio.latentmap_choices import Choices


@pytest.mark.parametrize(
    "choices", [Choices(), Choices((Path("/looks"), Path("/b.png")), True, True, True, False)]
)
def test_choices_come_back(tmp_path: Path, choices: Choices) -> None:
    latentmap_choices.save(tmp_path / "map.json", choices)
    assert latentmap_choices.load(tmp_path / "map.json") == choices


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        "null",
        '{"paths": 7, "tsne": "yes", "pictures": null}',
        '{"paths": [1, ""]}',
        "[" * 9999,
    ],
)
def test_what_cannot_be_understood_is_as_at_first(tmp_path: Path, text: str) -> None:
    file = tmp_path / "map.json"
    file.write_text(text)
    assert latentmap_choices.load(file) == Choices()


def test_what_can_be_understood_stays(tmp_path: Path) -> None:
    file = tmp_path / "map.json"
    file.write_text('{"paths": ["/a", 3], "tsne": true, "pictures": 0, "later": []}')
    assert latentmap_choices.load(file) == Choices((Path("/a"),), tsne=True)


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError):
        latentmap_choices.save(tmp_path / "none" / "map.json", Choices())
