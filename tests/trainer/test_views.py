import numpy as np

from trainer.data.views import crop, perspective, random_view


def test_a_uniform_sphere_gives_a_uniform_view():
    view = perspective(np.full((64, 128, 3), 2.5, np.float32), yaw=1.0, pitch=0.3, field_of_view=1.2, size=24)
    assert view.shape == (24, 24, 3)
    np.testing.assert_allclose(view, 2.5, rtol=1e-5)


def test_looking_up_sees_the_top_of_the_panorama():
    panorama = np.zeros((64, 128, 3), np.float32)
    panorama[:32] = 1
    up = perspective(panorama, yaw=0.0, pitch=0.8, field_of_view=0.8, size=16)
    down = perspective(panorama, yaw=0.0, pitch=-0.8, field_of_view=0.8, size=16)
    assert up.mean() > 0.99
    assert down.mean() < 0.01


def test_the_horizon_is_upright():
    panorama = np.zeros((64, 128, 3), np.float32)
    panorama[:32] = 1
    view = perspective(panorama, yaw=0.7, pitch=0.0, field_of_view=1.0, size=16)
    assert view[:7].mean() > 0.99
    assert view[9:].mean() < 0.01


def test_turning_right_moves_the_picture_left():
    panorama = np.zeros((64, 128, 3), np.float32)
    panorama[:, 64:68] = 1
    ahead = perspective(panorama, yaw=0.0, pitch=0.0, field_of_view=1.2, size=32)
    right = perspective(panorama, yaw=0.3, pitch=0.0, field_of_view=1.2, size=32)
    columns = np.arange(32)
    assert (right.mean((0, 2)) * columns).sum() / right.mean((0, 2)).sum() < (
        ahead.mean((0, 2)) * columns
    ).sum() / ahead.mean((0, 2)).sum()


def test_flat_photos_are_cropped_and_repeatable():
    photo = np.random.default_rng(0).random((40, 60, 3), dtype=np.float32)
    whole = crop(photo, centre=(0.5, 0.5), scale=1.0, size=40)
    np.testing.assert_allclose(whole, photo[:, 10:50])
    one = random_view(photo, size=16, rng=np.random.default_rng(7))
    two = random_view(photo, size=16, rng=np.random.default_rng(7))
    np.testing.assert_array_equal(one, two)
