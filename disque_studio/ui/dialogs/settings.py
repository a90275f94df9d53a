"""The settings dialog: rows made from the settings' declaration; every change works at once."""

# ruff: noqa: N802 - Qt names the size hints

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio import settings
from disque_studio.studio.settings import Option
from disque_studio.ui.panels.slider import NUMBER_MARGIN
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.texts import mark, tr

Choices = Sequence[tuple[str, str]]

_NUMBER_WIDTH = 84
_MARGIN = 22
_AIR = 14
"""Above a heading."""
_CHOICE_LETTERS = 24
_AROUND_FORM, _LOWEST_FORM = 160, 200
"""Points of the screen's height that are for the rest of the dialog, and the least for the form."""
_FILTERS = {
    "profile": mark("Colour profiles (*.icc *.icm)"),
    "configuration": mark("OpenColorIO configurations (*.ocio *.ocioz)"),
}


class SettingsDialog(QDialog):
    """Shows and changes the preferences; `sources` gives the choices that an option leaves to the window."""

    def __init__(
        self, preferences: Preferences, sources: Mapping[str, Choices], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(460)
        self._preferences, self._sources = preferences, sources
        self._at_start = preferences.values
        self.rows: dict[str, QWidget] = {}
        self.told: dict[str, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 18, _MARGIN, 16)
        layout.setSpacing(8)
        self.form = _Form(self._form())
        layout.addWidget(self.form)
        layout.addSpacing(10)
        self.note = QLabel(tr("The language changes when Disque Studio is started again."))
        self.note.setObjectName("hint")
        self.note.setWordWrap(True)
        layout.addWidget(self.note)
        layout.addStretch()
        layout.addWidget(self._buttons())
        preferences.changed.connect(self._show)
        self._tell_restart()
        self._fit()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(9)
        section = ""
        for name, option in settings.options().items():
            if option.section != section:
                section = option.section
                form.addRow(_heading(tr(section), first=not self.rows))
            row = self._row(name, option)
            row.setAccessibleName(tr(option.title))
            row.setToolTip(tr(option.tip))
            label = QLabel(tr(option.title))
            label.setBuddy(row)
            label.setToolTip(tr(option.tip))
            form.addRow(label, row)
            if option.files:
                self.told[name] = _told()
                form.addRow(self.told[name])
            self.rows[name] = row
            self._show(name)
        return form

    def _row(self, name: str, option: Option) -> QWidget:
        """Make the widget that a setting's type asks for."""
        value, keep = getattr(self._preferences.values, name), partial(self._preferences.set, name)
        if option.choices:
            return self._combo(option, keep)
        if isinstance(value, bool):
            box = QCheckBox()
            box.toggled.connect(keep)
            return box
        if option.bounds is None:
            raise TypeError(f"the setting {name} has neither choices nor bounds")
        number = QSpinBox()
        number.setRange(*option.bounds)
        number.setMaximumWidth(_NUMBER_WIDTH)
        number.lineEdit().setTextMargins(NUMBER_MARGIN, 0, NUMBER_MARGIN, 0)
        number.valueChanged.connect(keep)
        return number

    def _combo(self, option: Option, keep: Any) -> QComboBox:
        combo = QComboBox()
        if option.source:
            # Names that somebody else gave may be long, and do not widen the dialog.
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_CHOICE_LETTERS)
        _fill(combo, option, self._sources.get(option.source, ()))
        combo.activated.connect(lambda row: self._choose(combo, option, row, keep))
        return combo

    def _choose(self, combo: QComboBox, option: Option, row: int, keep: Any) -> None:
        """Keep a choice; asked for a file, let the user choose one first."""
        value = combo.itemData(row)
        if value is None:
            value, _ = QFileDialog.getOpenFileName(self, tr(option.title), "", tr(_FILTERS[option.files]))
        if value:
            keep(value)
        # As before, where no file was chosen.
        self._show(next(name for name, shown in self.rows.items() if shown is combo))

    def offer(self, name: str, choices: Choices) -> None:
        """Offer other choices than before, where an option leaves them to the window."""
        combo = self.rows[name]
        assert isinstance(combo, QComboBox)
        with QSignalBlocker(combo):
            combo.clear()
            _fill(combo, settings.options()[name], choices)
        self._show(name)

    def tell(self, name: str, text: str) -> None:
        """Say below a setting what it comes to at the moment."""
        label = self.told[name]
        label.setText(text)
        # Words that wrap ask for no room in a form by themselves.
        label.setMinimumHeight(max(label.heightForWidth(self.minimumWidth() - 2 * _MARGIN), 0))
        label.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """Take the height that the rows need; by itself Qt stops at two thirds of the screen."""
        self.form.updateGeometry()
        self.resize(self.sizeHint())

    def _show(self, name: str) -> None:
        """Show a setting's value."""
        row, value = self.rows[name], getattr(self._preferences.values, name)
        with QSignalBlocker(row):
            if isinstance(row, QComboBox):
                if row.findData(value) < 0:
                    row.insertItem(0, Path(value).name if settings.options()[name].files else value, value)
                row.setCurrentIndex(row.findData(value))
            elif isinstance(row, QCheckBox):
                row.setChecked(value)
            elif isinstance(row, QSpinBox):
                row.setValue(value)
        if hasattr(self, "note"):
            self._tell_restart()

    def _tell_restart(self) -> None:
        waiting = [
            name
            for name, option in settings.options().items()
            if option.restart and getattr(self._preferences.values, name) != getattr(self._at_start, name)
        ]
        self.note.setVisible(bool(waiting))

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.RestoreDefaults | kinds.Close)
        buttons.rejected.connect(self.reject)
        defaults = buttons.button(kinds.RestoreDefaults)
        defaults.setText(tr("Restore Defaults"))
        defaults.setToolTip(tr("Set everything here as it was at first"))
        defaults.setAutoDefault(False)
        defaults.clicked.connect(self._preferences.reset)
        close = buttons.button(kinds.Close)
        close.setText(tr("Close"))
        close.setToolTip(tr("Close the settings, which hold already (Esc)"))
        close.setDefault(True)
        return buttons


class _Form(QScrollArea):
    """The rows, which can be scrolled where the screen is too low for them."""

    def __init__(self, rows: QFormLayout) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setStyleSheet("QScrollBar:vertical { width: 16px; margin-left: 6px; }")
        rows.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._content.setLayout(rows)
        self.setWidget(self._content)

    def sizeHint(self) -> QSize:
        """Ask for room for all rows, as far as the screen has it."""
        content, frame = self._content.sizeHint(), 2 * self.frameWidth()
        room = max(self.screen().availableSize().height() - _AROUND_FORM, _LOWEST_FORM)
        bar = self.verticalScrollBar().sizeHint().width() if content.height() + frame > room else 0
        return QSize(content.width() + frame + bar, min(content.height() + frame, room))

    def minimumSizeHint(self) -> QSize:
        """Give up height alone."""
        return QSize(self.sizeHint().width(), _LOWEST_FORM)


def _fill(combo: QComboBox, option: Option, known: Choices) -> None:
    """Put an option's choices in a box, and those that the window knows."""
    for value, title in option.choices:
        combo.addItem(tr(title), value)
    for value, title in known:
        combo.addItem(title, value)
    if option.files:
        combo.addItem(tr("From a file…"), None)


def _told() -> QLabel:
    label = QLabel()
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label


def _heading(text: str, *, first: bool) -> QLabel:
    heading = QLabel(text)
    heading.setObjectName("heading")
    heading.setContentsMargins(0, 0 if first else _AIR, 0, 0)
    return heading
