import numpy as np
import torch

from disque_studio.imaging import codecs
from trainer import samples


def made(shade):
    return samples.samples_of(*(torch.full((2, 3, 4, 5), value) for value in (shade, 0.5, 1.5)))


def test_pictures_come_back_from_their_files(tmp_path):
    written = samples.write(tmp_path, 30, made(0.2))
    assert len(written) == 2
    assert set(written[0]) == {"source", "target", "prediction"}
    source, prediction = (codecs.read_picture(written[1][part]).rgb for part in ("source", "prediction"))
    np.testing.assert_array_equal(source, np.full((4, 5, 3), 51))
    np.testing.assert_array_equal(prediction, np.full((4, 5, 3), 255))


def test_only_those_of_the_newest_steps_stay(tmp_path):
    for step in range(0, 50, 10):
        samples.write(tmp_path, step, made(0.1))
    steps = {path.name.partition("-")[0] for path in tmp_path.iterdir()}
    assert steps == {"000000020", "000000030", "000000040"}
    assert len(list(tmp_path.iterdir())) == 3 * 2 * 3
