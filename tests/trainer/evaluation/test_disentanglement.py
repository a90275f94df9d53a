import io
import json

import cv2
import numpy as np
import pytest
import torch
from torch import nn

from disque_studio.errors import FileRefusedError
from disque_studio.nets.disque_sdr import DisqueSdr
from trainer.data import distortions
from trainer.evaluation import disentanglement
from trainer.evaluation.disentanglement import Gathered, of_looks, of_pictures, report

PAIRS = {"whole", "whole, change", "short", "short, change"}


@pytest.fixture
def pristine_dir(tmp_path):
    rng = np.random.default_rng(4)
    for number in (1, 4, 7):
        coarse = rng.uniform(0, 255, (8, 8, 3)).astype(np.float32)
        picture = cv2.resize(coarse, (96, 64), interpolation=cv2.INTER_CUBIC).clip(0, 255).astype(np.uint8)
        cv2.imwrite(str(tmp_path / f"kodim{number:02}.png"), picture)
    return tmp_path


@pytest.fixture
def gathered():
    torch.manual_seed(1)
    gathered = Gathered()
    for _ in range(3):
        gathered.add(torch.randn(2, 6, 8, 8), torch.randn(2, 10), torch.randn(2, 10))
    return gathered


def test_every_pair_of_codes_is_given_once(gathered):
    pairs = {
        name: (content, appearance)
        for name, content, appearance in gathered.pairs(nn.Linear(6, 8), nn.Linear(10, 8))
    }
    assert set(pairs) == PAIRS
    for name, (content, appearance) in pairs.items():
        assert len(content) == len(appearance) == 6
        assert (content.shape[1] == 8) == (appearance.shape[1] == 8) == name.startswith("short")


def test_short_codes_are_the_projections_at_unit_length(gathered):
    content, appearance = nn.Linear(6, 8), nn.Linear(10, 8)
    with torch.no_grad():
        pairs = {name: codes for name, *codes in gathered.pairs(content, appearance)}
        change = appearance(torch.cat(gathered.change))
    short, changed = pairs["short, change"]
    torch.testing.assert_close(short.norm(dim=1), torch.ones(6))
    torch.testing.assert_close(changed * change.norm(dim=1, keepdim=True), change)


def test_a_picture_left_as_it_was_has_no_change():
    gathered, codes = Gathered(), torch.randn(2, 10)
    gathered.add(torch.randn(2, 6, 8, 8), codes, codes)
    assert not gathered.change[0].any()


def test_pictures_are_probed_in_every_pair_of_codes(pristine_dir, monkeypatch):
    monkeypatch.setattr(disentanglement, "SIDE", 32)
    monkeypatch.setattr(disentanglement, "CROPS", 1)
    monkeypatch.setattr(disentanglement, "LEVELS", (3,))
    monkeypatch.setattr(distortions, "NAMES", distortions.NAMES[:3])
    torch.manual_seed(1)
    rows = of_pictures(DisqueSdr(), pristine_dir, lambda share, text: None)
    assert {row.codes for row in rows} == PAIRS
    assert all(row.system == "disque-sdr" and 0 <= row.content_from_content <= 1 for row in rows)


def test_a_folder_without_the_pictures_is_named(tmp_path):
    with pytest.raises(FileRefusedError, match="Kodak"):
        of_pictures(DisqueSdr(), tmp_path, lambda *_: None)


def test_looks_need_three_operators_for_a_probe(views):
    with pytest.raises(ValueError, match="three groups"):
        of_looks(views, lambda share, text: None)


def test_rows_are_reported_an_object_a_line():
    row = disentanglement.Row("looks", "short", 98, 0.9, 0.3, 0.1, 0.7, 0.1, 0.1, 23.0, 15.0)
    out = io.StringIO()
    report(iter([row, row]), out, as_json=True)
    assert [json.loads(line)["codes"] for line in out.getvalue().splitlines()] == ["short", "short"]
