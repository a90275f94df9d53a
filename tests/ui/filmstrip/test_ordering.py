from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from disque_studio.studio.session import Shot
from disque_studio.ui.filmstrip.ordering import KEPT, ORDERS, arranged, natural

shots = st.lists(
    st.builds(
        Shot,
        path=st.integers(0, 300).map(lambda n: Path(f"IMG_{n}.exr")),
        flag=st.sampled_from(["", "pick", "reject"]),
        rating=st.integers(0, 5),
    ),
    unique_by=lambda shot: shot.path,
)
numbers = st.dictionaries(st.integers(0, 300).map(lambda n: Path(f"IMG_{n}.exr")), st.floats(0, 100))


@settings(deadline=None)
@given(shots, st.sampled_from(ORDERS), st.booleans(), numbers)
def test_an_order_loses_no_photo_and_adds_none(shots, order, descending, known) -> None:
    shown = arranged(shots, order, descending=descending, scores=known, times=known)
    assert sorted(shown, key=lambda s: s.path) == sorted(shots, key=lambda s: s.path)


@settings(deadline=None)
@given(shots, st.sampled_from(KEPT), st.sampled_from(ORDERS))
def test_a_filter_keeps_what_it_says(shots, kept, order) -> None:
    shown = set(arranged(shots, order, kept))
    wanted = {
        "all": lambda s: True,
        "picks": lambda s: s.flag == "pick",
        "unrejected": lambda s: s.flag != "reject",
        "rejected": lambda s: s.flag == "reject",
    }
    keeps = wanted.get(kept) or (lambda s: s.rating >= int(kept))
    assert shown == {shot for shot in shots if keeps(shot)}


@settings(deadline=None)
@given(shots)
def test_equal_photos_stay_as_they_were_added(shots) -> None:
    shown = arranged(shots, "rating")
    assert [s.rating for s in shown] == sorted(s.rating for s in shots)
    for rating in range(6):
        assert [s for s in shown if s.rating == rating] == [s for s in shots if s.rating == rating]


@settings(deadline=None)
@given(shots)
def test_descending_as_added_is_the_last_first(shots) -> None:
    assert arranged(shots, descending=True) == tuple(reversed(shots))


@settings(deadline=None)
@given(shots, numbers, st.booleans())
def test_unknown_scores_come_last_either_way(shots, scores, descending) -> None:
    shown = arranged(shots, "score", descending=descending, scores=scores)
    known = [scores[s.path] for s in shown if s.path in scores]
    assert known == sorted(known, reverse=descending)
    assert [s.path in scores for s in shown] == sorted((s.path in scores for s in shown), reverse=True)


def test_names_sort_as_people_sort_them() -> None:
    names = ["img_10.exr", "IMG_9.exr", "a.exr", "IMG_9b.exr", "2.exr", "10.exr"]
    assert sorted(names, key=natural) == ["2.exr", "10.exr", "a.exr", "IMG_9.exr", "IMG_9b.exr", "img_10.exr"]
