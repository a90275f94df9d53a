from types import SimpleNamespace

import pytest

from disque_studio.errors import DisqueError
from trainer.config import Training, configure, find_recipe, recipe_names


def test_arguments_go_before_the_file_and_the_file_before_defaults(line, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('noise = 2\nbatch = 4\nname = "x"\nwidths = [8, 2]\nclip = 3.5\n')
    config, training = configure(line, file, ["batch=16", "bias=false", "steps=7"])
    assert (config.noise, config.batch, config.name, config.bias) == (2.0, 16, "x", False)
    assert isinstance(config.noise, float)
    assert config.widths == (8, 2)
    assert (training.clip, training.steps) == (3.5, 7)


def test_text_needs_no_quotes(line):
    assert configure(line, None, ["name=some words"])[0].name == "some words"


def test_an_unknown_key_is_named_with_the_known_ones(line):
    with pytest.raises(DisqueError, match=r"no setting 'bach'; there are: .*batch.*learning_rate.*widths"):
        configure(line, None, ["bach=3"])


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("batch=2.5", "batch is of type int, not 2.5"),
        ("batch=true", "batch is of type int, not True"),
        ("noise=much", "noise is of type float, not 'much'"),
        ("bias=1", "bias is of type bool, not 1"),
        ("widths=[1, 2.5]", "widths is of type int, not 2.5"),
        ("steps=soon", "steps is of type int, not 'soon'"),
        ("batch", "'batch' is no setting; give key=value"),
    ],
)
def test_a_wrong_type_is_named(line, setting, message):
    with pytest.raises(DisqueError, match=message.replace("[", r"\[")):
        configure(line, None, [setting])


def test_a_limit_in_minutes_replaces_the_one_in_steps(line):
    assert configure(line, None, [])[1].steps == Training().steps
    assert configure(line, None, ["minutes=3"])[1].steps == 0
    with pytest.raises(DisqueError, match="no end"):
        configure(line, None, ["steps=0"])


def test_a_recipe_brings_its_own_defaults_of_the_loop(line):
    recipe = SimpleNamespace(**vars(line), TRAINING=Training(steps=5, clip=9.0))
    training = configure(recipe, None, ["clip=2"])[1]
    assert (training.steps, training.clip) == (5, 2.0)


def test_a_damaged_file_is_refused(line, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("noise = = 2")
    with pytest.raises(DisqueError, match="no TOML"):
        configure(line, file, [])
    with pytest.raises(DisqueError, match="cannot be opened"):
        configure(line, tmp_path / "none.toml", [])


def test_recipes_are_found_by_name():
    assert "disque" in recipe_names()
    with pytest.raises(DisqueError, match=r"no recipe 'os'; there are: .*disque"):
        find_recipe("os")


def test_a_file_that_is_nested_without_end_is_refused(line, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("noise = " + "[" * 9000)
    with pytest.raises(DisqueError, match="is no TOML"):
        configure(line, file, [])
