"""The window: it puts canvas, panels and bars together and joins them to the document."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDockWidget,
    QFileDialog,
    QMainWindow,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from disque_studio.errors import DisqueError
from disque_studio.ui import actions, drops, tasks
from disque_studio.ui.canvas.canvas import Canvas
from disque_studio.ui.canvas.render import Frame, Renderer, Request
from disque_studio.ui.canvas.welcome import Welcome
from disque_studio.ui.dialogs.add_pair import AddPairDialog
from disque_studio.ui.dialogs.restored import RestoredDialog
from disque_studio.ui.dialogs.save import SaveDialog
from disque_studio.ui.dialogs.shortcuts import ShortcutsDialog
from disque_studio.ui.document import LANES, Choice, Document
from disque_studio.ui.messages import MessageBar
from disque_studio.ui.panels.look_panel import LookPanel
from disque_studio.ui.quality.part import QualityPart
from disque_studio.ui.status import StatusBar
from disque_studio.ui.tasks import Start
from disque_studio.ui.workers import Workers

_NAME = "Disque Studio"
_STRENGTH_STEP = 0.05
_EXPOSURE_STEP = 0.25
_LINE_STEP = 0.02
_QUALITY_STEP = 2.0
_LONGEST_NAME = 60


class MainWindow(QMainWindow):
    """The one window of the application."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_NAME)
        self.resize(1280, 800)
        self.setMinimumSize(900, 600)
        self.setAcceptDrops(True)
        self.workers = Workers(LANES, self)
        self.document = Document(self.workers, self)
        self.canvas = Canvas()
        self.messages = MessageBar()
        self.status = StatusBar()
        self._renderer = Renderer(tasks.view)
        self._folder = self._look_folder = Path.home()
        self._device = ""
        self.actions_by_name = actions.build(self, self.canvas, self._commands())
        self.panel = LookPanel(self.document, self.actions_by_name)
        self.quality = QualityPart(self.document, self.workers, self.canvas, self.actions_by_name, self)
        self.welcome = Welcome(self.actions_by_name["open"], self.actions_by_name["demo"])
        self._arrange()
        self._connect()
        actions.enable(self.actions_by_name, has_photo=False)

    def start(self, files: list[Path]) -> None:
        """Load the heavy packages in the background and open the files."""
        self.document.start()
        if files:
            self.open_files(files)

    def open_files(self, files: list[Path]) -> None:
        """Open dropped, pasted or named files: looks, photos, and pairs of before and after."""
        found = drops.sort(files)
        for look in found.looks:
            self.document.open_look(look)
        for before, after in found.pairs:
            self.document.add_pair(before, after)
        if found.photos:
            self._open(found.photos[0])
        elif found.pairs and self.document.photo is None:
            self._open(found.pairs[0][0])
        if len(found.photos) > 1:
            self.messages.show_info(found.photos[0].name, "is opened alone: one photo is shown at a time.")
        if found.left:
            names = ", ".join(f.name for f in found.left)
            self.messages.show_error(
                DisqueError(
                    f"No partner was found for {names}: name pairs alike, as scene.exr and scene_warm.jpg"
                )
            )

    def add_files_as_pairs(self, files: list[Path]) -> None:
        """Put files that were dropped on the shelf there; ask for what is missing."""
        found = drops.sort(files)
        if found.pairs or found.looks:
            self.open_files(files)
        elif len(files) == 2:
            self.document.add_pair(files[0], files[1])
        elif len(files) == 1 and files[0].suffix.lower() in {".jpg", ".jpeg"}:
            self.document.add_pair(files[0], None)
        elif len(files) == 1:
            self._ask_pair(files[0])
        else:
            self.open_files(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if drops.paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open dropped files."""
        event.acceptProposedAction()
        self.open_files(drops.paths(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the photo without its look while B is held."""
        if event.key() == Qt.Key.Key_B and not event.modifiers():
            self.canvas.set_before(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Go back to what was shown before B was held."""
        if event.key() == Qt.Key.Key_B:
            if not event.isAutoRepeat():
                self.canvas.set_before(self.actions_by_name["before"].isChecked())
        else:
            super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End all work."""
        self.hide()
        self.workers.close()
        event.accept()

    def _commands(self) -> dict[str, Callable[[bool], None]]:
        document, canvas = self.document, self.canvas

        def strength(by: float) -> Callable[[bool], None]:
            return lambda _: document.set_strength(document.strength + by)

        def exposure(by: float) -> Callable[[bool], None]:
            return lambda _: document.set_exposure(document.exposure + by)

        return {
            "open": lambda _: self._ask_photo(),
            "demo": lambda _: document.open_demo(),
            "paste": lambda _: self._paste(),
            "save": lambda _: self._ask_output(),
            "cancel": lambda _: self._cancel(),
            "quit": lambda _: self._quit(),
            "add_pair": lambda _: self._ask_pair(),
            "open_look": lambda _: self._ask_look(),
            "save_look": lambda _: self._ask_look_target(),
            "use_pairs": lambda _: document.choose(Choice("pairs")),
            "no_look": lambda _: document.choose(Choice("none")),
            "next_look": lambda _: self.panel.looks.step(1),
            "previous_look": lambda _: self.panel.looks.step(-1),
            "strength_up": strength(_STRENGTH_STEP),
            "strength_down": strength(-_STRENGTH_STEP),
            "exposure_up": exposure(_EXPOSURE_STEP),
            "exposure_down": exposure(-_EXPOSURE_STEP),
            "reset": lambda _: self._reset(),
            "quality_up": lambda _: self.quality.target.step(_QUALITY_STEP),
            "quality_down": lambda _: self.quality.target.step(-_QUALITY_STEP),
            "reset_quality": lambda _: self.quality.target.reset(),
            "map": lambda on: self.quality.toggle_map(on),
            "next_map": lambda _: self.quality.next_map(),
            "restored": lambda _: self.quality.restoring.make(),
            "fit": lambda _: canvas.fit(),
            "one_to_one": lambda _: canvas.one_to_one(),
            "zoom_in": lambda _: canvas.zoom_by(1),
            "zoom_out": lambda _: canvas.zoom_by(-1),
            "wipe": canvas.set_wiping,
            "before": canvas.set_before,
            "wipe_left": lambda _: canvas.move_line(canvas.line - _LINE_STEP),
            "wipe_right": lambda _: canvas.move_line(canvas.line + _LINE_STEP),
            "pan_left": lambda _: canvas.pan(-1, 0),
            "pan_right": lambda _: canvas.pan(1, 0),
            "pan_up": lambda _: canvas.pan(0, -1),
            "pan_down": lambda _: canvas.pan(0, 1),
            "panel": lambda on: self.dock.setVisible(on),
            "quality_panel": lambda on: self.quality_dock.setVisible(on),
            "full_screen": lambda on: self.showFullScreen() if on else self.showNormal(),
            "shortcuts": lambda _: ShortcutsDialog(self).open(),
            "about": lambda _: self._about(),
        }

    def _arrange(self) -> None:
        bar = QToolBar("Tools")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        actions.fill_toolbar(bar, self.actions_by_name)
        self.addToolBar(bar)
        self.stage = QStackedWidget()
        self.stage.addWidget(self.welcome)
        self.stage.addWidget(self.canvas)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.quality.strip)
        self.quality.strip.hide()
        self.setCentralWidget(centre)
        self.dock = self._add_dock("Look", self.panel, Qt.DockWidgetArea.RightDockWidgetArea)
        self.quality_dock = self._add_dock(
            "Quality", self.quality.panel, Qt.DockWidgetArea.LeftDockWidgetArea
        )
        self.setStatusBar(self.status)
        for name in ("panel", "quality_panel"):
            self.actions_by_name[name].setChecked(True)

    def _add_dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title)
        dock.setObjectName(title.lower())
        dock.setTitleBarWidget(QWidget())
        dock.setWidget(panel)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.addDockWidget(area, dock)
        return dock

    def _connect(self) -> None:
        document, canvas = self.document, self.canvas
        self.workers.failed.connect(self.messages.show_error)
        self.workers.changed.connect(lambda: self.status.show_jobs(self.workers.shown()))
        self.status.cancelled.connect(self._cancel)
        document.started.connect(self._started)
        document.photo_changed.connect(self._show_photo)
        document.mapping_changed.connect(self._request_frame)
        document.grade_changed.connect(self._request_frame)
        document.found_changed.connect(self._request_frame)
        document.saved.connect(lambda path: self.messages.show_info(path.name, f"is saved in {path.parent}."))
        canvas.needs_frame.connect(self._request_frame)
        canvas.zoomed.connect(self.status.show_zoom)
        canvas.hovered.connect(self._show_pixel)
        self.panel.shelf.dropped.connect(self.add_files_as_pairs)
        self.quality.restoring.made.connect(self._show_restored)

    def _started(self, start: Start) -> None:
        self._device = f"{start.device} ({start.reason})"
        self.status.show_device(start.device, start.reason)

    def _open(self, path: Path) -> None:
        self._folder = path.parent
        self.document.open(path)

    def _show_photo(self) -> None:
        opened = self.document.photo
        assert opened is not None
        self.workers.clear("render")
        self.setWindowTitle(f"{opened.path.name} — {_NAME}")
        self.status.show_photo(opened)
        actions.enable(self.actions_by_name, has_photo=True)
        self.stage.setCurrentWidget(self.canvas)
        self.quality.strip.show()
        self.canvas.show_photo(*opened.pyramid.size)
        self.status.show_zoom(self.canvas.viewport.zoom)
        self.canvas.setFocus()
        self._request_frame()

    def _request_frame(self) -> None:
        document, canvas = self.document, self.canvas
        if document.photo is None or document.mapping is None:
            return
        found = document.found
        request = Request(
            pyramid=document.photo.pyramid,
            viewport=canvas.viewport,
            after=document.mapping if found is None else found,
            before=document.photo.neutral if canvas.wants_before else None,
            strength=document.applied_strength if found is None else found.strength,
            exposure=document.exposure if found is None else found.exposure,
        )
        self.workers.submit("render", lambda job: self._renderer.render(request), self._show_frame)

    def _show_frame(self, frame: Frame) -> None:
        photo = self.document.photo
        if photo is not None and frame.request.pyramid is photo.pyramid:
            self.canvas.show_frame(frame)

    def _show_pixel(self, at: tuple[int, int] | None) -> None:
        if self.document.photo is not None:
            code = None if at is None else self.canvas.output_at(*at)
            self.status.show_pixel(self.document.photo, at, code)

    def _show_restored(self, before: tasks.Thumb, after: tasks.Thumb) -> None:
        self._open_dialog(RestoredDialog(before, after, self))

    def _ask_photo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Open Photo", str(self._folder), drops.PHOTO_FILTER)
        if path:
            self._open(Path(path))

    def _ask_pair(self, before: Path | None = None) -> None:
        dialog = AddPairDialog(before, self)

        def add() -> None:
            pair = dialog.pair()
            if pair is not None:
                self.document.add_pair(*pair)

        self._open_dialog(dialog, add)

    def _ask_look(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Open Look", str(self._look_folder), drops.LOOK_FILTER)
        if path:
            self._look_folder = Path(path).parent
            self.document.open_look(Path(path))

    def _ask_look_target(self) -> None:
        name = " + ".join(pair.name for pair in self.document.mixed())[:_LONGEST_NAME].replace("/", "-")
        suggested = self._look_folder / f"{name}{drops.LOOK_SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save Look", str(suggested), drops.LOOK_FILTER)
        if chosen:
            path = Path(chosen)
            named = path.suffix.lower() == drops.LOOK_SUFFIX
            # The dialog has asked about replacing the file of the name that was typed, and of no other.
            self.document.save_look(
                path if named else path.with_name(f"{path.name}{drops.LOOK_SUFFIX}"), overwrite=named
            )
            self._look_folder = path.parent

    def _ask_output(self) -> None:
        opened = self.document.photo
        if opened is None:
            return
        dialog = SaveDialog(self._folder / f"{opened.path.stem}_look.jpg", self)
        self._open_dialog(dialog, lambda: self.document.save(dialog.output()))

    def _open_dialog(self, dialog: QDialog, accepted: Callable[[], None] | None = None) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if accepted is not None:
            dialog.accepted.connect(accepted)
        dialog.open()

    def _paste(self) -> None:
        files = drops.paths(QGuiApplication.clipboard().mimeData())
        if files:
            self.open_files(files)
        else:
            self.messages.show_error(
                DisqueError("The clipboard holds no files: copy some in a file manager first")
            )

    def _cancel(self) -> None:
        if self.workers.shown():
            self.workers.cancel_shown()
            self.document.forget_cancelled_pairs()
        elif not self.messages.isHidden():
            self.messages.dismiss()
        elif self.isFullScreen():
            self.actions_by_name["full_screen"].trigger()

    def _quit(self) -> None:
        self.close()

    def _reset(self) -> None:
        self.document.set_strength(1.0)
        self.document.set_exposure(0.0)

    def _about(self) -> None:
        device = f" Networks run on {self._device}." if self._device else ""
        self.messages.show_info(f"{_NAME} {version('disque-studio')}", f"MIT licence.{device}")
