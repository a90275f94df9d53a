"""The colours of points: even steps, and never colour alone."""

from itertools import pairwise

import numpy as np

from disque_studio.imaging.difference import delta_e2000, to_lab
from disque_studio.ui.latentmap import markers
from disque_studio.ui.latentmap.colours import (
    LOOK_COLOURS,
    SHAPES,
    STEPS,
    look_style,
    score_scale,
    score_style,
)


def lab_of(colours: tuple[str, ...]) -> np.ndarray:
    rgb = [[int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)] for colour in colours]
    return to_lab(np.array([rgb], np.float32))[0]


def test_the_scale_of_scores_has_even_steps_and_grows_lighter() -> None:
    lab = lab_of(score_scale())
    assert len(lab) == STEPS
    # Every fourth: bytes are too coarse for a single step.
    pairs = pairwise(lab[::4])
    steps = np.array([float(delta_e2000(a[None, None], b[None, None]).mean()) for a, b in pairs])
    assert steps.max() < 2 * steps.min()
    assert (np.diff(lab[:, 0]) > 0).all()


def test_better_scores_are_larger() -> None:
    sizes = [score_style(score, 20, 80, "circle").size for score in (10, 20, 50, 80, 90)]
    assert sizes == sorted(sizes)
    assert sizes[0] == sizes[1] < sizes[2] < sizes[3] == sizes[4]


def test_56_looks_are_told_apart() -> None:
    count = len(SHAPES) * len(LOOK_COLOURS)
    assert len({look_style(place) for place in range(count)}) == count


def test_neighbours_in_the_legend_differ_in_colour_and_in_shape() -> None:
    for one, other in pairwise(look_style(place) for place in range(30)):
        assert one.colour != other.colour
        assert one.shape != other.shape


def test_all_shapes_are_of_about_one_size() -> None:
    areas = []
    for shape in SHAPES:
        outline = markers.outline(shape)
        box = outline.boundingRect()
        assert max(abs(box.left()), abs(box.right()), abs(box.top()), abs(box.bottom())) <= 1.35, shape
        grid = [(x / 40, y / 40) for x in range(-60, 61) for y in range(-60, 61)]
        areas.append(sum(outline.contains(markers.QPointF(x, y)) for x, y in grid) / 1600)
    assert max(areas) < 2 * min(areas)
