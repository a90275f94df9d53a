"""Good files of the program's own, made by code."""

import io
import json
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.looks.test_look import exemplar
from tests.studio.test_sessionfile import history

_CUBE = b'TITLE "a"\nLUT_3D_SIZE 2\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 1 1 1\n' + b"".join(
    b"%d %d %d\n" % (red, green, blue) for blue in (0, 1) for green in (0, 1) for red in (0, 1)
)
_SPI1D = b"Version 1\nFrom 0.0 1.0\nLength 3\nComponents 1\n{\n 0.0\n 0.5\n 1.0\n}\n"
_SPI3D = b"SPILUT 1.0\n3 3\n2 2 2\n" + b"".join(
    b"%d %d %d %d %d %d\n" % (red, green, blue, red, green, blue)
    for red in (0, 1) for green in (0, 1) for blue in (0, 1)
)  # fmt: skip


def made() -> dict[str, list[bytes]]:
    """Give good files for each target of `fuzz_own`."""
    return {
        "look": [_look()],
        "session": [_session()],
        "bundle": [_bundle()],
        "settings": _settings(),
        "batch": [_batch()],
        "model": _models(),
        "events": [_events()],
        "training": _trainings(),
        "cache": _cached(),
        "ocio": [ocio_config("input.ocio"), _CUBE, _SPI1D, _SPI3D],
    }


def _look() -> bytes:
    from disque_studio.looks.look import Look

    return Look("Küste", (exemplar(), exemplar("dunes", 1)), (1.0, 0.5), note="two days").to_bytes(
        Path("a.look")
    )


def _session() -> bytes:
    from disque_studio.studio import sessionfile

    return sessionfile.to_bytes(history())


def _settings() -> list[bytes]:
    from disque_studio.studio import library, presets, settings

    values = {name: getattr(settings.Settings(), name) for name in settings.options()}
    kept = json.dumps({"version": settings.VERSION, "settings": values})
    own = [json.dumps(preset.to_json()) for preset in presets.BUILTIN]
    looks = {"format": library.FORMAT, "version": 1, "favourites": ["own:a"], "order": ["own:a", "builtin:b"]}
    choices = {"paths": ["/a"], "tsne": True, "pictures": False}
    others = (["/a/b.exr", "c.hdr"], looks, choices)
    return [text.encode() for text in (kept, *own, *map(json.dumps, others))]


def _batch() -> bytes:
    from disque_studio.studio.batch import Batch, Event, Item
    from disque_studio.studio.presets import BUILTIN
    from tests.studio.test_sessionfile import EDIT

    items = (Item(Path("a.exr"), EDIT), Item(Path("b.exr"), replace(EDIT, target=None), output=Path("b.jpg")))
    asked = Batch(items, BUILTIN[0], {"a": Path("0.look")}, (Path("a.exr"),))
    told = [Event("progress", 0, 0.5), Event("failed", 1, reason="why"), Event("finished")]
    return "\n".join([asked.to_line(), *(event.to_line() for event in told)]).encode()


def _models() -> list[bytes]:
    """Give a blind scorer, a causal one, and a state of training, all with few weights."""
    import torch

    from disque_studio.nets import causal as nets
    from disque_studio.nets import checkpoint
    from disque_studio.nets.causal_readouts import fit_unlabelled
    from disque_studio.quality import causal
    from disque_studio.quality.calibration import Calibration
    from trainer import checkpoints

    tensors = {"weight": torch.zeros(2, 3), "bias": torch.zeros(2)}
    calibration = Calibration((0.0, 1.0), (0.0, 100.0))
    architecture = {"shape": {"inputs": 3, "outputs": 2}, "calibration": calibration.to_json()}
    net = nets.Causal(nets.Architecture(widths=(4, 4, 4, 4), identity=4, kind=4))
    spread = torch.rand(9, net.shape.features, generator=torch.Generator().manual_seed(1))
    readouts = {causal.UNLABELLED: causal.Readout(fit_unlabelled(spread), calibration)}
    card = {"trained_on": "nothing", "measured": {causal.UNLABELLED: {"srocc": 0.5}}}
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.safetensors") for number in range(3)]
        checkpoint.save(paths[0], tensors, kind="fuzz", architecture=architecture, card=card)
        causal.save_model(causal.CausalModel(net, readouts, card), paths[1])
        checkpoints.save(paths[2], tensors, {"step": 5, "retreats": 0, "recipe_version": 1})
        return [path.read_bytes() for path in paths]


def _events() -> bytes:
    told = [
        {"event": "asked"},
        {
            "event": "start",
            "step": 0,
            "steps": 100,
            "training": {"steps": 100},
            "device": "cpu",
            "reason": "x",
        },
        {"event": "prepare", "share": 0.5, "what": "data"},
        {"event": "progress", "step": 5, "share": 0.1, "eta": 12.5, "losses": {"a": 0.25}, "seconds": 1.5},
        {
            "event": "samples",
            "step": 5,
            "samples": [{"source": "a.png", "target": "", "prediction": "b.png"}],
        },
        {"event": "checkpoint", "step": 5},
        {"event": "warning", "text": "slow"},
        {"event": "compared", "benchmark": "b", "candidate": 1.0, "installed": 0.5, "better": True},
        {"event": "done", "path": "m.safetensors", "exported": True, "reason": "better"},
    ]
    return b"".join(json.dumps(event).encode() + b"\n" for event in told)


def _trainings() -> list[bytes]:
    """Give what the window asked, what the trainer says of a run, its survey, a wish, and its last words."""
    asked = {"recipe": "qdnet", "data": "/data", "minutes": 5.0, "settings": ["batch=4"], "begun": 1.7e9}
    run = {"version": 1, "recipe": "qdnet", "data": "/data", "process": 4_000_000, "launch": None}
    found = [{"kind": "photos", "what": "12 photos", "count": 12}]
    problems = [{"file": "a.exr", "reason": "is damaged"}]
    survey = {"ready": True, "found": found, "missing": ["pictures"], "problems": problems}
    done = {"event": "done", "path": "m.safetensors", "exported": True}
    return [*(json.dumps(each).encode() for each in (asked, run, survey, done)), b"stop"]


def _bundle() -> bytes:
    from disque_studio.studio import bundle, sessionfile
    from disque_studio.studio.session import Pair, Session, Shot
    from tests.studio.test_sessionfile import EDIT

    session = Session((Shot(Path("scene.exr"), EDIT, "pick", 4), Shot(Path("ü.hdr"))), (Pair("a", "warm"),))
    saved = sessionfile.Saved((("", Session()), ("Add", session)), 1, Path("scene.exr"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.disque")
        bundle.save(path, saved, {"a": exemplar("warm")})
        return _stored(path)


def _stored(path: Path) -> bytes:
    """Pack an archive's members anew without compression, so that damage reaches what is in them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(stream, "w") as stored:
        for name in archive.namelist():
            stored.writestr(zipfile.ZipInfo(name), archive.read(name))
    return stream.getvalue()


def ocio_config(table: str) -> bytes:
    """Give a small OpenColorIO configuration, one of whose spaces is made by a table in its folder."""
    return f"""ocio_profile_version: 2

search_path: "."
roles: {{scene_linear: lin, default: lin, aces_interchange: aces}}
displays:
  sRGB:
    - !<View> {{name: Film, colorspace: out}}
    - !<View> {{name: Table, colorspace: table}}
colorspaces:
  - !<ColorSpace>
    name: aces
    encoding: scene-linear
    isdata: false
  - !<ColorSpace>
    name: lin
    family: Scene/Linear
    to_scene_reference: !<MatrixTransform> {{matrix: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]}}
  - !<ColorSpace>
    name: out
    from_scene_reference: !<GroupTransform>
      children:
        - !<CDLTransform> {{slope: [1, 1, 1.1], power: [0.9, 0.9, 0.9], sat: 1.2}}
        - !<ExponentWithLinearTransform> {{gamma: 2.4, offset: 0.055, direction: inverse}}
  - !<ColorSpace>
    name: table
    from_scene_reference: !<FileTransform> {{src: {table}, interpolation: tetrahedral}}
""".encode()


def _cached() -> list[bytes]:
    """Give the small copy of a photo, and a thumbnail with its score."""
    view = np.zeros((6, 8, 3), np.float16)
    photo = {"view": view, "small": view, "stops": np.array(3.0), "format": np.array("exr")}
    made = {"thumb": np.zeros((6, 8, 3), np.uint8), "score": np.array(50.0)}
    entries = []
    for arrays in (photo, made):
        stream = io.BytesIO()
        np.savez(stream, **arrays)
        entries.append(stream.getvalue())
    return entries
