"""OpenColorIO: spaces by published matrices, views by the library itself, and wrong configurations."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import ColourConfigError
from disque_studio.imaging import ocio
from disque_studio.imaging.primaries import (
    ACES_AP0,
    ACES_AP1,
    DISPLAY_P3,
    REC709,
    REC2020,
    convert,
    rgb_to_rgb,
)
from disque_studio.studio.colourconfig import ACES_1_CG, ACES_1_STUDIO, ACES_CG, ACES_STUDIO

SDR = ("sRGB - Display", "ACES 2.0 - SDR 100 nits (Rec.709)")
P3 = ("Display P3 - Display", "ACES 2.0 - SDR 100 nits (P3 D65)")

AP1_TO_REC709 = np.array(
    [
        [1.70505, -0.62179, -0.08326],
        [-0.13026, 1.14080, -0.01055],
        [-0.02400, -0.12897, 1.15297],
    ]
)
"""ACEScg to linear Rec.709 by Bradford, as the ACES documentation prints it (to five places)."""


@pytest.fixture
def light() -> np.ndarray:
    """Colours over 16 stops, some with a negative sample; (40, 50, 3) float32."""
    rng = np.random.default_rng(3)
    stops = rng.uniform(-8, 8, (40, 50, 1))
    return (2**stops * rng.uniform(-0.1, 1, (40, 50, 3))).astype(np.float32)


def test_acescg_becomes_rec709_by_the_published_matrix(light: np.ndarray) -> None:
    made = ocio.to_linear(light.copy(), ACES_CG, "ACEScg")
    assert made.dtype == np.float32
    np.testing.assert_allclose(made, light @ AP1_TO_REC709.T, atol=2e-5 * np.abs(light).max())


@pytest.mark.parametrize(
    ("name", "primaries"),
    [
        ("ACEScg", ACES_AP1),
        ("ACES2065-1", ACES_AP0),
        ("Linear P3-D65", DISPLAY_P3),
        ("Linear Rec.2020", REC2020),
        ("Linear Rec.709 (sRGB)", REC709),
    ],
)
@pytest.mark.parametrize("config", [ACES_CG, ACES_1_STUDIO])
def test_linear_spaces_agree_with_our_own_matrices(
    light: np.ndarray, config: str, name: str, primaries: object
) -> None:
    made = ocio.to_linear(light.copy(), config, name)
    np.testing.assert_allclose(
        made, convert(light, rgb_to_rgb(primaries, REC709)), rtol=1e-4, atol=3e-4 * np.abs(light).max()
    )


def test_a_camera_curve_is_undone_by_its_makers_formula() -> None:
    """ARRI LogC4 Logarithmic Color Space, Specification (2022), 2: middle grey is coded as 0.2783958."""
    grey = ocio.to_linear(np.full((1, 1, 3), 0.2783958, np.float32), ACES_STUDIO, "ARRI LogC4")
    np.testing.assert_allclose(grey, 0.18, rtol=1e-4)


def test_half_floats_and_bands_and_views_of_arrays_give_the_same(light: np.ndarray) -> None:
    whole = ocio.to_linear(light.copy(), ACES_CG, "ACEScg")
    halves = ocio.to_linear(light.astype(np.float16), ACES_CG, "ACEScg")
    np.testing.assert_allclose(halves, whole, rtol=0, atol=2e-3 * np.abs(light).max())
    tall = np.tile(light, (9, 1, 1))
    np.testing.assert_array_equal(ocio.to_linear(tall, ACES_CG, "ACEScg")[-40:], whole)
    frozen = light[:, ::-1]
    np.testing.assert_array_equal(ocio.to_linear(frozen, ACES_CG, "ACEScg")[:, ::-1], whole)


def test_an_alias_and_a_role_name_a_space_too(light: np.ndarray) -> None:
    made = ocio.to_linear(light.copy(), ACES_CG, "ACEScg")
    for name in ("lin_ap1_scene", "scene_linear"):
        np.testing.assert_array_equal(ocio.to_linear(light.copy(), ACES_CG, name), made)


def test_a_view_is_what_the_library_makes_of_the_pixel() -> None:
    """A reference by another way: the library's own transform from ACEScg, applied to one pixel."""
    import PyOpenColorIO as library  # noqa: N813 - as our module names it

    config = library.Config.CreateFromFile(ACES_CG)
    processor = config.getProcessor(library.DisplayViewTransform("ACEScg", *SDR)).getDefaultCPUProcessor()
    grey = ocio.view(ACES_CG, *SDR)(np.full((1, 1, 3), 0.18, np.float32))
    np.testing.assert_allclose(grey[0, 0], processor.applyRGB([0.18, 0.18, 0.18]), atol=1e-4)


def test_gain_is_exposure_and_the_light_stays_as_it_is(light: np.ndarray) -> None:
    view, kept = ocio.view(ACES_CG, *SDR), light.copy()
    np.testing.assert_allclose(view(light, 4.0), view(light * 4), atol=1e-6)
    np.testing.assert_array_equal(light, kept)
    half = view(light.astype(np.float16))
    assert half.dtype == np.float32


def test_codes_of_another_display_are_brought_to_srgb() -> None:
    """Grey looks the same by both; the red that only Display P3 has leaves sRGB."""
    srgb, p3 = ocio.view(ACES_CG, *SDR), ocio.view(ACES_CG, *P3)
    grey = np.full((1, 1, 3), 0.18, np.float32)
    np.testing.assert_allclose(p3(grey), srgb(grey), atol=1e-3)
    red = convert(np.array([[[1, 0, 0]]], np.float32), rgb_to_rgb(DISPLAY_P3, REC709))
    assert (srgb(red) >= -1e-3).all() and p3(red).min() < -0.05


@pytest.mark.parametrize("config", [ACES_CG, ACES_STUDIO, ACES_1_CG, ACES_1_STUDIO])
def test_what_the_settings_name_is_there_and_can_be_shown(config: str) -> None:
    offered = ocio.offer(config)
    names = [space.name for space in offered.spaces]
    assert {"ACEScg", "ACES2065-1"} <= set(names) and len(set(names)) == len(names)
    assert "Raw" not in names, "which is no colour space"
    for display, name in offered.views[:3]:
        shown = ocio.view(config, display, name)(np.full((1, 1, 3), 0.18, np.float32))
        assert np.isfinite(shown).all() and 0 < shown.min() < 1


def test_cameras_stand_in_families() -> None:
    families = {space.name: space.family for space in ocio.offer(ACES_STUDIO).spaces}
    assert families["ARRI LogC4"] == "Input/ARRI"


def test_an_own_configuration_is_read_with_its_roles(tmp_path: Path, light: np.ndarray) -> None:
    """A file of version 1, as older studios have: its space is ACES and its view a display's codes."""
    file = tmp_path / "own.ocio"
    file.write_text(OWN)
    offered = ocio.offer(str(file))
    assert [space.name for space in offered.spaces] == ["aces", "scan", "film"]
    assert offered.views == (("monitor", "film"),)
    made = ocio.to_linear(light.copy(), str(file), "scan")
    expected = convert(2 * light, rgb_to_rgb(ACES_AP0, REC709))
    np.testing.assert_allclose(made, expected, rtol=1e-4, atol=1e-4 * np.abs(light).max())
    shown = ocio.view(str(file), "monitor", "film")(convert(light, rgb_to_rgb(ACES_AP0, REC709)))
    np.testing.assert_allclose(shown, light / 2, rtol=1e-4, atol=1e-4 * np.abs(light).max())


@pytest.mark.parametrize(
    "content", [b"hello: [", bytes(range(256)), b"", b"ocio_profile_version: 2\n", b"PK\x03\x04"]
)
@pytest.mark.parametrize("suffix", [".ocio", ".ocioz"])
def test_a_broken_configuration_is_refused_in_a_line(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = tmp_path / f"broken{suffix}"
    file.write_bytes(content)
    with pytest.raises(ColourConfigError) as refused:
        ocio.offer(str(file))
    told = str(refused.value)
    assert told.startswith(f"{file}: ") and "\n" not in told and told.count(str(file)) == 1


@pytest.mark.parametrize("config", ["/gone.ocio", "/", "ocio://gone", "\0", ""])
def test_what_is_no_configuration_is_refused(config: str) -> None:
    with pytest.raises(ColourConfigError):
        ocio.offer(config)


def test_what_a_configuration_lacks_is_named() -> None:
    with pytest.raises(ColourConfigError, match="no colour space “nothing”"):
        ocio.check_space(ACES_CG, "nothing")
    with pytest.raises(ColourConfigError, match="no view “nothing” of “sRGB - Display”"):
        ocio.view(ACES_CG, "sRGB - Display", "nothing")
    for name in ("\ud800", "a\0b", ""):
        with pytest.raises(ColourConfigError):
            ocio.check_space(ACES_CG, name)
        with pytest.raises(ColourConfigError):
            ocio.view(ACES_CG, "sRGB - Display", name)


def test_a_look_up_table_that_is_gone_is_told(tmp_path: Path) -> None:
    file = tmp_path / "own.ocio"
    file.write_text(
        OWN.replace("!<MatrixTransform> {matrix: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]}", GONE)
    )
    with pytest.raises(ColourConfigError, match=r"gone\.cube"):
        ocio.check_space(str(file), "scan")


def test_the_library_is_loaded_by_nothing_else_and_late() -> None:
    modules = "disque_studio.ui.main_window, disque_studio.imaging.ocio"
    code = f"import sys, {modules}\nprint('PyOpenColorIO' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    root = Path(ocio.__file__).parents[1]
    naming = [path for path in root.rglob("*.py") if "import PyOpenColorIO" in path.read_text("utf-8")]
    assert naming == [Path(ocio.__file__)]


GONE = "!<FileTransform> {src: gone.cube}"
OWN = """ocio_profile_version: 1
strictparsing: true
roles:
  default: aces
  scene_linear: aces
  aces_interchange: aces
displays:
  monitor:
    - !<View> {name: film, colorspace: film}
active_displays: []
active_views: []
colorspaces:
  - !<ColorSpace>
    name: aces
    family: ""
    isdata: false
  - !<ColorSpace>
    name: scan
    family: Input
    isdata: false
    to_reference: !<MatrixTransform> {matrix: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]}
  - !<ColorSpace>
    name: film
    family: Output
    isdata: false
    from_reference: !<MatrixTransform> {matrix: [0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 1]}
"""


@pytest.mark.parametrize("line", [b"name: \x80\n", b"description: \xff\xfe\n", b"colorspaces: [\x80]\n"])
def test_a_configuration_whose_text_is_none_is_refused(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "a.ocio"
    path.write_bytes(b"ocio_profile_version: 2\n" + line)
    with pytest.raises(ColourConfigError, match="cannot be used"):
        ocio.offer(str(path))
