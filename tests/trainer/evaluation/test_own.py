"""What a look model of one's own brings: rows, means, and a tiny run from folder to table."""

import io
import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from tests.looks.conftest import operated, scene
from trainer.evaluation import own
from trainer.recipes import own as recipe


def row(weights: str, pairs: int, delta_e: float, mse: float, operator: str = "a") -> own.Row:
    return own.Row(operator, weights, pairs, 20.0, 0.9, delta_e, mse, 4)


def rows(operator: str, scale: float) -> list[own.Row]:
    return [
        row("shipped", 1, 10 * scale, 0.10, operator),
        row("own", 1, 8 * scale, 0.05, operator),
        row("shipped", 8, 6 * scale, 0.04, operator),
        row("own", 8, 3 * scale, 0.01, operator),
    ]


def test_falls_are_against_the_shipped_weights_with_one_pair():
    one, tuned, many, both = own.compared(rows("a", 1.0))
    assert (one.delta_e_fall, one.mse_fall, one.by_tuning) == (0, 0, 0)
    assert (tuned.delta_e_fall, tuned.by_tuning) == pytest.approx((20, 20))
    assert (many.delta_e_fall, many.by_tuning) == pytest.approx((40, 0))
    assert (both.delta_e_fall, both.mse_fall, both.by_tuning) == pytest.approx((70, 90, 50))


def test_operators_are_averaged_at_the_end():
    told = io.StringIO()
    own.report(iter([*own.compared(rows("a", 1.0)), *own.compared(rows("b", 3.0))]), told, as_json=True)
    written = [json.loads(line) for line in told.getvalue().splitlines()]
    assert len(written) == 12
    mean = written[-1]
    assert (mean["operator"], mean["weights"], mean["pairs"], mean["n"]) == ("mean", "own", 8, 8)
    assert mean["delta_e"] == pytest.approx(6)
    assert mean["delta_e_fall"] == pytest.approx(70)


def test_a_table_has_a_line_for_every_row():
    told = io.StringIO()
    own.report(iter(own.compared(rows("a", 1.0))), told, as_json=False)
    head, *lines = told.getvalue().splitlines()
    assert "by tuning" in head
    assert len(lines) == 4
    words = lines[-1].split()
    assert words[:4] == ["a", "own", "8", "20.00"]
    assert words[-3:] == ["70.0%", "90.0%", "50.0%"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("looks")
    for number in range(5):
        rgb = scene(number + 2, 64, 64)
        name = f"scene{'abcde'[number]}_0"
        cv2.imwrite(str(made / f"{name}.hdr"), rgb[..., ::-1])
        cv2.imwrite(str(made / f"{name}__hable.png"), operated(rgb, "hable").rgb[..., ::-1])
    return made


def test_scenes_that_were_not_shown_are_rendered_by_both_weights(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recipe, "kept_share", lambda falls, part: (1.0, 0.9))
    found = list(own.evaluate(folder, ["hable"], minutes=5, steps=2))
    assert [(r.weights, r.pairs, r.n) for r in found] == [
        ("shipped", 1, 4),
        ("own", 1, 4),
        ("shipped", 4, 1),
        ("own", 4, 1),
    ]
    assert all(np.isfinite(r.delta_e) and r.delta_e > 0 for r in found)
    assert found[0].psnr != found[1].psnr


def test_what_tuning_left_as_it_was_is_rendered_once(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recipe, "kept_share", lambda falls, part: (0.0, 1.0))
    rendered = []
    render = own.Product.render

    def counted(product: own.Product, *given: object) -> object:
        rendered.append(product)
        return render(product, *given)

    monkeypatch.setattr(own.Product, "render", counted)
    one, tuned, several, both = own.evaluate(folder, ["hable"], minutes=5, steps=2)
    assert len(rendered) == 4 + 1
    assert (tuned.psnr, both.delta_e) == (one.psnr, several.delta_e)
    assert (tuned.weights, both.weights) == ("own", "own")


def test_an_operator_that_is_not_there_is_refused(folder: Path):
    with pytest.raises(FileRefusedError, match="hable"):
        list(own.evaluate(folder, ["nothing"], minutes=1))
