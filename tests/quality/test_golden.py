import numpy as np

from disque_studio.imaging.photo import Photo, Picture
from disque_studio.quality import golden, registry


def test_every_bundled_metric_is_on_record_and_nothing_else():
    assert {case.metric for case in golden.cases()} == set(registry.bundled())
    assert set(golden.expected()) == {case.name for case in golden.cases()}


def test_subjects_are_a_picture_and_its_reference():
    picture, none = golden.subject("none")
    same, original = golden.subject("picture")
    again, light = golden.subject("photo")
    assert none is None and isinstance(original, Picture) and isinstance(light, Photo)
    np.testing.assert_array_equal(picture.rgb, same.rgb)
    np.testing.assert_array_equal(picture.rgb, again.rgb)
    assert picture.rgb.shape == original.rgb.shape == light.rgb.shape == (384, 512, 3)
    assert 10 < np.abs(picture.rgb.astype(float) - original.rgb).mean() * 10 < 200
    assert np.log2(light.rgb.max() / light.rgb.min()) > 8


def test_no_score_on_record_lies_at_an_end_of_its_range():
    record = golden.expected()
    for case in golden.cases():
        low, high = registry.facts(case.metric).range
        assert 0.05 < (record[case.name] - low) / (high - low) < 0.95, case.name


def test_metrics_that_take_either_reference_have_two_cases(monkeypatch):
    monkeypatch.setattr(registry, "bundled", lambda: ["one", "two"])
    monkeypatch.setattr(registry, "needs", {"one": "either", "two": "none"}.get)
    assert [(case.name, case.against) for case in golden.cases()] == [
        ("one", "picture"),
        ("one (photo)", "photo"),
        ("two", "none"),
    ]
