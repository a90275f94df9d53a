"""The shelf of exemplar pairs: a column of cards, and a place to drop files on."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from disque_studio.studio.session import Pair
from disque_studio.ui import drops
from disque_studio.ui.document import Document
from disque_studio.ui.panels.headed import Headed, button
from disque_studio.ui.panels.pair_card import PairCard


class Shelf(Headed):
    """Shows the document's pairs. `dropped` gives the files that were dropped here."""

    dropped = Signal(list)

    def __init__(
        self, document: Document, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__("Exemplar pairs", parent)
        self._document = document
        self._use, self._save = actions["use_pairs"], actions["save_look"]
        self.cards: dict[str, PairCard] = {}
        self.header.addWidget(button(self._use, "Use"))
        self.header.addWidget(button(self._save, "Save…"))
        self.header.addWidget(button(actions["add_pair"], "Add…"))
        self._hint = QLabel("Drop a before (HDR) and an after (finished) of the same scene here.")
        self._hint.setObjectName("drop-hint")
        self._hint.setWordWrap(True)
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(10, 0, 10, 6)
        self._column.setSpacing(6)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMinimumHeight(72)
        self._hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._column.addWidget(self._hint, 1)
        self._column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(column)
        scroll.setAccessibleName("Exemplar pairs")
        self.body.addWidget(scroll)
        self.setAcceptDrops(True)
        self._show()
        document.pairs_changed.connect(self._show)
        document.edited.connect(self._show_choice)
        document.edited.connect(self._show)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if drops.paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Announce the dropped files."""
        files: list[Path] = drops.paths(event.mimeData())
        event.acceptProposedAction()
        self.dropped.emit(files)

    def _show(self) -> None:
        session = self._document.session
        pairs = {pair.key: pair for pair in (*session.pairs, *self._document.learning)}
        for key in self.cards.keys() - pairs.keys():
            card = self.cards.pop(key)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for key, pair in pairs.items():
            if key in self.cards:
                self.cards[key].show_pair(pair, self._document.share(key), self._document.exemplars.get(key))
            else:
                self._add(pair)
        self._hint.setVisible(not pairs)
        self._use.setEnabled(bool(pairs))
        self._save.setEnabled(bool(self._document.mixed()))

    def _add(self, pair: Pair) -> None:
        card = self.cards[pair.key] = PairCard(pair)
        card.show_pair(pair, self._document.share(pair.key), self._document.exemplars.get(pair.key))
        key, document = pair.key, self._document
        card.weighted.connect(lambda weight: document.change_pair(key, weight=weight))
        card.switched.connect(lambda on: document.change_pair(key, on=on))
        card.removed.connect(lambda: document.remove_pair(key))
        self._column.insertWidget(self._column.count() - 1, card)

    def _show_choice(self) -> None:
        self.mark(self._document.current_edit.choice.kind == "pairs")
