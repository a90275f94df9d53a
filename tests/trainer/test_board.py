import sys

import numpy as np
import pytest

from disque_studio.errors import DisqueError
from disque_studio.imaging import codecs
from trainer.board import Board


def test_where_it_is_missing_it_is_said_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    with pytest.raises(DisqueError, match=r"pip install 'disque-studio\[tensorboard\]'"):
        Board(tmp_path)


def test_figures_and_pictures_are_written(tmp_path):
    pytest.importorskip("tensorboard", reason="TensorBoard is an option")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    path = tmp_path / "a.png"
    codecs.write(path, np.zeros((4, 4, 3), np.uint8), format="png")
    board = Board(tmp_path / "board")
    board.event("start", {"recipe": "line"})
    board.event("progress", {"step": 5, "losses": {"loss": 0.5}, "learning_rate": 0.1})
    board.event("checkpoint", {"step": 5, "measures": {"error": 2.0}})
    board.event("samples", {"step": 5, "samples": [{"source": str(path)}]})
    board.close()
    found = EventAccumulator(str(tmp_path / "board")).Reload()
    assert {"loss/loss", "run/learning_rate", "measure/error"} <= set(found.Tags()["scalars"])
    assert found.Scalars("loss/loss")[0].value == 0.5
    assert found.Tags()["images"] == ["source/0"]
