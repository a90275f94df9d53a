import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from disque_studio import cli
from disque_studio.errors import DisqueError, FileRefusedError, ReferenceMissingError, ReferenceRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.quality import registry
from disque_studio.quality.scorer import Assessment, Facts
from disque_studio.studio import engine, renditions, scoring
from disque_studio.studio.photos import open_photo

KEYS = ["file", "reference", "metric", "score", "range", "higher_is_better", "seconds"]
NEEDS = {"bright": "none", "same": "either", "tied": "photo", "equal": "picture", "frail": "none"}


class Scorer:
    """Scores by mean brightness, so that what was handed over shows."""

    def __init__(self, name):
        self.facts = Facts(name, name.title(), "none", NEEDS[name])
        self.seen = []

    def assess(self, picture, reference=None):
        self.seen.append(reference)
        if self.facts.name == "frail":
            raise DisqueError("is too frail for this picture")
        score = 100 * float(picture.as_float().mean())
        return Assessment(score, np.full((16, 16), score, np.float32))


@pytest.fixture
def shelf(monkeypatch):
    """The registry, with scorers that are quick and simple: all but the one that always fails."""
    made = {name: Scorer(name) for name in NEEDS if name != "frail"}

    def find(name):
        if name not in made:
            raise DisqueError(f"there is no metric {name}; there are {', '.join(made)}")
        return made[name]

    monkeypatch.setattr(registry, "names", lambda: list(made))
    monkeypatch.setattr(registry, "needs", lambda name: find(name).facts.needs)
    monkeypatch.setattr(registry, "scorer", lambda name, device="cpu": find(name))
    return made


@pytest.fixture
def png(tmp_path, scene):
    path = tmp_path / "done.png"
    codecs.write(path, (np.asarray(scene, np.float32) * 255).astype(np.uint8), format="png")
    return path


@pytest.fixture
def run(capsys):
    def run_command(*arguments):
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as leave:
            status = leave.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_command


def metrics_of(results):
    return [result.metric for result in results]


def test_the_metrics_that_fit_the_reference_are_the_default(shelf, png, exr):
    assert metrics_of(scoring.score_file(png)) == ["bright"]
    assert metrics_of(scoring.score_file(png, reference=png)) == ["bright", "same", "equal"]
    assert metrics_of(scoring.score_file(png, reference=exr)) == ["bright", "same", "tied"]
    assert isinstance(shelf["tied"].seen[-1], Photo) and isinstance(shelf["equal"].seen[-1], Picture)
    assert shelf["bright"].seen == [None] * 3


def test_a_result_is_what_the_scorer_says(shelf, png):
    (result,) = scoring.score_file(png, reference=png, metrics=["bright"])
    mean = codecs.read_picture(png).as_float().mean()
    assert result.score == pytest.approx(100 * mean)
    assert (result.file, result.reference, result.range) == (png, None, (0.0, 100.0))
    assert all(hint.text for hint in result.hints)


def test_a_metric_without_its_reference_is_refused(shelf, png, exr):
    with pytest.raises(ReferenceMissingError, match="tied"):
        list(scoring.score_file(png, reference=png, metrics=["tied"]))
    with pytest.raises(ReferenceMissingError, match="equal"):
        list(scoring.score_file(png, reference=exr, metrics=["equal"]))


def test_another_shape_is_refused(shelf, png, tmp_path):
    other = tmp_path / "wide.png"
    codecs.write(other, np.zeros((40, 90, 3), np.uint8), format="png")
    with pytest.raises(ReferenceRefusedError, match="90 x 70"):
        list(scoring.score_file(png, reference=other))


def test_scene_light_is_sent_to_tonemap(shelf, exr):
    with pytest.raises(FileRefusedError, match="disque-studio tonemap"):
        list(scoring.score_file(exr))


def test_json_lines_have_the_agreed_shape(shelf, run, png):
    status, out, err = run("score", png, "--reference", png, "--json")
    assert (status, err) == (0, "")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [list(line) for line in lines] == [KEYS] * 3
    assert lines[0]["reference"] is None and lines[1]["reference"] == str(png)
    assert lines[0]["range"] == [0, 100] and lines[0]["higher_is_better"] is True


def test_people_are_told_scores_and_hints_on_stderr(shelf, run, tmp_path):
    path = tmp_path / "dark.png"
    pixels = np.random.default_rng(0).integers(90, 140, (200, 300, 3), dtype=np.uint8)
    pixels[:, 200:] = 0
    codecs.write(path, pixels, format="png")
    status, out, err = run("score", path)
    assert (status, out) == (0, "")
    assert f"{path}: bright " in err and "0 to 100" in err
    assert "Crushed shadows" in err and "the right part" in err


def test_wrong_usage_is_status_2(shelf, run, png):
    for arguments, said in (
        (["--metric", "nonsense"], "there is no metric nonsense; there are bright, same, tied, equal"),
        (["--metric", "same"], "same compares with a reference; give --reference FILE"),
    ):
        status, out, err = run("score", png, *arguments)
        assert (status, out) == (2, "") and said in err
    assert run("score")[0] == 2


def test_one_failure_is_named_and_the_others_are_done(shelf, run, png, exr):
    status, out, err = run("score", exr, png, png.with_name("none.png"), "--json")
    assert status == 1
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert (set(first), set(third)) == ({"file", "error"}, {"file", "error"})
    assert list(second) == KEYS
    assert [line.split(": ")[1] for line in err.splitlines()] == [str(exr), str(png.with_name("none.png"))]


def test_one_metrics_failure_does_not_keep_the_others(shelf, run, png):
    shelf["frail"] = Scorer("frail")
    status, out, err = run("score", png, "--metric", "frail", "--metric", "bright", "--json")
    failed, done = (json.loads(line) for line in out.splitlines())
    assert status == 1 and "frail" in failed["error"] and done["metric"] == "bright"
    assert len(err.splitlines()) == 1


def test_a_broken_reference_fails_every_input_and_names_itself(shelf, run, png, tmp_path):
    missing = tmp_path / "gone.exr"
    status, out, err = run("score", png, png, "--reference", missing, "--json")
    assert status == 1
    assert ["error" in json.loads(line) for line in out.splitlines()] == [True, True]
    assert err.count("gone.exr") == 2


def test_without_any_fitting_metric_the_way_out_is_named(shelf, run, png):
    del shelf["bright"]
    status, _, err = run("score", png)
    assert status == 1 and "without a reference" in err


def mapping_for(opened):
    return engine.neutral(opened).with_(exposure=0.5)


def live_scores(opened, metrics=None):
    """Score as the window does."""
    picture = engine.quick_picture(opened, engine.neutral(opened))
    return engine.scores(picture, reference=engine.reference_of(opened), metrics=metrics)


@pytest.fixture
def large(tmp_path, write_exr):
    """A photo of 14 stops larger than what scorers look at, with sharp edges and fine texture."""
    rng = np.random.default_rng(2)
    steps = rng.uniform(-6, 6, (30, 45, 3)).repeat(60, axis=0).repeat(60, axis=1)
    light = np.exp2(steps + rng.normal(0, 0.5, (1800, 2700, 1)))
    return write_exr(tmp_path / "large.exr", light.astype(np.float16))


def test_the_quick_picture_is_near_the_exact_one(large, shelf):
    opened = open_photo(large)
    quick, exact = (
        make(opened, mapping_for(opened)) for make in (engine.quick_picture, engine.exact_picture)
    )
    assert exact.rgb.shape == (1800, 2700, 3)
    assert quick.rgb.shape[0] * quick.rgb.shape[1] < 1.6e6
    one, other = (
        engine.scores(picture, metrics=["bright"])[0].assessment.score for picture in (quick, exact)
    )
    assert one == pytest.approx(other, abs=0.5)


def test_of_a_small_photo_the_quick_picture_is_exact(exr):
    opened = open_photo(exr)
    mapping = mapping_for(opened)
    np.testing.assert_array_equal(
        engine.quick_picture(opened, mapping).rgb, engine.exact_picture(opened, mapping).rgb
    )


def test_live_scores_compare_with_the_photo(exr, shelf):
    opened = open_photo(exr)
    scored = live_scores(opened, ["bright", "tied"])
    assert [one.facts.name for one in scored] == ["bright", "tied"]
    assert shelf["tied"].seen == [opened.photo]
    assert all(one.assessment.map.shape == (16, 16) and one.seconds >= 0 for one in scored)


def test_live_scores_of_an_opened_picture_compare_with_that_picture(png, shelf):
    opened = open_photo(png)
    live_scores(opened, ["equal"])
    live_scores(opened, ["equal"])
    first, second = shelf["equal"].seen
    assert first is second
    np.testing.assert_array_equal(first.rgb, codecs.read_picture(png).rgb)


def test_the_live_default_is_the_four_systems(monkeypatch, exr, shelf):
    monkeypatch.setattr(registry, "SYSTEMS", ("same", "bright"))
    opened = open_photo(exr)
    scored = live_scores(opened)
    assert [one.facts.name for one in scored] == ["bright", "same"]


def test_a_photo_without_a_file_is_its_own_reference(exr):
    opened = open_photo(exr)
    loose = replace(opened, photo=replace(opened.photo, source=None, format="png"))
    assert renditions.reference_of(loose) is loose.photo
    assert renditions.reference_of(opened) is opened.photo


def test_files_are_told_apart_as_they_are(png, exr, data_dir):
    assert isinstance(codecs.read_as_is(png), Picture)
    assert isinstance(codecs.read_as_is(exr), Photo)
    ultra = sorted((data_dir / "gainmap").glob("*.jp*g"))
    if not ultra:
        pytest.skip("no Ultra HDR photos")
    assert isinstance(codecs.read_as_is(ultra[0]), Photo)


def test_wrong_usage_is_told_without_torch(png):
    code = (
        "import sys\nfrom disque_studio import cli\n"
        "try:\n    cli.main(['score', sys.argv[1], '--metric', 'nonsense'])\n"
        "except SystemExit as leave:\n    print(leave.code, 'torch' in sys.modules)\n"
        "from disque_studio.studio import scoring\nprint('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(png)], text=True, capture_output=True, check=True)
    assert done.stdout.split() == ["2", "False", "False"]
