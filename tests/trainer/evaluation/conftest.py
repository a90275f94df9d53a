"""A tiny benchmark folder: scenes of random light, finished by operators that are known."""

import cv2
import numpy as np
import pytest

from disque_studio.imaging import codecs
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.operators import OPERATORS
from trainer.evaluation.views import load_views

SIZE = 48


def bend(rgb):
    """A curve on each channel of the exposed light."""
    exposed = np.maximum(rgb * key_gain(rgb), 0)
    return (exposed / (1 + exposed)) ** 0.5


RENDITIONS = {"bend": bend, "hable": OPERATORS["hable"]}


@pytest.fixture(scope="session")
def pairs_dir(tmp_path_factory):
    folder = tmp_path_factory.mktemp("looks")
    rng = np.random.default_rng(3)
    for scene in ("attic", "bridge", "cave_of_ice", "dune", "elm"):
        for index in range(2):
            stops = cv2.resize(rng.uniform(-4, 4, (6, 6, 3)), (SIZE, SIZE), interpolation=cv2.INTER_CUBIC)
            path = folder / f"{scene}_{index}.hdr"
            cv2.imwrite(str(path), np.exp2(stops + rng.normal()).astype(np.float32))
            for name, operator in RENDITIONS.items():
                code = np.round(np.clip(operator(codecs.read(path).rgb), 0, 1) * 255).astype(np.uint8)
                codecs.write(folder / f"{path.stem}__{name}.png", code, format="png")
    return folder


@pytest.fixture(scope="session")
def views(pairs_dir):
    return load_views(pairs_dir)
