import cv2
import numpy as np
import pytest

from disque_studio.imaging.photo import Picture
from trainer.evaluation.peers import PEERS, Brisque, installed
from trainer.evaluation.scores import evaluate

if "brisque" not in installed():
    pytest.skip("the package brisque is not installed (disque-studio[peers])", allow_module_level=True)


def scene(seed=0):
    """A landscape of blobs with fine grain, as photographs have."""
    rng = np.random.default_rng(seed)
    coarse = cv2.resize(rng.uniform(30, 220, (6, 6, 3)), (128, 128), interpolation=cv2.INTER_CUBIC)
    return np.clip(coarse + rng.normal(scale=6, size=(128, 128, 3)), 0, 255).astype(np.uint8)


def test_noise_and_blur_raise_brisque():
    scorer = Brisque()
    clean = scene()
    noisy = np.clip(clean + np.random.default_rng(1).normal(scale=60, size=clean.shape), 0, 255)
    blurred = cv2.GaussianBlur(clean, None, 4)
    score = scorer.assess(Picture(clean)).score
    assert score < scorer.assess(Picture(noisy.astype(np.uint8))).score
    assert score < scorer.assess(Picture(blurred)).score
    assert not scorer.facts.higher_is_better


def test_depth_does_not_matter():
    clean = scene()
    deep = clean.astype(np.uint16) * 257
    scorer = Brisque()
    assert scorer.assess(Picture(deep)).score == pytest.approx(scorer.assess(Picture(clean)).score, abs=1e-6)


def test_every_peer_goes_by_its_name():
    assert all(make().facts.name == name for name, make in PEERS.items())


def test_processes_give_the_same_scores(tmp_path):
    lines = ["image,mos"]
    for i in range(6):
        cv2.imwrite(str(tmp_path / f"{i}.png"), cv2.GaussianBlur(scene(i), None, 0.3 + i / 2))
        lines.append(f"{i}.png,{6 - i}")
    (tmp_path / "scores.csv").write_text("\n".join(lines))
    alone, together = (evaluate(tmp_path, ["brisque"], jobs=jobs) for jobs in (1, 2))
    # The logistic fit of PLCC and RMSE may end in other last digits when libraries use other threads.
    for one, other in zip(alone, together, strict=True):
        assert (one.metric, one.n, one.found.srocc) == (other.metric, other.n, other.found.srocc)
        assert one.found.plcc == pytest.approx(other.found.plcc, abs=1e-6)
