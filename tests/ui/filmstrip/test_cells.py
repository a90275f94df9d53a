import pytest
from PySide6.QtCore import QRectF

from disque_studio.ui.filmstrip.cells import STARS, places, width


@pytest.mark.parametrize("height", [80, 106, 140, 220])
def test_the_parts_of_a_cell_lie_in_it_and_apart(height: int) -> None:
    cell = QRectF(30, 0, width(height), height)
    where = places(cell)
    for part in (where.image, where.name, where.flag, *where.stars):
        assert cell.contains(part)
    assert not where.image.intersects(where.name)
    assert not where.name.intersects(where.flag)
    assert where.flag.right() <= where.stars[0].left()


def test_a_picture_is_half_as_wide_again_as_high() -> None:
    image = places(QRectF(0, 0, width(106), 106)).image
    assert image.width() / image.height() == pytest.approx(1.5, abs=0.03)


def test_each_star_is_found_where_it_lies() -> None:
    where = places(QRectF(0, 0, width(106), 106))
    assert [where.star_at(star.center()) for star in where.stars] == list(range(1, STARS + 1))
    assert where.star_at(where.image.center()) is None
