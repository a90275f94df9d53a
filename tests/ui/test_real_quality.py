"""The scores and the quality slider over the real engine, with fresh networks in the models' place."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from disque_studio.quality import registry
from disque_studio.studio import scoring
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.tasks import Output

pytestmark = pytest.mark.timeout(400)

PATIENCE_MS = 180000
"""Loading torch and the first search take long where other work has the processor."""


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a QD-net and a DRI that nobody trained, which tell pictures apart all the same."""
    import torch

    from disque_studio.nets import dri as dri_net
    from disque_studio.nets import qdnet as qdnet_net
    from disque_studio.quality import dri, qdnet
    from disque_studio.quality.calibration import Calibration

    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("models")
    nets = (
        (qdnet, qdnet_net.QdNet(qdnet_net.Architecture(latent=8, hidden=16, decoder=8))),
        (dri, dri_net.Dri(dri_net.Architecture(degradations=5, vector=8, hidden=16, restoration=8))),
    )
    for module, net in nets:
        torch.nn.init.normal_(net.score[-1].weight)
        net.general.train()
        net.general.statistics(net.general(torch.rand(4, 3, 64, 64)))
        card = {"trained_on": "nothing", "measured": {"srocc": 0.5}}
        calibration = Calibration((-10.0, 0.0, 10.0), (0.0, 50.0, 100.0))
        module.save_model(net.eval(), calibration, folder / f"{module.KIND}.safetensors", card=card)
    return folder


@pytest.fixture
def opened(
    models: Path, monkeypatch: pytest.MonkeyPatch, bare_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window with a photo of soft coloured blobs over 10 stops, 320 × 240, scored and searched."""
    monkeypatch.setattr(registry, "resource_path", lambda folder, file: models / file)
    rng = np.random.default_rng(3)
    coarse = np.exp2(rng.uniform(-5, 5, (12, 16, 1)) + rng.uniform(-0.6, 0.6, (12, 16, 3)))
    rgb = cv2.resize(coarse.astype(np.float32), (320, 240), interpolation=cv2.INTER_LANCZOS4).clip(1e-3)
    path = tmp_path / "scene.pfm"
    path.write_bytes(b"PF\n320 240\n-1.0\n" + rgb[::-1].astype("<f4").tobytes())
    bare_window.start([path])
    yield rested(bare_window, qtbot)


def rested(window: MainWindow, qtbot: QtBot) -> MainWindow:
    part = window.quality
    qtbot.waitUntil(
        lambda: (
            window.document.current_edit.choice.kind == "builtin"
            and not window.document.stands_in
            and part.scores.settled
            and part.target.state in ("ready", "failed")
            and (part.target.asked is None or part.target.found is not None)
            and window.workers.idle()
        ),
        timeout=PATIENCE_MS,
    )
    assert not window.messages.messages
    assert part.target.state == "ready", part.target.reason
    return window


def test_scores_map_and_slider_work_on_real_pictures(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    part = opened.quality
    assert list(part.panel.rows) == ["qdnet", "dri", "tmqi"]
    for name in ("qdnet", "dri"):
        assert 0 <= float(part.panel.rows[name].number.text()) <= 100
    opened.actions_by_name["map"].trigger()
    assert opened.canvas.overlay is not None
    opened.actions_by_name["map"].trigger()

    walk = part.target.walk
    assert walk is not None
    assert walk.score == pytest.approx(float(part.strip.number.text()), abs=0.1)
    part.target.ask((walk.reach.low + walk.score) / 2)
    rested(opened, qtbot)
    found = part.target.found
    assert found is not None
    shown = part.scores.score("qdnet")
    assert shown == pytest.approx(found.got, abs=0.01)

    target = tmp_path / "saved.png"
    with qtbot.waitSignal(opened.document.saved, timeout=PATIENCE_MS):
        opened.document.save(Output(target, "png", 8, 95, "srgb", overwrite=False))
    (result,) = scoring.score_file(target, metrics=["qdnet"])
    assert result.score == pytest.approx(shown, abs=0.5)


def test_a_finished_picture_is_scored_against_itself_as_opened(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rng = np.random.default_rng(5)
    rgb = cv2.resize(rng.integers(0, 255, (12, 18, 3)).astype(np.float32), (360, 240)).astype(np.uint8)
    path = tmp_path / "finished.jpg"
    assert cv2.imwrite(str(path), rgb)
    opened.document.add([path])
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("finished"), timeout=PATIENCE_MS)
    opened.quality.panel.more.click()
    rested(opened, qtbot)
    rows = opened.quality.panel.rows
    assert 0 <= float(rows["qdnet"].number.text()) <= 100
    assert rows["tmqi"].number.text() == "–"
    assert "HDR photo" in rows["tmqi"].trouble.text()
