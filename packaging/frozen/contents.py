"""What goes into the frozen program, and what is left out of it: names alone."""

import hashlib
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

OWN = ("disque_studio", "trainer")
"""Our packages, taken whole: codecs, scorers and recipes are imported by their names."""

QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")
"""The modules of Qt that the program uses."""

RESOURCES = ("demo", "guide", "icons", "looks", "models", "report", "translations")

PACKAGES_LEFT_OUT = (
    # PyInstaller's own rules know what belongs to a module of Qt.
    "pyside6-essentials", "shiboken6",
    # Asked for by PyTorch to compile and to look at graphs, by others to be installed or to draw.
    "setuptools", "networkx", "jinja2", "markupsafe", "triton", "matplotlib", "tensorboard",
)  # fmt: skip
"""Distributions, by canonical name, that are not taken."""

STANDARD_LEFT_OUT = (
    "test", "tkinter", "turtle", "turtledemo", "idlelib", "lib2to3", "distutils", "ensurepip", "venv",
    "pydoc_data", "curses", "sqlite3", "antigravity", "this",
    # Under the GPL, and only for an interpreter that somebody types into.
    "readline", "_gdbm", "_curses", "_curses_panel", "_tkinter", "_sqlite3",
)  # fmt: skip
"""Modules of the standard library that are not taken, with what is below them."""

CODECS = (
    "imcd", "shared", "shared_cython", "cms", "png", "jpeg8", "deflate", "avif", "jpegxl", "ultrahdr", "webp",
    "zlib", "zstd", "lzma", "jpeg2k", "jpegxr", "jpegsof3", "ljpeg", "lerc", "ccitt",
)  # fmt: skip
"""Modules of imagecodecs that are taken: those that the program calls, and the coders of TIFF."""

CODEC_LIBRARIES_LEFT_OUT = (
    "SZ3c", "cpcodec", "blosc2", "blosc-", "openjph", "SPERR", "zfp", "charls", "meshoptimizer",
    "lzhamdecomp", "lzhamcomp", "zopfli", "snappy", "lzfse", "sz-", "gif", "aec", "tiff", "lz4-", "bz2-",
)  # fmt: skip
"""Beginnings of the names of libraries that only other modules of imagecodecs load."""

SOURCES_KEPT = ("cv2/config*.py", "cv2/load_config_py3.py", "torch/*")
"""Files of Python that are read as text: OpenCV executes some, PyTorch looks settings up in its own."""

FILES_LEFT_OUT = (
    "*.pyi", "*.pyx", "*.pxd", "*.h", "*.hpp", "*.cuh", "*.c", "*.cpp", "*.lib", "*.a", "*.pdb", "*.cmake",
    "*/tests/*", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/licenses/*",
    # PyTorch's own tests and what its extensions are built with.
    "torch/bin/*", "torch/include/*", "torch/share/*", "torch/test/*", "torch/utils/benchmark/*",
    "torch/utils/bottleneck/*", "torch/utils/tensorboard/*", "torch/testing/_internal/opinfo/*",
    "torch/testing/_internal/generated/*", "torch/testing/_internal/common_methods_invocations.py",
    "torch/testing/_internal/py312_intrinsics.py",
    "torch/lib/*test*", "torch/lib/libbackend_with_compiler*", "torch/lib/libaoti_custom_ops*",
    # OpenCV's window; ours is of a Qt of its own.
    "cv2/qt/*", "cv2/data/*.xml",
    "pyqtgraph/examples/*", "pyqtgraph/jupyter/*", "sympy/*/benchmarks/*", "numba/cuda/tests/*",
    "PyOpenColorIO/bin/*",
    "scipy/datasets/*", "scipy/io/tests/*", "imageio/resources/*", "imageio/plugins/_*",
)  # fmt: skip
"""Patterns of files in wheels that are not taken; a star stands for slashes too."""

FILES_KEPT = ("torch/bin/torch_shm_manager*",)
"""Exceptions to these: PyTorch does not start without it."""

MACOS = {
    "NSHighResolutionCapable": True,
    "LSApplicationCategoryType": "public.app-category.photography",
    "LSMinimumSystemVersion": "12.0",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "HDR photo",
            "CFBundleTypeRole": "Editor",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["com.ilm.openexr-image", "public.radiance"],
        }
    ],
}
"""What macOS is told of the program."""

_QT_PLUGINS = (
    "generic", "egldeviceintegrations", "networkinformation", "tls", "qmltooling", "sqldrivers", "designer",
    "virtualkeyboard", "platforminputcontexts/libqtvirtualkeyboard", "platformthemes/libqgtk3",
)  # fmt: skip
_QT_LIBRARIES = (
    "Quick", "Qml", "Network", "VirtualKeyboard", "Pdf", "Designer", "Test", "Sql", "EglFS", "Concurrent",
    "Help", "Labs", "ShaderTools", "Bodymovin",
)  # fmt: skip


_GTK = (
    "libgtk-3", "libgdk", "libatk", "libatspi", "libcairo", "libpango", "libepoxy", "libpixman", "libthai",
    "libdatrie", "libgraphite2", "libharfbuzz", "libfribidi", "libgio-", "libgmodule", "libgobject",
    "libmount", "libblkid", "libselinux",
)  # fmt: skip
"""What a plug-in of Qt that is left out draws the desktop's own dialogs with."""


def own() -> Iterator[tuple[str, Path]]:
    """Give each file of our packages: its place in the program, and where it is now."""
    for package in OWN:
        yield from _below(ROOT, ROOT / package)


def standard() -> Iterator[tuple[str, Path]]:
    """Give each Python file of the standard library that is taken, whoever imports it, like `own`."""
    root = Path(sysconfig.get_path("stdlib"))
    # How the interpreter was built, which sysconfig reads and the list of modules does not name.
    yield from ((path.name, path) for path in sorted(root.glob("_sysconfigdata_*.py")))
    for name in sorted(sys.stdlib_module_names - {*STANDARD_LEFT_OUT}):
        if (root / f"{name}.py").is_file():
            yield f"{name}.py", root / f"{name}.py"
        for place, path in _below(root, root / name):
            if not {"test", "tests"} & {*Path(place).parts}:
                yield place, path


def extensions() -> list[str]:
    """Name the modules of the standard library that are libraries."""
    suffixes = tuple(EXTENSION_SUFFIXES)
    names = sorted(sys.stdlib_module_names - {*STANDARD_LEFT_OUT})
    return [name for name in names if (spec := find_spec(name)) and (spec.origin or "").endswith(suffixes)]


def foreign() -> list[str]:
    """Name all packages that are installed here, but Qt's: PyInstaller is not to follow imports to them."""
    return sorted({*packages_distributions(), *OWN} - {"PySide6", "shiboken6"})


def _below(root: Path, package: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(root).as_posix(), path


def digest(paths: Iterable[Path]) -> str:
    """Give a name of what files hold."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def needs_source(place: str, source: Path) -> bool:
    """Tell whether a Python file is taken with its source, and not as bytecode alone.

    Numba keeps compiled kernels only where it sees the source of their module.
    """
    if place.startswith(tuple(f"{package}/" for package in OWN)):
        return re.search(r"^@njit\(.*cache=True", source.read_text("utf-8"), re.MULTILINE) is not None
    return any(fnmatchcase(place, pattern) for pattern in SOURCES_KEPT)


def is_kept(place: str) -> bool:
    """Tell whether a wheel's file, by its place, is taken."""
    if any(fnmatchcase(place, pattern) for pattern in FILES_KEPT):
        return True
    if any(fnmatchcase(place, pattern) for pattern in FILES_LEFT_OUT):
        return False
    codec = re.fullmatch(r"imagecodecs/_(\w+?)\.(?:\w|-)*\.?(?:so|pyd)", place)
    if codec:
        return codec[1] in CODECS
    library = re.match(r"imagecodecs(?:\.libs|/\.dylibs)/(?:lib)?(.+)", place)
    return not (library and library[1].startswith(CODEC_LIBRARIES_LEFT_OUT))


def is_kept_of_qt(place: str) -> bool:
    """Tell whether a file that PyInstaller collected for Qt is taken."""
    place = place.replace("\\", "/")
    if "translations/" in place and "PySide6" in place:
        return place.endswith("/qtbase_de.qm")
    plugin = re.search(r"PySide6/.*plugins/(.+)", place)
    if plugin:
        return not plugin[1].startswith(_QT_PLUGINS)
    name = place.rpartition("/")[2]
    library = re.match(r"(?:lib)?Qt6?(\w+)", name)
    return not (library and library[1].startswith(_QT_LIBRARIES)) and not name.startswith(_GTK)
