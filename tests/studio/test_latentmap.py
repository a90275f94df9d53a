"""What stands on the latent map, and where."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from disque_studio.imaging.frame import Frame
from disque_studio.studio import latentmap
from disque_studio.studio.inspection import Entry
from disque_studio.studio.latentmap import Item, Point, file_items, groups_of, operator_of, place
from disque_studio.studio.library import Entry as LookEntry
from disque_studio.studio.session import Choice, Edit, Pair, Session, Shot


def points(count: int, seed: int = 0) -> list[Point]:
    """Make points whose scores follow one direction of their codes."""
    codes = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    codes[:, 3] *= 5
    return [
        Point(Item("file", f"{n}.png"), b"", code, code[::-1].copy(), float(50 - 3 * code[3]))
        for n, code in enumerate(codes)
    ]


@pytest.mark.parametrize(
    ("name", "photo", "operator"),
    [
        ("scene_3__reinhard02.jpg", "scene_3.hdr", "reinhard02"),
        ("a__b__drago.jpg", None, "drago"),
        ("DSC01-warm.jpg", "DSC01.exr", "warm"),
        ("dsc01.jpg", "DSC01.exr", "shots"),
        ("holiday.jpg", None, "shots"),
        ("__.jpg", None, "shots"),
    ],
)
def test_operators_are_told_by_names(name: str, photo: str | None, operator: str) -> None:
    folder = Path("shots")
    assert operator_of(folder / name, None if photo is None else folder / photo) == operator


def test_files_become_items_and_what_cannot_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latentmap, "MOST", 2)
    entries = [
        Entry(Path("a__x.jpg"), Path("a.hdr")),
        Entry(Path("lone.hdr"), left="holds scene light"),
        Entry(Path("b__y.jpg")),
        Entry(Path("c__y.jpg")),
    ]
    items, left = file_items(entries)
    assert [(item.name, item.group, item.teaches) for item in items] == [
        ("a__x.jpg", "x", True),
        ("b__y.jpg", "y", False),
    ]
    assert [entry.path.name for entry in left] == ["lone.hdr", "c__y.jpg"]
    assert "first 2" in left[1].left


def test_a_session_shows_its_photos_pairs_and_looks() -> None:
    frame = Frame(angle=3.0)
    edit = Edit(Choice("builtin", "Warm"), exposure=1.0, frame=frame)
    session = Session((Shot(Path("a.exr"), edit),), (Pair("k", "wedding", Path("b.exr"), Path("b.jpg")),))
    looks = [LookEntry("Warm", Path("Warm.look"), builtin=True), LookEntry("Own", Path("/l/Own.look"))]
    items = latentmap.session_items(session, Path("a.exr"), looks, named=lambda choice: choice.name)
    assert [(item.kind, item.name, item.group) for item in items] == [
        ("photo", "a.exr", "Warm"),
        ("pair", "wedding", "wedding"),
        ("look", "Warm", "Warm"),
        ("look", "Own", "Own"),
    ]
    assert items[2].edit == Edit(Choice("builtin", "Warm"), frame=frame)
    assert items[3].edit == Edit(Choice("file", str(Path("/l/Own.look"))), frame=frame)
    assert all(item.teaches for item in items)
    assert len(latentmap.session_items(session, None, looks, named=lambda choice: "")) == 2


def test_better_scores_lie_to_the_right() -> None:
    for method in ("pca", "tsne"):
        for space in ("quality", "appearance"):
            placed = place(points(40), space, method)
            scores = [point.score for point in placed.points]
            assert np.corrcoef(placed.places[:, 0], scores)[0, 1] > 0.2
            assert np.abs(placed.places).max() == pytest.approx(1)


def test_only_principal_axes_have_shares() -> None:
    assert place(points(40), "quality", "tsne").shares is None
    shares = place(points(40), "quality", "pca").shares
    assert shares is not None
    assert 0.5 < shares[0] < 1
    assert sum(shares) < 1


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_few_points_are_placed_in_either_way(count: int) -> None:
    placed = place(points(count), "quality", "tsne")
    assert placed.places.shape == (count, 2)
    assert np.isfinite(placed.places).all()


def test_groups_are_counted_the_largest_first() -> None:
    made = [replace(p, item=replace(p.item, group=g)) for p, g in zip(points(5), "bacab", strict=True)]
    assert list(groups_of(made).items()) == [("a", 2), ("b", 2), ("c", 1)]
