"""The window: it makes the parts, places them, and joins them to the document."""

# ruff: noqa: N802 - Qt names the event handlers

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from disque_studio.studio import folders, settings
from disque_studio.ui import actions, drops, tabbing, tasks
from disque_studio.ui.brackets.part import BracketsPart
from disque_studio.ui.canvas.canvas import Canvas
from disque_studio.ui.canvas.welcome import Welcome
from disque_studio.ui.desk import Desk
from disque_studio.ui.display.part import DisplayPart
from disque_studio.ui.display.studio_colours import StudioColoursPart
from disque_studio.ui.docks import Docks, Panel
from disque_studio.ui.document import Document
from disque_studio.ui.export.part import ExportPart
from disque_studio.ui.files import FilesPart
from disque_studio.ui.filmstrip.part import FilmstripPart
from disque_studio.ui.grade.part import GradePart
from disque_studio.ui.history.part import HistoryPart
from disque_studio.ui.inspection.part import InspectionPart
from disque_studio.ui.keeping import Keeper
from disque_studio.ui.lanes import LANES, TURNS
from disque_studio.ui.latentmap.part import LatentMapPart
from disque_studio.ui.look.part import LookPart
from disque_studio.ui.lookmodel.part import LookModelPart
from disque_studio.ui.messages import MessageBar
from disque_studio.ui.quality.part import QualityPart
from disque_studio.ui.scopes.part import ScopesPart
from disque_studio.ui.sessions import SessionsPart
from disque_studio.ui.shell.part import ShellPart
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.status import StatusBar
from disque_studio.ui.tasks import Start
from disque_studio.ui.texts import tr
from disque_studio.ui.training.part import TrainingPart
from disque_studio.ui.undoing import UndoPart
from disque_studio.ui.view.part import ViewPart
from disque_studio.ui.workers import Workers

_NAME = "Disque Studio"
_FRAME = QSize(4, 36)
"""Room for what the system draws around a window, in points."""


class MainWindow(QMainWindow):
    """The one window of the application."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences(folders.config() / settings.FILE)
        self.setWindowTitle(_NAME)
        self.resize(1280, 800)
        self.setMinimumSize(900, 600)
        self.setAcceptDrops(True)
        self.workers = Workers(LANES, self, turns=TURNS)
        self.document = Document(self.workers, self)
        self.canvas = Canvas()
        self.messages = MessageBar()
        self.status = StatusBar()
        self.actions_by_name = actions.build(self, self.canvas)
        self.desk = Desk(self, self.document, self.workers, self.canvas, self.messages, self.actions_by_name)
        self.keeper = Keeper(self.document, self.workers, folders.data() / "session", self)
        self.docks = Docks(self, folders.config() / "window.ini")
        self._settled = False
        self._make_parts()
        self._arrange()
        self._connect()
        self._place(self.welcome)

    def fit_screen(self) -> None:
        """Make a window smaller that is larger than the screen."""
        if not self.isMaximized() and not self.isFullScreen():
            self.resize(self.size().boundedTo(self.screen().availableSize() - _FRAME))

    def start(self, files: list[Path]) -> None:
        """Load the heavy packages in the background, bring the last session back and open the files."""
        self.document.start()
        self.keeper.restored.connect(lambda: self.files.open_files(files) if files else None)
        self.keeper.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the panels of a new window their sizes, which Qt takes only from a window that is shown."""
        super().showEvent(event)
        if not self._settled:
            self._settled = True
            self.docks.settle()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Follow the Tab key."""
        return tabbing.step(self, forward=forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and looks from the latent map."""
        if drops.paths(event.mimeData()) or drops.is_point(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open dropped files; put a dropped look on the photo."""
        event.acceptProposedAction()
        if drops.is_point(event.mimeData()):
            self.latentmap.take_dragged()
        else:
            self.files.open_files(drops.paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep session and arrangement, and end all work."""
        if not (self.export.may_close() and self.training.may_close()):
            event.ignore()
            return
        self.docks.keep()
        self.hide()
        self.export.close()
        self.training.close()
        self.keeper.end()
        self.filmstrip.close()
        self.workers.close()
        tasks.close()
        event.accept()

    def _make_parts(self) -> None:
        desk = self.desk
        self.undoing = UndoPart(desk)
        self.inspection = InspectionPart(desk)
        self.sessions = SessionsPart(desk)
        self.brackets = BracketsPart(desk)
        self.files = FilesPart(desk, self.inspection.inspect, self.brackets.offer, self.sessions.open)
        self.quality = QualityPart(desk)
        self.filmstrip = FilmstripPart(desk)
        self.filmstrip.dropped.connect(self.files.open_files)
        self.filmstrip.trust(self.quality.scores)
        self.history = HistoryPart(desk)
        self.export = ExportPart(desk)
        self.export.begun.connect(lambda: self.docks.show("export"))
        self.training = TrainingPart(desk, self.preferences)
        self.training.begun.connect(lambda: self.docks.show("training"))
        self.scopes = ScopesPart(desk)
        self.view = ViewPart(desk)
        self.look = LookPart(desk)
        stock = self.filmstrip.supply.stock
        self.latentmap = LatentMapPart(desk, stock, self.look.catalogue, self.look.learner)
        self.lookmodel = LookModelPart(
            desk, self.preferences, self.training, self.look.catalogue, self.filmstrip.supply
        )
        self.grade = GradePart(desk)
        self.studio_colours = StudioColoursPart(desk, self.preferences, self.filmstrip)
        self.display = DisplayPart(desk, self.preferences, self.view, self.studio_colours)
        self.shell = ShellPart(desk, self.preferences, self.display, self.studio_colours)
        self.welcome = Welcome(self.actions_by_name)
        self.welcome.dropped.connect(self.files.open_files)
        desk.connect(
            {
                "cancel": lambda _: self._cancel(),
                "quit": lambda _: self.close(),
                "full_screen": self._fill_screen,
            }
        )

    def _arrange(self) -> None:
        actions.fill_menus(self, self.actions_by_name)
        self.shell.settle(self.welcome)
        bar = QToolBar(tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        actions.fill_toolbar(bar, self.actions_by_name)
        self.addToolBar(bar)
        self.stage = QStackedWidget()
        self.stage.addWidget(self.welcome)
        self.stage.addWidget(self.canvas)
        self.stage.addWidget(self.inspection.view)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.quality.strip)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        for panel in self._panels():
            self.docks.add(panel)
            self.desk.served.add(panel.action.objectName())
        self._settled = self.docks.restore()

    def _panels(self) -> list[Panel]:
        named = self.actions_by_name
        return [
            Panel("quality", tr("Quality"), self.quality.panel, named["quality_panel"], "upper"),
            Panel("scopes", tr("Scopes"), self.scopes.panel, named["scopes_panel"], "upper"),
            Panel("look", tr("Look"), self.look.panel, named["panel"], "lower"),
            Panel("grade", tr("Grade"), self.grade.panel, named["grade_panel"], "lower"),
            Panel("export", tr("Export"), self.export.panel, named["export_panel"], "lower"),
            Panel("training", tr("Training"), self.training.panel, named["training_panel"], "lower"),
            Panel("history", tr("History"), self.history.panel, named["history_panel"], "lower"),
            Panel("latentmap", tr("Latent Map"), self.latentmap.panel, named["latentmap_panel"], "left"),
            Panel("filmstrip", tr("Filmstrip"), self.filmstrip.strip, named["filmstrip_panel"], "strip"),
        ]

    def _connect(self) -> None:
        document = self.document
        self.workers.failed.connect(self.messages.show_error)
        self.workers.changed.connect(lambda: self.status.show_jobs(self.workers.shown()))
        self.status.cancelled.connect(self._cancel)
        document.started.connect(self._started)
        document.photo_changed.connect(self._show_photo)
        document.closed.connect(self._show_welcome)
        document.saved.connect(self._tell_saved)
        self.canvas.zoomed.connect(self.status.show_zoom)
        self.view.read.connect(self.status.show_pixel)
        self.display.told.connect(lambda: self.status.show_screen(*self.display.facts()))
        self.inspection.shown.connect(lambda: self._place(self.inspection.view))
        self.inspection.closed.connect(self._leave_inspection)
        self.inspection.opened.connect(lambda path: document.add([path]))

    def _started(self, start: Start) -> None:
        self.status.show_device(start.device, start.reason)

    def _show_photo(self) -> None:
        opened = self.document.photo
        assert opened is not None
        self.setWindowTitle(f"{opened.path.name} — {_NAME}")
        self.status.show_photo(opened)
        self._place(self.canvas)
        self.status.show_zoom(self.canvas.viewport.zoom)

    def _fill_screen(self, on: bool) -> None:
        """Fill the screen, or go back to the window as it was: a maximised one is maximised again."""
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)

    def _show_welcome(self) -> None:
        self.setWindowTitle(_NAME)
        self.status.forget_photo()
        self._place(self.welcome)

    def _leave_inspection(self) -> None:
        self._place(self.welcome if self.document.photo is None else self.canvas)

    def _place(self, widget: QWidget) -> None:
        """Put welcome, canvas or inspection in the middle, with the commands that act there."""
        seen = widget is self.canvas
        self.stage.setCurrentWidget(widget)
        self.quality.strip.setVisible(seen)
        has_photo = self.document.photo is not None
        actions.enable(self.actions_by_name, has_photo=has_photo, on_canvas=seen)

    def _tell_saved(self, path: Path) -> None:
        self.messages.show_info(path.name, tr("is saved in {folder}.").format(folder=path.parent))

    def _cancel(self) -> None:
        if self.workers.shown():
            self.workers.cancel_shown()
            self.document.forget_cancelled_pairs()
        elif not self.messages.isHidden():
            self.messages.dismiss()
        elif self.isFullScreen():
            self.actions_by_name["full_screen"].trigger()
