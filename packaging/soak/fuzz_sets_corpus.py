"""Good files of the trainer, made by code."""

import io
import tarfile
import tempfile
from pathlib import Path

import cv2
import numpy as np

_TABLES = (
    b"image,reference,mos,split\na.png,r.png,3.5,train\nb.png,r.png,4,dev\n",
    b"image,dmos\na,1\n",
    b"dist_img,ref_img,dmos,var\nI01_01_01.png,I01.png,4.57,0.496\n",
    b'"image_name","c1","MOS","SD","MOS_zscore"\n"1.jpg",0,3.83,0.55,71.7\n',
    b"\xef\xbb\xbfImage Name,MOS\na.jpg,0.79\n",
    b"5.51429 I01_01_1.bmp\r\n0.3 i25_24_5.bmp\r\n",
    b"V_Sequoia_WardHistAdjTMO.PNG 51.2 8.9\nV_Sequoia_LA_Sig_1.PNG 40 9\n",
    b"Encoding,CRF,TMO,Temporal,Spatial,Content,SurealMOS\npq,23,ExpertTM,a,b,Bar,51.2\n",
)


def made() -> dict[str, list[bytes]]:
    """Give good files for each target of `fuzz_sets`."""
    return {
        "config": [b"# what is learnt\nsteps = 100\nviews = 4\nlearning_rate = 1e-3\ncompile = 'auto'\n"],
        "packed": [_packed()],
        "tar": [_tar(form) for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)],
        "csv": [*_TABLES],
        "xlsx": [_workbook()],
        "mat": [_matrix(compressed=False), _matrix(compressed=True)],
        "bmp": [_bitmap(channels) for channels in (1, 3, 4)],
    }


def _packed() -> bytes:
    stream = io.BytesIO()
    np.save(stream, np.zeros((3, 2, 4, 4, 3), np.float16))
    return stream.getvalue()


def _workbook() -> bytes:
    from tests.trainer.data.rated.test_rated import csiq

    with tempfile.TemporaryDirectory() as folder:
        csiq(Path(folder))
        return Path(folder, "csiq.DMOS.xlsx").read_bytes()


def _matrix(*, compressed: bool) -> bytes:
    from scipy.io import savemat

    names = np.empty((1, 3), object)
    names[0] = ["bikes.bmp", "house.bmp", "ü.bmp"]
    stream = io.BytesIO()
    savemat(stream, {"dmos": np.arange(3.0)[None], "refnames_all": names}, do_compression=compressed)
    return stream.getvalue()


def _bitmap(channels: int) -> bytes:
    pixels = np.random.default_rng(0).integers(0, 256, (8, 10, channels), dtype=np.uint8)
    return bytes(cv2.imencode(".bmp", pixels)[1])


def _tar(form: int) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as archive:
        for name, data in (
            ("000001.hdr", b"one"),
            ("n" * 80 + "/" + "m" * 60 + ".exr", b"two" * 400),
            ("000002.jpg", b"x"),
        ):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()
