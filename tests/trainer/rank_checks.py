"""What two processes compute together, beside what one computes alone; started by torchrun.

Takes a folder with `checks.pt`, which holds the recipes' data; the main process writes `found.json` there.
Then both train.
"""

import copy
import json
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import torch
from torch import Tensor, nn

from disque_studio.errors import DisqueError
from tests.trainer.rank_fit import trained
from trainer.batch_statistics import unite
from trainer.config import find_recipe
from trainer.leaving import leave
from trainer.ranks import ALONE, Ranks, launched
from trainer.recipes import causal
from trainer.recipes.disque import contrastive


@dataclass(frozen=True)
class Codes:
    rows: Tensor


def check(folder: Path, ranks: Ranks) -> dict[str, Any]:
    found: dict[str, Any] = {"largest": ranks.largest(ranks.rank)}
    found["of_main"] = ranks.of_main(0.1 + ranks.rank)
    found["mean"] = ranks.mean(torch.tensor([1.0 + ranks.rank, 4.0])).tolist()
    found["gathered"] = ranks.gather(torch.tensor([[ranks.rank], [10 + ranks.rank]])).tolist()
    found["broadcast"] = broadcast(ranks)
    found["contrastive"] = contrast(ranks)
    saved = torch.load(folder / "checks.pt", weights_only=False)
    found["recipes"] = {name: compared(name, *saved[name], ranks) for name in saved}
    found["uneven"] = uneven(ranks)
    found["trained"] = {
        name: trained(folder, name, folder / f"together-{name}", ranks) for name in ("causal", "disque")
    }
    return found


def uneven(ranks: Ranks) -> str:
    """What is said of a batch that two processes can't share."""
    with pytest.raises(DisqueError) as caught:
        ranks.share(Codes(torch.zeros(3, 2)), causal.Config(groups=3))
    return str(caught.value)


def broadcast(ranks: Ranks) -> float:
    """How far the main process's weights, some laid out channels last, are from those that all have then."""
    torch.manual_seed(ranks.rank)
    own = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)).to(memory_format=torch.channels_last)
    ranks.broadcast_state(own)
    torch.manual_seed(0)
    first = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4))
    return max(
        ranks.mean((a - b).abs().max().float()).item()
        for a, b in zip(own.state_dict().values(), first.state_dict().values(), strict=True)
    )


def contrast(ranks: Ranks) -> float:
    """How far the gradient of a gathered contrastive loss is from that of the global batch."""
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(5, 7), nn.Tanh(), nn.Linear(7, 3))
    batch = Codes(torch.randn(8, 5))
    found = []
    for who in (ALONE, ranks):
        net.zero_grad()
        rows = who.share(batch).rows
        contrastive(net(rows), torch.arange(len(rows)) // 2, who).backward()
        who.mean_gradients(net)
        found.append(torch.cat([p.grad.flatten() for p in net.parameters()]))
    return distance(*found)


def compared(name: str, config: Any, data: Any, ranks: Ranks) -> dict[str, float]:
    """How far terms, gradients and buffers of a step of a recipe are from those of one process."""
    recipe = find_recipe(name)
    torch.manual_seed(0)
    model = recipe.build(config, data)
    batch = recipe.draw(data, config, torch.Generator().manual_seed(1))
    found = []
    for who in (ALONE, ranks):
        own = copy.deepcopy(model).train()
        without_dropout(own)
        unite(own, who)
        # In bfloat16, which `general` computes in, other shares are rounded otherwise.
        with patch("torch.autocast", lambda *_, **__: nullcontext()):
            terms = recipe.losses(own, data, config, who.share(batch, config), who)
        terms["loss"].backward()
        who.mean_gradients(own)
        gradients = [p.grad.flatten() for p in own.parameters() if p.grad is not None]
        buffers = [buffer.float().flatten() for buffer in own.buffers()]
        told = who.mean(torch.stack(list(terms.values())))
        found.append((told, torch.cat(gradients), torch.cat([*buffers, torch.ones(1)])))
    alone, together = found
    names = ("terms", "gradients", "buffers")
    return {key: distance(a, b) for key, a, b in zip(names, alone, together, strict=True)}


def without_dropout(model: nn.Module) -> None:
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0


def distance(one: Tensor, other: Tensor) -> float:
    return ((one - other).norm() / one.norm()).item()


if __name__ == "__main__":
    own = launched()
    with own.joined(torch.device("cpu")):
        result = check(Path(sys.argv[1]), own)
        if own.main:
            (Path(sys.argv[1]) / "found.json").write_text(json.dumps(result))
    leave(0)
