import io
import json
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.quality.scorer import Assessment
from trainer.data import distortions
from trainer.evaluation import ladder


def silent(share, what):
    pass


@pytest.fixture
def folder(tmp_path):
    coarse = np.random.default_rng(0).uniform(0, 255, (12, 12, 3)).astype(np.float32)
    cv2.imwrite(str(tmp_path / "a.png"), cv2.resize(coarse, (64, 64)))
    return tmp_path


@pytest.fixture
def metrics(monkeypatch):
    """Three metrics: one that falls with the error, one that rises with it, one that is always the same."""

    def scorer(name):
        sign = {"good": -1, "bad": 1, "blind": 0}[name]

        def assess(picture, reference):
            return Assessment(100 + sign * float(np.abs(picture.as_float() - reference.as_float()).mean()))

        return SimpleNamespace(assess=assess)

    monkeypatch.setattr(ladder.registry, "scorer", scorer)


def test_a_metric_that_follows_the_error_falls_at_every_step(folder, metrics):
    rungs = ladder.build(folder, silent, kinds=("white-noise", "gaussian-blur"))
    good, bad = (ladder.measure(name, rungs) for name in ("good", "bad"))
    assert (good.n, good.falling, good.identical) == (10, 1.0, 100.0)
    assert good.srocc > 0.6
    assert bad.falling == 0
    assert bad.srocc == pytest.approx(-good.srocc)


def test_the_ten_distortions_are_known_and_different():
    assert len(set(ladder.DISTORTIONS)) == 10
    assert set(ladder.DISTORTIONS) <= set(distortions.NAMES)


def test_rows_are_told_as_json_or_as_a_table():
    row = ladder.Row("good", 10, 0.975, 100.0, 0.91)
    lines, table = io.StringIO(), io.StringIO()
    ladder.report(iter([row]), lines, as_json=True)
    ladder.report(iter([row]), table, as_json=False)
    assert json.loads(lines.getvalue())["falling"] == 0.975
    assert "97.5%" in table.getvalue()


def test_a_folder_without_pictures_is_refused(tmp_path):
    with pytest.raises(FileRefusedError, match="holds no picture"):
        ladder.build(tmp_path, silent)
