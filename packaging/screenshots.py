"""Take pictures of the window: for the README as PNG, or all pictures of the guide in each of its languages.

Usage: python packaging/screenshots.py [--size 1280x800] [--theme dark|light] [--language en|de] FOLDER
       python packaging/screenshots.py --guide
Drives the real window with the demo photo, parts of it, and renditions of it in the built-in looks. Settings
and session are kept in a folder of its own, which is removed. Works under the current display, or with
QT_QPA_PLATFORM=offscreen without one.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from disque_studio.ui import environment

environment.prepare()

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402

from disque_studio.resources import resource_path  # noqa: E402
from disque_studio.ui import theme  # noqa: E402
from disque_studio.ui.main_window import MainWindow  # noqa: E402
from disque_studio.ui.shell import languages  # noqa: E402

LANGUAGES = ("en", "de")

_PATIENCE_SECONDS = 240.0
_STILL_SECONDS = 0.4
_WEBP_QUALITY = 80
_GUIDE_WIDTH = 1120
_OWN_LOOK = "Golden Hour"
_POINTS = 40
"""Of the curves, before the picture of a training is taken."""

_TRAINED = ("checkpoint_minutes=0.3", "report_steps=1")
"""So that there are curves and samples soon."""

_EXIF, _SECONDS, _APERTURE, _ISO, _TAKEN = 0x8769, 0x829A, 0x829D, 0x8827, 0x9003
"""Where EXIF tells an exposure."""

_LOOKS = ("Natural", "Golden Hour", "Silver", "Vivid", "Matte", "Night City")


class Scenes:
    """Brings the window into one state after another and takes its picture in each."""

    def __init__(self, window: MainWindow, folder: Path, material: Path, kind: str) -> None:
        self.window, self.folder, self._material, self._kind = window, folder, material, kind
        self._app = QApplication.instance()
        self.taken: list[Path] = []

    def take(self, name: str) -> None:
        """Take the picture of the window as it is once all work is done."""
        self.settle()
        self.take_now(name)

    def take_now(self, name: str) -> None:
        """Take the picture of the window as it is."""
        picture = self.window.grab().toImage()
        if self._kind == "webp":
            picture = picture.scaledToWidth(_GUIDE_WIDTH, Qt.TransformationMode.SmoothTransformation)
        self._save(name, picture)

    def take_dialog(self, name: str, change: Callable[[Any], object] = lambda _: None) -> None:
        """Take the picture of the dialog that is open, once it is changed and all work is done; close it."""
        (dialog,) = (one for one in self.window.findChildren(QDialog) if one.isVisible())
        change(dialog)
        self.settle()
        self._save(name, dialog.grab().toImage())
        dialog.reject()
        self.settle()

    def _save(self, name: str, picture: QImage) -> None:
        target = self.folder / f"{name}.{self._kind}"
        if not picture.save(str(target), quality=_WEBP_QUALITY):
            raise OSError(f"{target} cannot be written")
        self.taken.append(target)

    def settle(self) -> None:
        """Wait until nothing has been running for a while."""
        quiet = time.monotonic()

        def still() -> bool:
            nonlocal quiet
            target = self.window.quality.target
            if not self.window.workers.idle() or target.state == "finding":
                quiet = time.monotonic()
            return time.monotonic() - quiet > _STILL_SECONDS

        self.wait(still)

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window work until something holds; raises TimeoutError when it never does."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get ready")
            assert self._app is not None
            self._app.processEvents()
            time.sleep(0.01)

    def do(self, *names: str) -> None:
        """Trigger actions, one after the other."""
        for name in names:
            self.window.actions_by_name[name].trigger()
            self.settle()

    def open_demo(self) -> None:
        """Open the demo photo as the welcome's button does."""
        self.wait(lambda: self.window.quality.scores.facts is not None)
        self.do("demo")
        self.wait(lambda: self.window.canvas.frame is not None)

    def renditions(self) -> list[Path]:
        """Render the demo photo in some looks, at half its size."""
        from disque_studio.studio import engine
        from disque_studio.studio.development import develop
        from disque_studio.studio.session import Choice, Edit

        opened, made = engine.open_photo(engine.demo_photo()), []
        for look in _LOOKS:
            target = self._material / f"terrace_{look.lower().replace(' ', '-')}.jpg"
            if not target.exists():
                mapping = develop(opened, Edit(Choice("builtin", look)), {}).mapping
                _save(engine.view(opened.photo.rgb[::2, ::2], mapping), target)
            made.append(target)
        return made

    def pairs(self) -> Path:
        """Finish parts of the demo photo in one look; give the folder that holds both."""
        from disque_studio.studio import engine
        from disque_studio.studio.development import develop
        from disque_studio.studio.session import Choice, Edit

        folder = self._material / "Terrace"
        folder.mkdir()
        for part in self.parts():
            before = Path(shutil.copy(part, folder))
            opened = engine.open_photo(before)
            mapping = develop(opened, Edit(Choice("builtin", _OWN_LOOK)), {}).mapping
            _save(engine.view(opened.photo.rgb, mapping), before.with_suffix(".jpg"))
        return folder

    def exposures(self) -> list[Path]:
        """Expose the demo photo three times, two stops apart, as a camera writes it."""
        import numpy as np
        from PIL import Image
        from PIL.TiffImagePlugin import IFDRational

        from disque_studio.imaging.transfer import srgb_encode
        from disque_studio.studio import engine

        light = np.asarray(engine.open_photo(engine.demo_photo()).photo.rgb, np.float32)
        made = []
        for number, stops in enumerate((-2, 0, 2), 1):
            codes = srgb_encode(np.clip(light * np.float32(2.0**stops), 0, 1))
            told = Image.Exif()
            told[_EXIF] = {
                _SECONDS: IFDRational(1, round(60 / 2.0**stops)),
                _APERTURE: IFDRational(8),
                _ISO: 100,
                _TAKEN: f"2025:06:21 18:00:{number:02}",
            }
            target = self._material / f"IMG_{number:04}.jpg"
            Image.fromarray(np.rint(codes * 255).astype(np.uint8)).save(target, quality=92, exif=told)
            made.append(target)
        return made

    def parts(self) -> list[Path]:
        """Cut further photos out of the demo photo."""
        import numpy as np

        from disque_studio.studio import engine

        rgb = np.asarray(engine.open_photo(engine.demo_photo()).photo.rgb, np.float32)
        height, width = rgb.shape[:2]
        made = []
        for number, (x, y) in enumerate(((0, 0), (2, 0), (1, 1), (2, 1), (0, 1)), 1):
            part = rgb[y * height // 4 :, x * width // 6 :][: height * 3 // 5, : width * 3 // 5]
            target = self._material / f"terrace-{number}.pfm"
            head = f"PF\n{part.shape[1]} {part.shape[0]}\n-1.0\n".encode()
            target.write_bytes(head + part[::-1].astype("<f4").tobytes())
            made.append(target)
        return made


def _save(pixels: Any, target: Path) -> None:
    """Save 8-bit sRGB pixels (H, W, 3)."""
    height, width = pixels.shape[:2]
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    image.save(str(target), quality=92)


def readme(scenes: Scenes) -> None:
    """Take the README's pictures."""
    scenes.take("welcome")
    scenes.window.start([])
    scenes.open_demo()
    scenes.take("look")
    scenes.do("map")
    scenes.take("map")
    scenes.do("map", "next_look", "wipe")
    scenes.take("wipe")
    scenes.do("wipe")
    scenes.window.inspection.inspect(scenes.renditions())
    scenes.take("inspect")


def guide(scenes: Scenes) -> None:
    """Take the pictures of the guide's pages."""
    window = scenes.window
    window.start([])
    scenes.open_demo()
    scenes.take("first")
    renditions, demo = scenes.renditions(), window.document.current
    assert demo is not None
    scenes.do("quality_up", "quality_up")
    scenes.take("quality")
    scenes.do("reset_quality", "wipe")
    scenes.take("compare")
    scenes.do("wipe", "grade_panel", "warmer", "warmer", "shadows_up", "contrast_up")
    scenes.take("grade")
    scenes.do("reset_grade", "panel")
    fields(scenes)
    scenes.do("map_session")
    scenes.wait(
        lambda: window.latentmap.panel.placed is not None and window.latentmap.gathering.share is None
    )
    scenes.take("map")
    scenes.do("latentmap_panel")
    for rendition in renditions[1:3]:
        window.document.add_pair(demo, rendition)
        scenes.settle()
    scenes.take("pairs")
    window.inspection.inspect(renditions)
    scenes.take("inspect")
    scenes.do("inspect_close")
    window.document.add(scenes.parts())
    scenes.do("export_panel")
    scenes.take("export")
    train(scenes)


def fields(scenes: Scenes) -> None:
    """Take the pictures of what is chosen before and after the edit: exposures, colours and formats."""
    from disque_studio.studio.presets import BUILTIN

    window = scenes.window
    window.files.open_files(scenes.exposures())
    scenes.wait(lambda: any(one.isVisible() for one in window.findChildren(QDialog)))
    # A place that a reader may have, and not where the exposures lie for the moment.
    scenes.take_dialog("series", lambda dialog: dialog.line.setText(f"~/{dialog.target().name}"))
    scenes.do("gamut")
    scenes.take("screen")
    scenes.do("gamut", "export")
    avif = next(preset for preset in BUILTIN if preset.format == "avif")
    scenes.take_dialog("formats", lambda dialog: dialog.show_preset(avif))


def train(scenes: Scenes) -> None:
    """Take the picture of a training that runs: a look model of parts of the demo photo."""
    from disque_studio.studio.training import Asked

    window, part = scenes.window, scenes.window.training
    for name in ("quality", "scopes"):
        window.docks.docks[name].hide()
    window.docks.show("training")
    scenes.settle()
    part.watcher.start(Asked("own", scenes.pairs(), 5, _TRAINED))

    def trains() -> bool:
        told = part.panel.view.told
        if told is None or not told.standing.samples or not told.standing.curves:
            return False
        return len(told.standing.curves[0].steps) >= _POINTS and part.panel.view.samples.isVisible()

    scenes.wait(trains)
    end = time.monotonic() + _STILL_SECONDS
    scenes.wait(lambda: time.monotonic() > end)
    scenes.take_now("training")
    scenes.window.actions_by_name["training_stop"].trigger()
    scenes.wait(lambda: part.watcher.live is None)


def take(
    script: Callable[[Scenes], None], folder: Path, size: tuple[int, int], look: str, language: str, kind: str
) -> list[Path]:
    """Run a script of scenes in a window of this size, theme and language; give the pictures."""
    app = QApplication(sys.argv[:1])
    languages.install(app, language)
    theme.apply(app, look)
    with tempfile.TemporaryDirectory() as material:
        window = MainWindow()
        window.resize(*size)
        window.show()
        scenes = Scenes(window, folder, Path(material), kind)
        script(scenes)
        window.close()
    return scenes.taken


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Take pictures of the window.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--theme", default="dark", choices=("dark", "light"))
    parser.add_argument("--language", default="en", choices=LANGUAGES)
    parser.add_argument("--guide", action="store_true", help="take the guide's pictures, in its languages")
    asked = parser.parse_args()
    width, height = (int(n) for n in asked.size.split("x"))
    if asked.guide and asked.folder is None:
        # One process for each language, because a window keeps the one that it was made in.
        for language in LANGUAGES:
            folder = str(resource_path("guide", language))
            command = [sys.executable, __file__, "--guide", "--language", language, folder]
            subprocess.run(command, check=True)
        return 0
    if asked.folder is None:
        parser.error("name a folder for the pictures")
    asked.folder.mkdir(parents=True, exist_ok=True)
    script, kind = (guide, "webp") if asked.guide else (readme, "png")
    with tempfile.TemporaryDirectory() as home:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = home
        for path in take(script, asked.folder, (width, height), asked.theme, asked.language, kind):
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
