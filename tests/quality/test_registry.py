"""The registry, and what every scorer in it has to hold."""

import hashlib
import os
import subprocess
import sys

import cv2
import numpy as np
import pytest

from disque_studio.errors import DisqueError, ReferenceMissingError
from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.transfer import srgb_decode
from disque_studio.quality import references, registry

NAMES = registry.bundled()
BLIND = [name for name in NAMES if registry.needs(name) == "none"]
PAIRED = [name for name in NAMES if registry.needs(name) in ("picture", "either")]
LIT = [name for name in NAMES if registry.needs(name) in ("photo", "either")]
MAPPED = [name for name in NAMES if name not in ("ms-ssim", "vif")]
"""All but the classical measures that are one number by their definition."""

every = pytest.mark.parametrize("name", NAMES)
for_blind = pytest.mark.parametrize("name", BLIND)


def eight(values: np.ndarray) -> Picture:
    return Picture(np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8))


@pytest.fixture(scope="module")
def clean(make_texture):
    return make_texture(1, 420, 630)


@pytest.fixture(scope="module")
def picture(clean):
    grain = np.random.default_rng(4).normal(0, 0.03, clean.shape)
    return eight(cv2.GaussianBlur(clean, (0, 0), 1.0) + grain)


@pytest.fixture
def reference(name, clean):
    """A reference of the kind that the metric compares with."""
    needs = registry.needs(name)
    if needs == "photo":
        return Photo(srgb_decode(clean).astype(np.float32), "exr")
    return None if needs == "none" else eight(clean)


def score(name, picture, reference) -> float:
    return registry.scorer(name).assess(picture, reference).score


@every
def test_facts_are_those_of_the_registry(name):
    facts = registry.facts(name)
    assert (facts.name, facts.needs) == (name, registry.needs(name))
    assert facts.title and facts.paper and facts.higher_is_better
    if name in registry.SYSTEMS:
        assert facts.range == (0.0, 100.0) and facts.trained_on and facts.measured


@every
def test_identical_pixels_have_one_score_in_every_file(name, picture, reference, tmp_path):
    expected = score(name, picture, reference)
    assert score(name, picture, reference) == expected
    for form in ("png", "tif"):
        path = tmp_path / f"other_name.{form}"
        codecs.write(path, picture.rgb, format=form)
        assert score(name, codecs.read_picture(path), reference) == expected
    deep = Picture(picture.rgb.astype(np.uint16) * 257)
    low, high = registry.facts(name).range
    assert score(name, deep, reference) == pytest.approx(expected, abs=1e-4 * (high - low))


@every
@pytest.mark.parametrize("values", ["picture", "noise", "black", "white", "sliver"])
def test_scores_lie_in_their_range(name, values, picture, make_texture):
    rgb = {
        "picture": picture.rgb,
        "noise": np.random.default_rng(0).integers(0, 256, (200, 300, 3), dtype=np.uint8),
        "black": np.zeros((200, 300, 3), np.uint8),
        "white": np.full((200, 300, 3), 255, np.uint8),
        "sliver": picture.rgb[:50],
    }[values]
    shape = rgb.shape[:2]
    needs = registry.needs(name)
    against = eight(make_texture(2, *shape)) if needs != "none" else None
    if needs == "photo":
        against = Photo(srgb_decode(make_texture(2, *shape)).astype(np.float32), "exr")
    assessment = registry.scorer(name).assess(Picture(rgb), against)
    low, high = registry.facts(name).range
    assert low <= assessment.score <= high
    if assessment.map is not None:
        assert np.isfinite(assessment.map).all()
        assert low <= assessment.map.min() and assessment.map.max() <= high


@pytest.mark.parametrize("name", MAPPED)
def test_maps_have_sixteen_cells_a_side_or_more(name, picture, reference):
    for one in (picture, Picture(np.ascontiguousarray(picture.rgb[:256, :256]))):
        against = reference if one is picture else _cut(reference, 256)
        score_map = registry.scorer(name).assess(one, against).map
        assert score_map is not None and score_map.dtype == np.float32
        assert min(score_map.shape) >= 16


def _cut(reference, side):
    if isinstance(reference, Photo):
        return Photo(np.ascontiguousarray(reference.rgb[:side, :side]), reference.format)
    return reference and Picture(np.ascontiguousarray(reference.rgb[:side, :side]))


@pytest.mark.parametrize("name", PAIRED)
def test_an_identical_pair_has_all_but_the_whole_range(name, picture):
    low, high = registry.facts(name).range
    assert score(name, picture, Picture(picture.rgb.copy())) >= low + 0.99 * (high - low)


@pytest.mark.parametrize("name", PAIRED)
def test_a_worse_copy_scores_lower(name, clean, picture):
    grain = np.random.default_rng(5).normal(0, 0.1, clean.shape)
    worse = eight(cv2.GaussianBlur(picture.as_float(), (0, 0), 2.0) + grain)
    reference = eight(clean)
    assert score(name, reference, reference) > score(name, picture, reference) > score(name, worse, reference)


@pytest.mark.parametrize("name", LIT)
def test_a_photos_exposure_does_not_matter(name, clean, picture):
    light = srgb_decode(clean).astype(np.float32)
    low, high = registry.facts(name).range
    scores = [score(name, picture, Photo(light * factor, "exr")) for factor in (1.0, 8.0)]
    assert scores[0] == pytest.approx(scores[1], abs=0.005 * (high - low))


@for_blind
@pytest.mark.parametrize("seed", range(3))
def test_a_blind_score_hardly_changes_with_the_size(name, make_texture, seed):
    clean = make_texture(seed, 700, 1050)
    # Faint grain: shrinking takes strong noise out, and a score that sees noise has to rise then.
    picture = eight(clean + np.random.default_rng(seed).normal(0, 0.005, clean.shape))
    expected = score(name, picture, None)
    for scale in (0.9, 0.95, 1.05, 1.1):
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        scaled = cv2.resize(picture.rgb, None, fx=scale, fy=scale, interpolation=how)
        assert score(name, Picture(scaled), None) == pytest.approx(expected, abs=1.0), scale


@every
def test_a_missing_reference_is_named(name, picture):
    if registry.needs(name) == "none":
        assert registry.scorer(name).assess(picture).score >= 0
        return
    with pytest.raises(ReferenceMissingError, match=name):
        registry.scorer(name).assess(picture)


def test_scorers_are_loaded_once():
    assert registry.scorer("psnr") is registry.scorer("psnr")


def test_an_unknown_name_is_answered_with_the_known_ones():
    for ask in (registry.needs, registry.facts, registry.scorer):
        with pytest.raises(DisqueError, match=r"no metric nonsense; there are .*tmqi, psnr, ms-ssim, vif"):
            ask("nonsense")


def test_a_metric_without_its_model_is_not_listed(monkeypatch, tmp_path):
    monkeypatch.setattr(registry, "resource_path", lambda *parts: tmp_path.joinpath(*parts))
    monkeypatch.setattr(registry, "user_folder", lambda: tmp_path)
    assert registry.names() == ["tmqi", "psnr", "ms-ssim", "vif"]
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "disque-sdr.safetensors").touch()
    (tmp_path / "models" / "causal.safetensors").touch()
    assert registry.bundled()[:2] == ["causal", "causal-unlabelled"]
    with pytest.raises(DisqueError, match="no metric disque;"):
        registry.scorer("disque")


def test_a_replaced_model_has_another_digest(monkeypatch, tmp_path):
    monkeypatch.setattr(registry, "resource_path", lambda *parts: tmp_path.joinpath(*parts))
    (tmp_path / "models").mkdir()
    model = tmp_path / "models" / "qdnet.safetensors"
    digests = []
    for time, data in enumerate((b"one", b"other", b"one")):
        model.write_bytes(data)
        os.utime(model, ns=(time, time))
        digests.append(registry.digest("qdnet"))
    assert digests == [hashlib.sha256(data).hexdigest() for data in (b"one", b"other", b"one")]
    assert registry.digest("psnr") == ""


def test_a_digest_needs_no_network():
    code = (
        "import sys\n"
        "from disque_studio.quality import registry\n"
        "registry.digest('qdnet')\n"
        "assert not {'torch', 'safetensors'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_users_own_scorers_go_by_their_files_name(monkeypatch, tmp_path):
    made = []
    monkeypatch.setattr(registry, "user_folder", lambda: tmp_path)
    monkeypatch.setattr(registry, "_create", lambda *asked: made.append(asked))
    for stem in ("x-ray", "psnr"):
        (tmp_path / f"{stem}.safetensors").touch()
    assert registry.names() == [*registry.bundled(), "x-ray"]
    assert registry.needs("x-ray") == "either"
    registry.scorer("x-ray")
    registry.scorer("psnr")
    assert [(name, module, model) for name, module, model, _, _ in made] == [
        ("x-ray", "causal", tmp_path / "x-ray.safetensors"),
        ("psnr", "classical", None),
    ]


def test_what_fits_is_known_without_loading():
    assert all(references.suits(registry.needs(name), None) for name in BLIND)
    assert not any(references.suits(registry.needs(name), None) for name in PAIRED + LIT)
