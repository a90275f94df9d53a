import cv2
import numpy as np
import pytest
import torch

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.nets.causal import Causal
from disque_studio.quality import causal
from disque_studio.quality.causal import FEW, UNLABELLED, CausalModel
from trainer import adapt, causal_fit
from trainer.__main__ import main
from trainer.data.phantoms import KINDS, phantom


def silent(share, what):
    pass


def write(path, pixels):
    cv2.imwrite(str(path), np.rint(pixels * 255).astype(np.uint8))


@pytest.fixture
def folders(tmp_path):
    references, distorted = tmp_path / "own", tmp_path / "spoilt"
    references.mkdir()
    distorted.mkdir()
    for seed in range(3):
        body = phantom(seed, size=100)
        write(references / f"body{seed}.png", body.picture())
        write(distorted / f"body{seed}_a.png", body.degraded(KINDS[seed], 4, seed))
    return references, distorted


@pytest.fixture
def start() -> CausalModel:
    torch.manual_seed(0)
    net = Causal()
    usual = 0.1 * torch.rand(20, net.shape.features)
    return CausalModel(net, {UNLABELLED: causal_fit.unlabelled(usual[None])}, {})


@pytest.fixture(autouse=True)
def few_crops(monkeypatch):
    monkeypatch.setattr(adapt, "_CROPS", 6)


def test_degraded_pictures_find_their_references(folders):
    domain = adapt.find_domain(*folders, None)
    assert [(path.name, reference.name) for path, reference in domain.pairs] == [
        (f"body{n}_a.png", f"body{n}.png") for n in range(3)
    ]


def test_a_degraded_picture_without_reference_is_named(folders):
    references, distorted = folders
    (references / "body1.png").unlink()
    with pytest.raises(FileRefusedError, match=r"body1_a\.png"):
        adapt.find_domain(references, distorted, None)


@pytest.mark.parametrize("text", ["image,mos\na.png,3", "image,reference,mos\na.png,b.png,high", ""])
def test_an_unusable_table_is_refused(folders, tmp_path, text):
    table = tmp_path / "labels.csv"
    table.write_text(text)
    with pytest.raises(FileRefusedError, match=r"labels\.csv"):
        adapt.find_domain(folders[0], None, table)


def test_adapting_without_labels_gives_a_scorer_of_its_own(folders, start, tmp_path):
    model = adapt.adapt(adapt.find_domain(*folders, None), progress=silent, start=start)
    assert set(model.readouts) == {UNLABELLED}
    before, after = (one.readouts[UNLABELLED].module for one in (start, model))
    assert torch.equal(before.standard.scale, after.standard.scale)
    assert not torch.allclose(before.weight, after.weight)
    path = tmp_path / "scorers" / "x-rays.safetensors"
    adapt.write(model, path)
    scorer = causal.create("x-rays", path, "cpu")
    assert "3 pristine pictures" in scorer.facts.trained_on
    picture, spoilt = (
        causal.Picture(cv2.imread(str(f))) for f in (folders[0] / "body0.png", folders[1] / "body0_a.png")
    )
    assert scorer.assess(picture, picture).score == 100
    assert scorer.assess(spoilt, picture).score < 99


def test_a_few_labels_give_a_readout_of_their_own(folders, start, tmp_path):
    table = tmp_path / "labels.csv"
    rows = [f"spoilt/body{n}_a.png,own/body{n}.png,{20 + 10 * n}" for n in range(3)]
    table.write_text("\n".join(["image,reference,mos", *rows]))
    domain = adapt.find_domain(folders[0], None, table)
    model = adapt.adapt(domain, progress=silent, start=start)
    assert set(model.readouts) == {UNLABELLED, FEW}


def test_an_existing_file_stays_unless_it_may_be_replaced(tmp_path):
    path = tmp_path / "x.safetensors"
    adapt.refuse_existing(path, overwrite=False)
    path.touch()
    adapt.refuse_existing(path, overwrite=True)
    with pytest.raises(FileRefusedError, match="--overwrite"):
        adapt.refuse_existing(path, overwrite=False)


def test_names_that_cannot_be_used_are_refused():
    assert adapt.check_name("x-rays", ["causal"]) == "x-rays"
    for name in ("causal", "", "../x", ".hidden"):
        with pytest.raises(DisqueError):
            adapt.check_name(name, ["causal"])


def test_the_command_adapts_the_shipped_model_and_says_where_it_is(folders, tmp_path, capsys):
    references, distorted = folders
    path = tmp_path / "own.safetensors"
    arguments = ["adapt", "causal", "--references", references, "--distorted", distorted, "--out", path]
    arguments = [str(argument) for argument in arguments]
    assert main(arguments) == 0
    assert str(path) in capsys.readouterr().err
    assert causal.create("own", path, "cpu").facts.measured == {}
    assert main(arguments) == 1
    assert "--overwrite" in capsys.readouterr().err
