import pytest
import torch

from disque_studio.imaging.logcode import key_gain
from disque_studio.looks.model import LookModel, save_model
from tests.trainer.rated import silent
from tests.trainer.steps import fresh, losses_of, shown, unreached
from trainer.data import bank, tars
from trainer.recipes import disque

CONFIG = disque.Config(size=32, operators=3, photos=3, pool=8, prior_samples=50)


@pytest.fixture(scope="module")
def data() -> disque.Data:
    generator = torch.Generator().manual_seed(0)
    coarse = torch.randn(9, 3, 4, 4, generator=generator) * 2
    views = disque.normalised(torch.exp2(torch.nn.functional.interpolate(coarse, size=32, mode="bicubic")))
    operators = bank.draw(8, generator=generator)
    prior = disque.learn_prior(views, operators, CONFIG, generator)
    return disque.Data(views, torch.arange(9) // 3, operators, prior, "made by code")


def test_views_are_normalised_by_the_rule_of_the_log_code():
    views = torch.exp2(torch.randn(2, 3, 16, 16, generator=torch.Generator().manual_seed(1)) * 3)
    for view in disque.normalised(views):
        assert key_gain(view.permute(1, 2, 0).numpy()) == pytest.approx(1.0, rel=1e-3)


def test_the_loss_is_finite_and_reaches_every_part(data: disque.Data):
    model = fresh(disque, CONFIG, data)
    optimiser = torch.optim.SGD(model.parameters(), lr=1e-2)
    generator = torch.Generator().manual_seed(2)
    for _ in range(2):
        terms = losses_of(disque, model, data, CONFIG, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
    assert all(term.isfinite() for term in terms.values())
    assert unreached(model) == set()


def test_the_same_seed_draws_the_same_loss(data: disque.Data):
    model = fresh(disque, CONFIG, data).eval()
    one, two = (
        losses_of(disque, model, data, CONFIG, torch.Generator().manual_seed(3))["loss"] for _ in range(2)
    )
    assert one.item() == two.item()


def test_contrast_is_lowest_where_groups_are_apart():
    groups = torch.tensor([0, 0, 1, 1])
    apart = torch.tensor([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    mingled = torch.tensor([[1.0, 0], [0, 1], [1, 0], [0, 1]])
    assert disque.contrastive(apart, groups) < disque.contrastive(mingled, groups)


def test_examples_are_of_the_same_operator():
    weights, count = disque._example_weights(CONFIG, torch.Generator().manual_seed(4))
    assert weights.shape == (3, 3, 3)
    torch.testing.assert_close(weights.sum(2), torch.ones(3, 3))
    assert set(count.flatten().tolist()) <= {1.0, 2.0}


def test_samples_are_one_photo_of_each_operator(data: disque.Data):
    assert len(shown(disque, disque.build(CONFIG, data), data, CONFIG)) == 3


def test_training_can_begin_with_a_look_model(data: disque.Data, tmp_path):
    saved, other = disque.build(CONFIG, data), disque.build(CONFIG, data)
    save_model(LookModel(saved, data.prior, ""), tmp_path / "looks.safetensors", card={})
    disque.adopt(other, data, tmp_path / "looks.safetensors")
    weights = saved.state_dict()
    assert all(torch.equal(tensor, weights[name]) for name, tensor in other.state_dict().items())


class TestArchives:
    CONFIG = disque.Config(
        size=32, views=3, operators=2, photos=2, pool=4, prior_samples=50, chunk=2, period=3
    )

    @pytest.fixture
    def prepare(self, hdr_folder, tmp_path):
        tars.write(hdr_folder, tmp_path / "set", shards=2, progress=silent)
        opened = []

        def run(cache="cache", config=self.CONFIG):
            made = disque.prepare(config, tmp_path / "set", tmp_path / cache, torch.device("cpu"), silent)
            opened.append(made)
            return made

        yield run
        for made in opened:
            made.close()

    def test_the_pool_changes_with_the_step_and_is_that_of_an_unbroken_run(self, prepare):
        data, resumed = prepare(), prepare("other")
        assert data.views.shape == (6, 3, 32, 32)
        assert data.sources == "3 views of each photo of 2 archives, 32 pixels a side"
        now, later = data.at(2), data.at(3)
        assert torch.equal(now.views, data.views)
        assert not torch.equal(later.views, data.views)
        assert later.prior is data.prior
        assert torch.equal(resumed.at(3).views, later.views)

    def test_a_step_is_drawn_and_learnt_from_its_pool(self, prepare):
        data = prepare()
        model = disque.build(self.CONFIG, data)
        terms = losses_of(disque, model, data.at(4), self.CONFIG, torch.Generator().manual_seed(1))
        assert terms["loss"].isfinite()

    def test_what_is_left_out_is_told_once(self, prepare, hdr_folder, tmp_path):
        data = prepare()
        (tmp_path / "set" / "set-001.tar").write_bytes(b"nothing")
        for step in range(0, 12, 3):
            data.at(step)
        told = data.warnings()
        assert any("set-001.tar" in text for text in told)
        assert data.warnings() == []

    def test_without_archives_every_step_has_the_same_data(self, data):
        assert data.at(7) is data
        assert data.warnings() == []
        data.close()
