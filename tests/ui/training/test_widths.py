"""Nothing that a training tells, in any language, is wider than the sidebar that it stands in."""

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from disque_studio.studio.training import Asked, Run
from disque_studio.studio.training_events import Phase, Standing
from disque_studio.studio.training_survey import Found, Problem, Survey
from disque_studio.ui import theme
from disque_studio.ui.actions.training import ACTIONS
from disque_studio.ui.docks import SIDEBAR_WIDTH
from disque_studio.ui.texts import tr
from disque_studio.ui.training.panel import TrainingPanel
from disque_studio.ui.training.work import Told

LONG = "a_very_long_name_of_a_folder_that_goes_on_and_on_without_any_blank"


@pytest.fixture(params=["english", "german"])
def panel(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> TrainingPanel:
    if request.param == "german":
        request.getfixturevalue("german")
    theme.apply(qapp)
    made = TrainingPanel({action.name: QAction(tr(action.text)) for action in ACTIONS})
    qtbot.addWidget(made)
    made.resize(SIDEBAR_WIDTH, 700)
    made.show()
    return made


def test_a_training_in_any_state(panel: TrainingPanel) -> None:
    for phase in get_args(Phase):
        run = Run(Path("/runs") / LONG, Asked("disque-hdr", Path("/data") / LONG), 1.7e9, phase)
        told = Standing(phase, step=1200, steps=20000, error=f"/runs/{LONG}: is empty", warnings=(LONG,))
        panel.show_run(run)
        panel.view.show_told(Told(run.out, told, phase, LONG), ("cpu", LONG), pausing=False, stopping=False)
        assert panel.minimumSizeHint().width() <= SIDEBAR_WIDTH, phase


def test_the_form_of_a_new_one(panel: TrainingPanel) -> None:
    lacks = f"HDR photos: there are none in /data/{LONG}/{LONG}, at least 3 needed."
    found = (Found("photos", "HDR photos", 123_456), Found("unpaired", "pictures", 123_456))
    panel.setup.show_survey(Survey(False, found, (lacks,), (Problem(f"/data/{LONG}.exr", "is empty"),)))
    panel.setup.show_device("cpu", LONG)
    for recipe in range(panel.setup.recipe.count()):
        panel.setup.recipe.setCurrentIndex(recipe)
        assert panel.setup.minimumSizeHint().width() <= SIDEBAR_WIDTH
