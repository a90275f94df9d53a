import numpy as np
import torch

from trainer.data.crops import as_batch, crops, indices


def _coordinates(count: int, height: int, width: int) -> np.ndarray:
    """Pictures whose pixels tell where they are: row, column, picture."""
    rows, columns = np.mgrid[:height, :width]
    return np.stack(
        [np.stack([rows, columns, np.full_like(rows, index)], 2) for index in range(count)]
    ).astype(np.uint8)


def test_a_crop_is_a_square_of_its_picture_or_its_mirror():
    given = crops(_coordinates(40, 30, 50), 16, torch.Generator().manual_seed(0)) * 255
    mirrored = 0
    for index, (rows, columns, picture) in enumerate(given.round().int().numpy()):
        assert (picture == index).all()
        assert (np.diff(rows, axis=0) == 1).all() and (np.diff(rows, axis=1) == 0).all()
        steps = np.unique(np.diff(columns, axis=1))
        assert steps.tolist() in ([1], [-1])
        mirrored += int(steps[0] == -1)
    assert 8 < mirrored < 32


def test_crops_reach_every_border_and_follow_their_seed():
    pictures = _coordinates(1, 20, 20).repeat(200, axis=0)
    one, two = (crops(pictures, 16, torch.Generator().manual_seed(4)) for _ in range(2))
    assert torch.equal(one, two)
    rows = (one[:, 0, 0, 0] * 255).round().int()
    assert set(rows.tolist()) == {0, 1, 2, 3, 4}


def test_a_crop_of_the_whole_size_is_the_picture():
    given = crops(_coordinates(8, 12, 12), 12, torch.Generator().manual_seed(1))
    whole = as_batch(_coordinates(8, 12, 12))
    assert torch.equal(given.sort(3).values[:, :2], whole[:, :2])


def test_batches_are_planes_between_0_and_1():
    batch = as_batch(np.array([[[[0, 51, 255]]]], np.uint8))
    assert batch.shape == (1, 3, 1, 1)
    torch.testing.assert_close(batch.flatten(), torch.tensor([0, 0.2, 1]))


def test_indices_lie_below_their_limit():
    drawn = indices(5, 400, torch.Generator().manual_seed(2))
    assert set(drawn.tolist()) == set(range(5))
