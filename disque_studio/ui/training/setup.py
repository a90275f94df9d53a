"""Sets a training up: what is to be trained, on what, and for how long."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from disque_studio.studio.training import Asked
from disque_studio.studio.training_survey import Survey
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.headed import Headed, button
from disque_studio.ui.panels.slider import NUMBER_MARGIN
from disque_studio.ui.texts import said, tr
from disque_studio.ui.training import words
from disque_studio.ui.training.facts import device_name
from disque_studio.ui.training.findings import Findings

_MOST_MINUTES = 14 * 24 * 60
_MARGIN = 12


class Setup(Headed):
    """The form of a new training. `changed`: other data or another recipe, which is to be looked into."""

    changed = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(tr("New training"), parent)
        self.data: Path | None = None
        self.survey: Survey | None = None
        self.recipe = QComboBox()
        self.recipe.setAccessibleName(tr("What to train"))
        for one in words.OFFERS:
            self.recipe.addItem(tr(one.title), one.recipe)
            self.recipe.setItemData(self.recipe.count() - 1, tr(one.tells), Qt.ItemDataRole.ToolTipRole)
        self.tells, self.needs = _hint(), _hint()
        self.box = DataBox()
        self.choose = button(actions["training_data"], tr("Choose…"))
        self.findings = Findings()
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _MOST_MINUTES)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setSpecialValueText(tr("until it is done"))
        self.minutes.lineEdit().setTextMargins(NUMBER_MARGIN, 0, NUMBER_MARGIN, 0)
        self.minutes.setAccessibleName(tr("Minutes of training"))
        self.minutes.setToolTip(tr("How long to train; 0 trains for as long as the kind of training needs"))
        self.device = ElidedLabel()
        self.device.setObjectName("dim")
        self.start = button(actions["training_start"], tr("&Start").replace("&", ""))
        self.start.setProperty("small", False)
        self.why = _hint()
        self._arrange()
        self.recipe.currentIndexChanged.connect(self._take_recipe)
        self._take_recipe()

    def asked(self) -> Asked | None:
        """Give what is set up, once it can be trained."""
        if self.data is None or self.survey is None or not self.survey.ready:
            return None
        return Asked(self.recipe.currentData(), self.data, float(self.minutes.value()))

    def missing(self) -> str:
        """Say why what is set up cannot be started; "" where it can."""
        if self.data is None:
            return tr("Choose a folder of pictures first.")
        if self.survey is None:
            return tr("The folder is not looked into yet.")
        return "" if self.survey.ready else tr("The folder lacks what this training needs.")

    def choose_recipe(self, recipe: str) -> None:
        """Set up another kind of training."""
        self.recipe.setCurrentIndex(max(self.recipe.findData(recipe), 0))

    def take_data(self, data: Path) -> None:
        """Take another folder of data."""
        self.data = data
        self.box.show_folder(data)
        self._look_again()

    def show_survey(self, survey: Survey) -> None:
        """Show what was found in the folder."""
        self.survey = survey
        self.findings.show_survey(survey)
        # What was found tells more than what is needed in general.
        self.needs.hide()

    def show_trouble(self, error: Exception) -> None:
        """Show why the folder cannot be looked into."""
        self.findings.warn(said(str(error)))

    def show_device(self, name: str, reason: str) -> None:
        """Tell what will compute, and why that."""
        text = tr("Will run on {device}").format(device=device_name(name))
        self.device.say(f"{text}: {said(reason)}" if reason else text)

    def show_refusal(self, reason: str) -> None:
        """Say why nothing can be started now; "" where it can."""
        self.why.setText(reason)
        self.why.setVisible(bool(reason))
        self.start.setToolTip(reason or self._start_tip)

    def _take_recipe(self) -> None:
        one = words.OFFERS[self.recipe.currentIndex()]
        self.tells.setText(tr(one.tells))
        self.needs.setText(tr(one.needs))
        self.minutes.setValue(one.minutes)
        self.recipe.setToolTip(tr(one.tells))
        self._look_again()

    def _look_again(self) -> None:
        self.survey = None
        self.needs.show()
        self.findings.say("" if self.data is None else tr("Looking into the folder…"))
        self.changed.emit()

    def _arrange(self) -> None:
        self._start_tip = self.start.toolTip()
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.box, 1)
        place.addWidget(self.choose)
        time = QHBoxLayout()
        time.setSpacing(8)
        label = QLabel(tr("Train for"))
        label.setBuddy(self.minutes)
        time.addWidget(label)
        time.addWidget(self.minutes)
        time.addStretch(1)
        time.addWidget(self.start)
        self.body.setContentsMargins(_MARGIN, 0, 10, 8)
        self.body.setSpacing(7)
        self.body.addWidget(self.recipe)
        self.body.addWidget(self.tells)
        self.body.addWidget(self.needs)
        self.body.addSpacing(2)
        self.body.addLayout(place)
        self.body.addWidget(self.findings)
        self.body.addSpacing(2)
        self.body.addLayout(time)
        self.body.addWidget(self.why)
        self.body.addWidget(self.device)


class DataBox(QFrame):
    """Names the folder of data; while there is none it says that one can be dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data-box")
        self.name, self.place = ElidedLabel(), ElidedLabel()
        self.place.setObjectName("dim")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 6, 9, 6)
        layout.setSpacing(1)
        layout.addWidget(self.name)
        layout.addWidget(self.place)
        self.name.say(tr("No data yet"))
        self.place.say(tr("Drop a folder on this panel"))

    def show_folder(self, folder: Path) -> None:
        """Name a folder."""
        self.name.say(folder.name or str(folder))
        self.place.say(str(folder.parent), str(folder))


def _hint() -> QLabel:
    label = QLabel()
    label.setObjectName("hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
