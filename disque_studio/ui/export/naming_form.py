"""Where exported files go and what they are called, with an example that follows every letter."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QPushButton, QWidget

from disque_studio.studio.naming import EXAMPLE, TOKENS, Facts, check_template, example
from disque_studio.studio.presets import ExportPreset
from disque_studio.ui.export.options import combo, form_layout, row
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.texts import mark, tr

RULES = {"subfolder": mark("Beside each photo, in"), "folder": mark("Into the folder")}
CONFLICTS = {
    "number": mark("Add a number to the new file"),
    "skip": mark("Leave the photo out"),
    "replace": mark("Replace the file"),
}
TOKEN_TEXTS = {
    "name": mark("Name of the photo"),
    "look": mark("Name of the look"),
    "number": mark("Number in this export"),
    "rating": mark("Stars, 0 to 5"),
    "date": mark("Day it was taken"),
    "width": mark("Width in pixels"),
    "height": mark("Height in pixels"),
    "folder": mark("Name of the photo's folder"),
}

_RULE_WIDTH = 176
_FOLDER_WIDTH = 120


class NamingForm(QWidget):
    """A form for folder, name and conflict rule of a preset; `changed` follows each change by the user.

    `facts` gives the facts of the example, and the photo that they are of.
    """

    changed = Signal()

    def __init__(
        self, facts: Callable[[ExportPreset], tuple[Facts, Path]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._facts = facts or (lambda _: (EXAMPLE, Path(tr("Pictures"), "Harbour.exr")))
        self.rule = combo(tr("Folder rule"), {key: tr(text) for key, text in RULES.items()})
        self.folder = QLineEdit()
        self.folder.setAccessibleName(tr("Folder"))
        self.browse = _small_button(tr("Browse…"), tr("Choose the folder"))
        self.template = QLineEdit()
        self.template.setAccessibleName(tr("Name"))
        self.template.setToolTip(tr("Text and tokens such as {name}; Insert lists them all"))
        self.insert = _small_button(tr("&Insert"), tr("Put a token into the name"))
        self.insert.setMenu(self._token_menu())
        self.conflict = combo(tr("Where a file is there"), {k: tr(text) for k, text in CONFLICTS.items()})
        self.conflict.setToolTip(tr("Photos and pairs that are open here are never replaced"))
        self.example = ElidedLabel()
        self.example.setObjectName("hint")
        self.example.setAccessibleName(tr("Example"))
        self._folders = {"subfolder": "export", "folder": ""}
        self._arrange()
        self._connect()

    def show_preset(self, preset: ExportPreset) -> None:
        """Show what a preset has, without announcing it; a folder that was chosen before stays on offer."""
        with QSignalBlocker(self):
            self._folders[preset.rule] = preset.folder or self._folders[preset.rule]
            if preset.rule == "subfolder":
                self._folders["subfolder"] = preset.folder
            self.rule.setCurrentIndex(self.rule.findData(preset.rule))
            self._follow_rule()
            self.template.setText(preset.template)
            self.conflict.setCurrentIndex(self.conflict.findData(preset.conflict))

    def put_into(self, preset: ExportPreset) -> ExportPreset:
        """Give a preset what is chosen here.

        Raises:
            ValueError: the name or the folder cannot be used; the text says why.
        """
        check_template(self.template.text())
        return replace(
            preset,
            template=self.template.text(),
            rule=self.rule.currentData(),
            folder=self.folder.text().strip(),
            conflict=self.conflict.currentData(),
        )

    def problem(self) -> str:
        """Say what keeps the folder from being used, or ""."""
        text = self.folder.text().strip()
        if self.rule.currentData() == "subfolder":
            return ""
        if not text:
            return tr("Choose the folder to export into.")
        path = Path(text).expanduser()
        if not path.is_absolute():
            return tr("Write the whole path of the folder.")
        if path.exists() and not path.is_dir():
            return tr("{path} is a file, not a folder.").format(path=path)
        return ""

    def show_example(self, preset: ExportPreset | None) -> None:
        """Show what the first file will be called, and where it will lie; nothing for None."""
        if preset is None:
            self.example.say("")
            return
        facts, photo = self._facts(preset)
        name = example(preset.template, facts, suffix=preset.suffix)
        where = preset.folder_for(photo) if preset.rule == "subfolder" or preset.folder else ""
        self.example.say(name, str(where))

    def _arrange(self) -> None:
        form = form_layout(self)
        self.rule.setMinimumWidth(_RULE_WIDTH)
        self.folder.setMinimumWidth(_FOLDER_WIDTH)
        row(form, tr("F&older"), self.rule, self.folder, self.browse, wide=1)
        row(form, tr("&Name"), self.template, self.insert)
        row(form, "", self.example)
        row(form, tr("If it is &there"), self.conflict)

    def _connect(self) -> None:
        self.rule.currentIndexChanged.connect(self._follow_rule)
        self.rule.currentIndexChanged.connect(self.changed)
        self.conflict.currentIndexChanged.connect(self.changed)
        self.folder.textChanged.connect(self._remember_folder)
        for line in (self.folder, self.template):
            line.textChanged.connect(self.changed)
        self.browse.clicked.connect(self._browse)

    def _token_menu(self) -> QMenu:
        menu = QMenu(self)
        for token in TOKENS:
            action = menu.addAction(f"{{{token}}}   {tr(TOKEN_TEXTS[token])}")
            action.triggered.connect(lambda _=False, token=token: self._insert(token))
        return menu

    def _insert(self, token: str) -> None:
        self.template.insert(f"{{{token}}}")
        self.template.setFocus()

    def _follow_rule(self) -> None:
        rule = self.rule.currentData()
        beside = rule == "subfolder"
        with QSignalBlocker(self.folder):
            self.folder.setText(self._folders[rule])
        self.browse.setVisible(not beside)
        self.folder.setPlaceholderText(tr("the photo's own folder") if beside else tr("a whole path"))

    def _remember_folder(self, text: str) -> None:
        self._folders[self.rule.currentData()] = text.strip()

    def _browse(self) -> None:
        start = self.folder.text().strip() or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, tr("Export Into"), start)
        if chosen:
            self.folder.setText(chosen)


def _small_button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
