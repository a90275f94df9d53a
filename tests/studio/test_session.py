"""Sessions: values that share what has not changed."""

from pathlib import Path

from disque_studio.looks.look import DEFAULT_LOOK
from disque_studio.studio.session import RECOMMENDED, Edit, Pair, Session, Shot

A, B = Shot(Path("a.exr")), Shot(Path("b.exr"))


def test_new_photos_begin_with_the_default_look() -> None:
    assert RECOMMENDED.name == DEFAULT_LOOK


def test_each_path_is_there_once() -> None:
    session = Session().adding([A, B, Shot(A.path, Edit(strength=0.5))])
    assert session.shots == (A, B)
    assert session.adding([A]).shots == (A, B)


def test_an_edit_leaves_the_other_photos_the_same_objects() -> None:
    session = Session().adding([A, B])
    edited = session.replacing([Shot(A.path, rating=3)])
    assert edited.by_path[A.path].rating == 3
    assert edited.shots[1] is session.shots[1]
    assert session.by_path[A.path].rating == 0


def test_what_is_not_there_is_neither_replaced_nor_removed() -> None:
    session = Session().adding([A])
    assert session.replacing([B]) == session
    assert session.without([B.path]) == session
    assert session.without([A.path]) == Session()


def test_pairs_and_photos_are_found_by_their_names() -> None:
    session = Session((A,), (Pair("k", "warm"),))
    assert session.pair("k") == Pair("k", "warm")
    assert session.pair("x") is None
    assert session.shot(A.path) is A
    assert session.shot(B.path) is None
    assert session.shot(None) is None
