"""The panel of the scores: each scorer's, the measures folded away below, and what drags them down."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from disque_studio.quality.registry import SYSTEMS
from disque_studio.ui.panels.headed import Headed
from disque_studio.ui.panels.hint_list import HintList
from disque_studio.ui.panels.score_row import ScoreRow
from disque_studio.ui.quality.scores import Scores
from disque_studio.ui.quality.work import MORE
from disque_studio.ui.texts import tr


class QualityPanel(QWidget):
    """Shows the scores; `map_chosen` gives the metric whose map the user wants to see, "" for none."""

    map_chosen = Signal(str)

    def __init__(self, scores: Scores, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores = scores
        self.rows: dict[str, ScoreRow] = {}
        self.map = QComboBox()
        self.map.setAccessibleName(tr("Quality map"))
        self.map.setToolTip(actions["map"].toolTip())
        self.map.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.map.addItem(tr("Off"), "")
        self.map.setEnabled(False)
        self.state = QLabel(tr("The scorers are loading…"))
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)
        self.more = QToolButton()
        self.more.setObjectName("fold")
        self.more.setText(tr("More measures"))
        self.more.setCheckable(True)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setIconSize(QSize(8, 8))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setToolTip(tr("Score by further measures too (Tab to it, then Space)"))
        self.hints = HintList()
        self._arrange()
        self.map.activated.connect(lambda _: self.map_chosen.emit(self.map.currentData()))
        self.more.toggled.connect(self._unfold)
        scores.installed.connect(self._fill)
        scores.changed.connect(self._show)

    def show_map(self, name: str) -> None:
        """Show which map is on without announcing it."""
        self.map.setCurrentIndex(max(self.map.findData(name), 0))

    def maps(self) -> list[str]:
        """Name the metrics that a map can be shown of."""
        return [self.map.itemData(row) for row in range(1, self.map.count())]

    def _arrange(self) -> None:
        head = Headed(tr("Scores"))
        label = QLabel(tr("Map"))
        label.setObjectName("dim")
        label.setBuddy(self.map)
        head.header.addWidget(label)
        head.header.addWidget(self.map)
        self._main, self._further = QVBoxLayout(), QVBoxLayout()
        self._main.setContentsMargins(12, 2, 10, 4)
        self._main.setSpacing(7)
        self._main.addWidget(self.state)
        self._folded = QWidget()
        self._further.setContentsMargins(12, 2, 10, 4)
        self._further.setSpacing(10)
        self._folded.setLayout(self._further)
        self._folded.hide()
        self.more.hide()
        self._worst = Headed(tr("What drags it down"))
        self._worst.body.addWidget(self.hints)
        self._worst.hide()
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._main)
        layout.addWidget(self.more)
        layout.addWidget(self._folded)
        layout.addWidget(self._worst)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(column)
        scroll.setAccessibleName(tr("Scores"))
        head.body.addWidget(scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(head)

    def _fill(self) -> None:
        facts = self._scores.facts or {}
        for name in facts:
            large = name in SYSTEMS
            self.rows[name] = ScoreRow(facts[name], large=large)
            (self._main if large else self._further).addWidget(self.rows[name])
            if large:
                self.map.addItem(facts[name].title, name)
        self.map.setEnabled(self.map.count() > 1)
        self.more.setVisible(any(name in facts for name in MORE))
        self._show()

    def _unfold(self, on: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._folded.setVisible(on)
        self._scores.show_more(on)

    def _show(self) -> None:
        scores, sheet = self._scores, self._scores.sheet
        self._say(self._trouble())
        for name, row in self.rows.items():
            row.show_reading(
                None if sheet is None else sheet.readings.get(name),
                scores.change(name),
                settled=scores.settled,
            )
        self._worst.setVisible(sheet is not None)
        # Hints come with exact scores; those of the edit before stay until then.
        if sheet is None or sheet.exact:
            self.hints.show_hints(None if sheet is None else sheet.hints)

    def _trouble(self) -> str:
        if self._scores.trouble:
            return self._scores.trouble
        if self._scores.facts is None:
            return tr("The scorers are loading…")
        if any(name in SYSTEMS for name in self.rows):
            return ""
        return tr("No scorer is installed: this installation lacks its model files.")

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
