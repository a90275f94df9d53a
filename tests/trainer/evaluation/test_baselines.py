import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Photo, Picture
from trainer.evaluation import metrics
from trainer.evaluation.baselines import METHODS, isotonic
from trainer.evaluation.views import View, load_views


def psnr(method, view, operator, *shown):
    method = METHODS[method]()
    picture = method.render(view, [method.code(other, operator) for other in shown])
    assert picture.dtype == np.float32
    assert picture.min() >= 0
    assert picture.max() <= 1
    return metrics.psnr(picture, view.renditions[operator].as_float())


@pytest.mark.parametrize("method", ["curve", "polynomial-key"])
def test_a_curve_on_the_exposed_light_carries_over(views, method):
    assert psnr(method, views[0], "bend", views[0]) > 38
    assert psnr(method, views[0], "bend", views[2]) > 32
    assert psnr(method, views[0], "bend", *views[2:6]) > 34


@pytest.mark.parametrize("method", METHODS)
def test_every_method_knows_its_own_pair_best(views, method):
    own = np.mean([psnr(method, view, "bend", view) for view in views])
    others = np.mean([psnr(method, view, "bend", views[index - 2]) for index, view in enumerate(views)])
    assert own >= others


@pytest.mark.parametrize("method", METHODS)
def test_exposure_of_the_photos_does_not_matter(views, method):
    view = views[0]
    brighter = View(view.name, Photo(rgb=view.photo.rgb * 64, format="HDR"), view.renditions)
    plain, scaled = (
        METHODS[method]().render(photo, [METHODS[method]().code(views[3], "hable")])
        for photo in (view, brighter)
    )
    assert np.abs(plain - scaled).max() < 2e-3


@pytest.mark.parametrize("method", METHODS)
def test_black_and_flat_photos_give_finite_pictures(views, method):
    shape = views[0].photo.rgb.shape
    coder = METHODS[method]()
    for level in (0.0, 1.0):
        flat = View("flat_0", Photo(rgb=np.full(shape, level, np.float32), format="HDR"), {})
        assert np.isfinite(coder.render(flat, [coder.code(views[0], "bend")])).all()


def test_the_best_operator_is_recognised(views):
    assert psnr("operator", views[0], "hable", views[4]) > 50
    assert psnr("operator", views[0], "bend", views[4]) < 50


def test_colour_transfer_brings_the_output_its_statistics(views):
    # From a picture without black and white, so that nothing is clipped on the way.
    code = np.random.default_rng(0).uniform(110, 150, views[2].photo.rgb.shape).astype(np.uint8)
    shown = View("shown_0", views[2].photo, {"soft": Picture(code)})
    method = METHODS["reinhard"]()
    coded = method.code(shown, "soft")
    picture = method.render(views[0], [coded])
    again = method.code(View("again_0", views[0].photo, {"soft": _Float(picture)}), "soft")
    assert np.allclose(again[0], coded[0], atol=0.02)
    assert np.allclose(again[1], coded[1], atol=0.1)


class _Float:
    def __init__(self, rgb):
        self._rgb = rgb

    def as_float(self):
        return self._rgb


def test_isotonic_pools_what_falls():
    values, ones = np.array([1.0, 3.0, 2.0, 4.0, 0.0]), np.ones(5)
    assert isotonic(values, ones).tolist() == [1.0, 2.25, 2.25, 2.25, 2.25]
    assert isotonic(values, np.array([1, 1, 3, 1, 0.001])).tolist() == pytest.approx(
        [1.0, 2.25, 2.25, 3.996, 3.996], abs=1e-3
    )
    assert isotonic(np.arange(5.0), ones).tolist() == list(range(5))


def test_views_are_told_by_their_names(views):
    assert [view.scene for view in views[::2]] == ["attic", "bridge", "cave_of_ice", "dune", "elm"]
    assert all(list(view.renditions) == ["bend", "hable"] for view in views)


def test_folders_that_are_no_benchmark_are_refused(tmp_path, pairs_dir):
    with pytest.raises(FileRefusedError, match="holds no NAME"):
        load_views(tmp_path)
    (tmp_path / "attic.hdr").write_bytes((pairs_dir / "attic_0.hdr").read_bytes())
    with pytest.raises(FileRefusedError, match="scene_index"):
        load_views(tmp_path)
