import itertools

import numpy as np
import pytest

from disque_studio.looks.look import DEFAULT_LOOK, Look, builtin
from disque_studio.looks.model import shipped

LIMIT_BYTES = 400 << 10


@pytest.fixture(scope="module")
def looks() -> dict[str, Look]:
    return {name: Look.load(file) for name, file in builtin().items()}


def test_there_are_at_least_eight_and_the_default_leads(looks: dict[str, Look]) -> None:
    assert len(looks) >= 8
    assert next(iter(looks)) == DEFAULT_LOOK
    assert list(looks)[1:] == sorted(list(looks)[1:])


def test_every_look_tells_its_name_and_its_use(looks: dict[str, Look]) -> None:
    assert all(look.name == name and look.note for name, look in looks.items())


def test_every_look_is_small_and_shown_by_several_scenes(looks: dict[str, Look]) -> None:
    assert all(file.stat().st_size <= LIMIT_BYTES for file in builtin().values())
    assert all(2 <= len(look.exemplars) <= 3 for look in looks.values())


def test_every_look_is_coded_by_the_shipped_model_and_gives_its_own_pictures_back(
    looks: dict[str, Look],
) -> None:
    for look in looks.values():
        for exemplar in look.exemplars:
            assert exemplar.model == shipped().identity, "make the looks anew: packaging/looks/make_looks.py"
            assert exemplar.fit_error < 2


def test_no_look_clips_or_wastes_the_display(looks: dict[str, Look]) -> None:
    for look in looks.values():
        for exemplar in look.exemplars:
            picture = exemplar.target_thumb.astype(np.float32)
            assert (picture.max(axis=2) <= 2).mean() < 0.02
            assert (picture.min(axis=2) >= 254).mean() < 0.1
            low, high = np.quantile(picture.mean(axis=2), (0.02, 0.98))
            assert high - low > 110
            assert 60 < picture.mean() < 200


def test_silver_is_grey_and_the_others_are_not(looks: dict[str, Look]) -> None:
    def chroma(look: Look) -> float:
        return float(np.ptp(look.exemplars[0].target_thumb.astype(int), axis=2).mean())

    assert chroma(looks["Silver"]) < 0.5
    assert all(chroma(look) > 15 for name, look in looks.items() if name != "Silver")


def test_looks_differ_from_each_other(looks: dict[str, Look]) -> None:
    pictures = {name: look.exemplars[0].target_thumb.astype(np.float32) for name, look in looks.items()}
    for one, other in itertools.combinations(pictures, 2):
        assert np.abs(pictures[one] - pictures[other]).mean() > 6, (one, other)
