"""The export dialog as a user fills it in."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from disque_studio.imaging.finish import OutputSize
from disque_studio.studio.naming import EXAMPLE, Facts
from disque_studio.studio.presets import BUILTIN, ExportPreset, Presets
from disque_studio.studio.session import Shot
from disque_studio.ui.dialogs.save import SaveDialog
from disque_studio.ui.export.dialog import ExportDialog, Offered

SHOTS = tuple(Shot(Path(f"/photos/{name}.exr"), flag="reject" if name == "c" else "") for name in "abcd")


@pytest.fixture
def presets(tmp_path: Path) -> Presets:
    return Presets(tmp_path / "presets")


def facts_of(shot: Shot, count: int, preset: ExportPreset) -> Facts:
    width, height = preset.size.of(EXAMPLE.width, EXAMPLE.height)
    return replace(EXAMPLE, name=shot.path.stem, count=count, width=width, height=height)


def make(
    qtbot: QtBot, presets: Presets, current: Shot | None = SHOTS[1], selected: tuple[Shot, ...] = SHOTS[1:3]
) -> ExportDialog:
    dialog = ExportDialog(Offered(current, selected, SHOTS), presets, facts_of)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def choose(box: object, value: str) -> None:
    box.setCurrentIndex(box.findData(value))  # type: ignore[attr-defined]


def test_it_begins_with_the_selected_photos_and_the_last_preset(qtbot: QtBot, presets: Presets) -> None:
    presets.keep_last(BUILTIN[1])
    dialog = make(qtbot, presets)
    assert dialog.which["selected"].isChecked()
    assert dialog.presets.box.currentText() == "Web 2048 px"
    assert replace(dialog.preset(), name=BUILTIN[1].name) == BUILTIN[1]
    assert dialog.export.text() == "Export 1 photo"  # c is rejected
    dialog.without_rejected.click()
    assert dialog.export.text() == "Export 2 photos"


def test_one_photo_is_meant_where_one_is_selected(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets, selected=SHOTS[1:2])
    assert dialog.shots() == [SHOTS[1]]
    dialog.which["all"].click()
    assert [shot.path.stem for shot in dialog.shots()] == ["a", "b", "d"]


def test_a_rejected_photo_that_is_current_is_exported(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets, current=SHOTS[2], selected=())
    assert dialog.shots() == [SHOTS[2]]
    assert not dialog.which["selected"].isEnabled()


@pytest.mark.parametrize("preset", BUILTIN, ids=lambda preset: preset.name)
def test_every_preset_is_shown_as_it_is(qtbot: QtBot, presets: Presets, preset: ExportPreset) -> None:
    dialog = make(qtbot, presets)
    index = dialog.presets.box.findText(preset.name)
    dialog.presets.box.setCurrentIndex(index)
    dialog.presets.box.activated.emit(index)
    assert dialog.preset() == preset
    assert dialog.presets.box.currentText() == preset.name
    assert dialog.export.isEnabled()


def test_a_change_makes_own_settings_that_can_be_kept_and_deleted(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets)
    choose(dialog.options.kind, "tif")
    choose(dialog.options.bits, "")
    dialog.options.bits.setCurrentIndex(dialog.options.bits.findData(16))
    choose(dialog.options.size_kind, "megapixels")
    dialog.options.limit.setValue(2.5)
    dialog.options.enlarge.click()
    choose(dialog.options.sharpening, "low")
    assert dialog.presets.box.currentText() == "Own settings"
    assert not dialog.presets.delete.isEnabled()
    dialog.presets.save("Mine")
    assert dialog.presets.box.currentText() == "Mine"
    kept = presets.find("mine")
    assert kept is not None
    assert (kept.format, kept.bit_depth, kept.sharpening) == ("tif", 16, "low")
    assert kept.size == OutputSize("megapixels", 2.5, enlarge=True)
    dialog.presets.delete.click()
    assert presets.find("mine") is None
    assert dialog.presets.box.currentText() == "Own settings"


def test_only_what_a_format_has_is_offered(qtbot: QtBot, presets: Presets) -> None:
    options = make(qtbot, presets).options

    def offered(box: object) -> list[object]:
        return [box.itemData(n) for n in range(box.count())]  # type: ignore[attr-defined]

    choose(options.kind, "tif")
    choose(options.space, "adobe-rgb")
    assert not options.quality.isVisible()
    choose(options.kind, "avif")
    assert offered(options.bits) == [10] and not options.bits.isEnabled()
    assert offered(options.space) == ["srgb", "display-p3"] and options.space.currentData() == "srgb"
    assert options.quality.isVisible()
    choose(options.kind, "jxl")
    assert offered(options.bits) == [8, 16]
    choose(options.space, "display-p3")
    choose(options.kind, "uhdr")
    assert options.space.currentData() == "display-p3"
    choose(options.kind, "exr")
    assert options.bits.currentText() == "16-bit half floats" and not options.quality.isVisible()
    choose(options.kind, "png")
    assert options.bits.currentData() == 16


def test_an_ultra_hdr_file_is_called_as_any_jpeg(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets, selected=())
    dialog.naming.template.setText("{name}")
    choose(dialog.options.kind, "uhdr")
    assert dialog.naming.example.whole == "b.jpg"
    dialog.options.location.click()
    assert dialog.preset().format == "uhdr" and not dialog.preset().location


def test_a_preset_that_cannot_be_kept_is_told(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets)
    dialog.presets.save(BUILTIN[0].name)
    assert "built-in" in dialog.problem.text()


def test_the_example_follows_every_letter(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets, selected=())
    dialog.naming.template.clear()
    qtbot.keyClicks(dialog.naming.template, "{name}-{number}")
    assert dialog.naming.example.whole == "b-01.jpg"
    choose(dialog.options.kind, "png")
    assert dialog.naming.example.whole == "b-01.png"
    choose(dialog.options.size_kind, "long")
    dialog.options.limit.setValue(600)
    dialog.naming.template.setText("{width}x{height}")
    assert dialog.naming.example.whole == "600x400.png"


@pytest.mark.parametrize(("template", "said"), [("", "empty"), ("{nmae}", "no {nmae}"), ("{", "no {")])
def test_a_name_that_cannot_be_made_is_told_and_not_exported(
    qtbot: QtBot, presets: Presets, template: str, said: str
) -> None:
    dialog = make(qtbot, presets)
    dialog.naming.template.setText(template)
    assert said in dialog.problem.text()
    assert not dialog.export.isEnabled()
    dialog.naming.template.setText("{name}")
    assert dialog.problem.text() == "" and dialog.export.isEnabled()


def test_a_folder_must_be_chosen_and_be_one(qtbot: QtBot, presets: Presets, tmp_path: Path) -> None:
    dialog = make(qtbot, presets)
    choose(dialog.naming.rule, "folder")
    assert "Choose the folder" in dialog.problem.text() and not dialog.export.isEnabled()
    dialog.naming.folder.setText("some/where")
    assert "whole path" in dialog.problem.text()
    (tmp_path / "file").touch()
    dialog.naming.folder.setText(str(tmp_path / "file"))
    assert "is a file" in dialog.problem.text()
    dialog.naming.folder.setText(str(tmp_path))
    assert dialog.export.isEnabled()
    assert dialog.preset().folder == str(tmp_path)
    choose(dialog.naming.rule, "subfolder")
    assert dialog.naming.folder.text() == "export"
    dialog.naming.folder.setText("../up")
    assert "within the photo's folder" in dialog.problem.text()


def test_a_token_is_inserted_where_the_cursor_is(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets)
    dialog.naming.template.setText("a b")
    dialog.naming.template.setCursorPosition(1)
    menu = dialog.naming.insert.menu()
    next(action for action in menu.actions() if action.text().startswith("{rating}")).trigger()
    assert dialog.naming.template.text() == "a{rating} b"


def test_all_is_exported_by_keys_alone(qtbot: QtBot, presets: Presets) -> None:
    dialog = make(qtbot, presets)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(dialog, Qt.Key.Key_A, alt)
    qtbot.waitUntil(dialog.which["all"].isChecked)
    qtbot.keyClick(dialog, Qt.Key.Key_R, alt)
    qtbot.waitUntil(lambda: not dialog.without_rejected.isChecked())
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert len(dialog.shots()) == 4


def test_saving_one_picture_begins_with_the_last_options(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SaveDialog(tmp_path / "a.jpg", BUILTIN[1])
    qtbot.addWidget(dialog)
    output = dialog.output()
    assert (output.path, output.size, output.sharpening) == (tmp_path / "a.jpg", BUILTIN[1].size, "standard")
    assert not dialog.output().location
    choose(dialog.kind, "png")
    assert dialog.output().path == tmp_path / "a.png"
    for kind, name in (("uhdr", "a.jpg"), ("jxl", "a.jxl"), ("avif", "a.avif"), ("exr", "a.exr")):
        choose(dialog.kind, kind)
        assert (dialog.output().path, dialog.output().format) == (tmp_path / name, kind)
