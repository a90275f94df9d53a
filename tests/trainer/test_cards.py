from pathlib import Path

import torch

from disque_studio.nets import checkpoint
from trainer import cards


def test_a_card_names_the_hash_and_every_fact(tmp_path: Path):
    model = tmp_path / "m.safetensors"
    checkpoint.save(model, {"a": torch.zeros(2)}, kind="looks", architecture={}, card={})
    card = cards.write(model, title="T", description="D", facts={"seconds": 5, "config": {"size": 72}})
    text = card.read_text(encoding="utf-8")
    assert card == tmp_path / "m.md"
    assert checkpoint.digest(model) in text
    assert "| seconds | 5 |" in text
    assert "| config.size | 72 |" in text
