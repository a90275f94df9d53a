"""Every layout, as a tiny folder made here."""

import zipfile
from contextlib import suppress

import cv2
import numpy as np
import pytest
from scipy.io import savemat

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Photo, Picture
from trainer.data.rated import FAMILIES, chosen, contents, load
from trainer.data.rated import live as live_layout
from trainer.data.rated.pictures import read_rated, read_reference

PIXELS = np.random.default_rng(0).integers(0, 256, (8, 10, 3), dtype=np.uint8)


def picture(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), PIXELS)


def cells(*names):
    out = np.empty((1, len(names)), object)
    out[0] = names
    return out


def workbook(path, sheets):
    """Write sheets of {cell: value}; text goes into the shared strings, as Excel keeps it."""
    shared, parts, names, relations = [], {}, "", ""
    for i, (name, rows) in enumerate(sheets.items(), 1):
        body = ""
        for number, row in rows.items():
            cells_of_row = ""
            for letter, value in row.items():
                if isinstance(value, str):
                    shared.append(value)
                    cells_of_row += f'<c r="{letter}{number}" t="s"><v>{len(shared) - 1}</v></c>'
                else:
                    cells_of_row += f'<c r="{letter}{number}"><v>{value}</v></c>'
            body += f'<row r="{number}">{cells_of_row}</row>'
        parts[f"xl/worksheets/sheet{i}.xml"] = f"<worksheet {MAIN}><sheetData>{body}</sheetData></worksheet>"
        names += f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>'
        relations += f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml"/>'
    parts["xl/workbook.xml"] = f"<workbook {MAIN} {RELATIONS}><sheets>{names}</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    parts["xl/sharedStrings.xml"] = (
        f"<sst {MAIN}>" + "".join(f"<si><t>{text}</t></si>" for text in shared) + "</sst>"
    )
    with zipfile.ZipFile(path, "w") as book:
        for name, text in parts.items():
            book.writestr(name, text)


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def plain(root):
    for name in ("one.png", "two.png", "clean/a.png"):
        picture(root / name)
    (root / "scores.csv").write_text(
        "image,reference,mos,split,scene\none.png,clean/a.png,3.5,train,x\ntwo.png,clean/a.png,1,dev,y\n"
    )


def live(root):
    names = [f"{kind}/img{i}.bmp" for kind, n in live_layout.FOLDERS.items() for i in range(1, n + 1)]
    picture(root / "refimgs" / "bikes.bmp")
    content = (root / "refimgs" / "bikes.bmp").read_bytes()
    for name in names:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content)
    originals = np.zeros((1, 982))
    originals[0, 226] = 1
    savemat(root / "dmos.mat", {"dmos": np.arange(982.0)[None], "orgs": originals})
    savemat(root / "refnames_all.mat", {"refnames_all": cells(*["bikes.bmp"] * 982)})


def wild(root):
    names = [*(f"t{i}.bmp" for i in range(1, 8)), "3.bmp", "4.JPG"]
    picture(root / "Images" / "3.bmp")
    picture(root / "Images" / "4.JPG")
    (root / "Data").mkdir()
    savemat(root / "Data/AllImages_release.mat", {"AllImages_release": cells(*names).T})
    savemat(root / "Data/AllMOS_release.mat", {"AllMOS_release": np.arange(9.0)[None] * 10})


def csiq(root):
    for name in ("src_imgs/1600.png", "src_imgs/lake.png", "dst_imgs/awgn/1600.AWGN.1.png"):
        picture(root / name)
    picture(root / "dst_imgs/jpeg2000/lake.jpeg2000.5.png")
    header = dict(zip("DEFGHI", ("image", "dst_idx", "dst_type", "dst_lev", "dmos_std", "dmos"), strict=True))
    first = {"D": 1600, "E": 1, "F": "noise", "G": 1, "H": 0.061, "I": 0.062}
    second = {"D": "lake", "E": 3, "F": "jpeg 2000", "G": 5, "H": 0.1, "I": 0.9}
    sheets = {"notes": {1: {"A": "read me"}}, "all_by_image": {4: header, 5: first, 6: second, 9: {}}}
    workbook(root / "csiq.DMOS.xlsx", sheets)


def tid2013(root):
    for name in ("reference_images/I01.BMP", "reference_images/I25.BMP"):
        picture(root / name.replace(".BMP", ".bmp"))
        (root / name.replace(".BMP", ".bmp")).rename(root / name)
    picture(root / "distorted_images/i01_01_1.bmp")
    picture(root / "distorted_images/I25_24_5.bmp")
    (root / "mos_with_names.txt").write_text("5.51429 I01_01_1.bmp\r\n0.3 i25_24_5.bmp\r\n")


def kadid(root):
    for name in ("I01.png", "I01_01_01.png", "I01_02_03.png"):
        picture(root / "images" / name)
    rows = "dist_img,ref_img,dmos,var\nI01_01_01.png,I01.png,4.57,0.496\nI01_02_03.png,I01.png,2.1,0.7\n"
    (root / "dmos.csv").write_text(rows)


def koniq(root):
    for name in ("1.jpg", "2.jpg"):
        picture(root / "512x384" / name)
    (root / "koniq10k_scores_and_distributions.csv").write_text(
        '"image_name","c1","c2","c3","c4","c5","c_total","MOS","SD","MOS_zscore"\n'
        '"1.jpg",0,0,25,73,7,105,3.83,0.55,71.7\n"2.jpg",0,3,45,47,1,96,3.48,0.58,62.2\n'
    )


def biq(root):
    for name in ("a.jpg", "b.jpg"):
        picture(root / "Images" / name)
    (root / "Train (Images and MOS).csv").write_text("\ufeffImage Name,MOS\na.jpg,0.79\n", "utf-8")
    (root / "Test (Images and MOS).csv").write_text("Image Name,MOS\nb.jpg,0.2\n")


def espl(root):
    names = {
        "V_Sequoia_Remains_WardHistAdjTMO.PNG": 54.77,
        "V_Sequoia_Remains_LA_Sig_11.PNG": 40.0,
        "H_Exploratorium_2_surreal.PNG": 30.0,
        "H_Exploratorium_GA.PNG": 60.0,
    }
    for name in names:
        picture(root / "Images" / name)
    (root / "readme.txt").write_text("The opinions follow.\n")
    (root / "mos.txt").write_text("".join(f"{name}    {mos}    10.5\n" for name, mos in names.items()))


def tmhdr(root):
    (root / "live_tmhdr_scores.csv").write_text(
        ",Encoding,CRF,TMO,Temporal,Spatial,Content,SurealMOS\n"
        "0,pq,39,HableTMO,shot,desat_0.5,Flowers,31.96\n"
        "1,hlg,23,ColorTransformTMO,smooth,None,Snow1,49.5\n"
        "2,pq,31,ExpertTM,None,None,Flowers,45.2\n"
    )
    path = root / "PQ/CRF39/HableTMO/desat_0.5/shot/Flowers.mp4"
    path.parent.mkdir(parents=True)
    video(path)
    picture(root / "HLG/CRF23/ColorTransformTMO/smooth/Snow1.png")
    picture(root / "PQ/CRF31/ExpertTM/Flowers.jpg")


def video(path):
    """Write nine frames that brighten: the middle one is mid-grey."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 30, (64, 48))
    for i in range(9):
        writer.write(np.full((48, 64, 3), 28 + 25 * i, np.uint8))
    writer.release()


EXPECTED = {
    plain: [("one.png", "clean/a.png", 3.5, "clean/a.png"), ("two.png", "clean/a.png", 1, "clean/a.png")],
    wild: [("Images/3.bmp", None, 70, "3.bmp"), ("Images/4.JPG", None, 80, "4.JPG")],
    csiq: [
        ("dst_imgs/awgn/1600.AWGN.1.png", "src_imgs/1600.png", -0.062, "1600"),
        ("dst_imgs/jpeg2000/lake.jpeg2000.5.png", "src_imgs/lake.png", -0.9, "lake"),
    ],
    tid2013: [
        ("distorted_images/i01_01_1.bmp", "reference_images/I01.BMP", 5.51429, "I01"),
        ("distorted_images/I25_24_5.bmp", "reference_images/I25.BMP", 0.3, "I25"),
    ],
    kadid: [
        ("images/I01_01_01.png", "images/I01.png", 4.57, "I01.png"),
        ("images/I01_02_03.png", "images/I01.png", 2.1, "I01.png"),
    ],
    koniq: [("512x384/1.jpg", None, 71.7, "1.jpg"), ("512x384/2.jpg", None, 62.2, "2.jpg")],
    biq: [("Images/a.jpg", None, 0.79, "a.jpg"), ("Images/b.jpg", None, 0.2, "b.jpg")],
    espl: [
        ("Images/V_Sequoia_Remains_WardHistAdjTMO.PNG", None, 54.77, "V_Sequoia_Remains"),
        ("Images/V_Sequoia_Remains_LA_Sig_11.PNG", None, 40, "V_Sequoia_Remains"),
        ("Images/H_Exploratorium_2_surreal.PNG", None, 30, "H_Exploratorium"),
        ("Images/H_Exploratorium_GA.PNG", None, 60, "H_Exploratorium"),
    ],
    tmhdr: [
        ("PQ/CRF39/HableTMO/desat_0.5/shot/Flowers.mp4", None, 31.96, "Flowers"),
        ("HLG/CRF23/ColorTransformTMO/smooth/Snow1.png", None, 49.5, "Snow1"),
        ("PQ/CRF31/ExpertTM/Flowers.jpg", None, 45.2, "Flowers"),
    ],
}


@pytest.mark.parametrize("layout", EXPECTED, ids=lambda layout: layout.__name__)
def test_every_layout_is_recognised_and_read(layout, tmp_path):
    layout(tmp_path)
    rows = load(tmp_path)
    found = [
        (
            row.image.relative_to(tmp_path).as_posix(),
            row.reference and row.reference.relative_to(tmp_path).as_posix(),
            row.opinion,
            row.group,
        )
        for row in rows
    ]
    assert found == EXPECTED[layout]
    for row in rows:
        assert isinstance(read_rated(row.image), Picture)


@pytest.mark.parametrize("layout", [*EXPECTED, live], ids=lambda layout: layout.__name__)
def test_a_missing_picture_is_named_before_anything_is_scored(layout, tmp_path):
    layout(tmp_path)
    gone = load(tmp_path)[-1].image
    gone.unlink()
    with pytest.raises(FileRefusedError, match="is missing") as refusal:
        load(tmp_path)
    assert refusal.value.path.stem.lower() == gone.stem.lower()


def test_live_leaves_originals_out_and_prefers_realigned_opinions(tmp_path):
    live(tmp_path)
    rows = load(tmp_path)
    assert len(rows) == 981
    assert all(row.dmos and row.group == "bikes.bmp" for row in rows)
    assert (rows[225].image.name, rows[225].mos) == ("img226.bmp", 225)
    assert (rows[226].image.parent.name, rows[226].image.name, rows[226].opinion) == (
        "jpeg",
        "img1.bmp",
        -227,
    )
    realigned = {"dmos_new": np.arange(982.0)[None] / 2, "orgs": np.zeros((1, 982))}
    savemat(tmp_path / "dmos_realigned.mat", realigned)
    assert [row.mos for row in load(tmp_path)][:3] == [0, 0.5, 1]
    savemat(tmp_path / "dmos_realigned.mat", {name: array[:, :5] for name, array in realigned.items()})
    with pytest.raises(FileRefusedError, match="5 entries"):
        load(tmp_path)


def test_splits_and_groups_of_the_plain_table(tmp_path):
    plain(tmp_path)
    path = tmp_path / "scores.csv"
    rows = load(path)
    assert [row.image.name for row in chosen(path, rows, "dev")] == ["two.png"]
    assert contents(path, rows, "scene") == ["x", "y"]
    assert contents(path, rows, None) == ["clean/a.png"] * 2
    with pytest.raises(FileRefusedError, match=r"no split \"test\"; it has train \(1\), dev \(1\)"):
        chosen(path, rows, "test")
    with pytest.raises(FileRefusedError, match=r"no column \"city\".*it has scene"):
        contents(path, rows, "city")


def test_biq_keeps_its_own_splits(tmp_path):
    biq(tmp_path)
    assert [row.split for row in load(tmp_path)] == ["train", "test"]


def test_koniq_takes_the_larger_pictures(tmp_path):
    koniq(tmp_path)
    for name in ("1.jpg", "2.jpg"):
        picture(tmp_path / "1024x768" / name)
    assert {row.image.parent.name for row in load(tmp_path)} == {"1024x768"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("image,score\na.png,1\n", 'one column "mos"'),
        ("picture,mos\na.png,1\n", 'no column "image"'),
        ("image,mos,dmos\na.png,1,2\n", 'one column "mos"'),
        ("image,mos\na.png,good\n", '"good" is no number'),
        ("image,mos\na.png,nan\n", '"nan" is no number'),
        ("image,mos\na.png\n", "row 2 has 1 columns"),
        ("image,mos\n", "rates no picture"),
        ("", "no header"),
    ],
)
def test_a_wrong_table_is_refused_by_name(text, reason, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(text)
    with pytest.raises(FileRefusedError, match=reason) as refusal:
        load(path)
    assert refusal.value.path == path


def test_a_plain_table_may_hold_dmos(tmp_path):
    picture(tmp_path / "a.png")
    (tmp_path / "list.csv").write_text("image,dmos\na.png,12\n")
    (row,) = load(tmp_path / "list.csv")
    assert (row.dmos, row.mos, row.opinion) == (True, 12, -12)


def test_an_unknown_folder_is_told_what_is_known(tmp_path):
    with pytest.raises(FileRefusedError) as refusal:
        load(tmp_path)
    assert all(family.NAME in refusal.value.reason for family in FAMILIES)
    with pytest.raises(FileRefusedError, match="is not there"):
        load(tmp_path / "none")


def test_damaged_tables_are_refused(tmp_path):
    for name in ("csiq.DMOS.xlsx", "refnames_all.mat", "dmos.mat"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / name).write_bytes(b"PK\x03\x04 not really")
        (folder / "refnames_all.mat").touch()
        (folder / "csiq.DMOS.xlsx" if name.endswith("xlsx") else folder / "dmos.mat").touch()
        with pytest.raises(FileRefusedError, match="cannot be read"):
            load(folder)
    (tmp_path / "mos_with_names.txt").write_text("5.1 a b\n")
    with pytest.raises(FileRefusedError, match="line 1"):
        load(tmp_path)


def test_bitmaps_keep_their_pixels(tmp_path):
    picture(tmp_path / "a.bmp")
    np.testing.assert_array_equal(read_rated(tmp_path / "a.bmp").rgb, PIXELS[..., ::-1])
    (tmp_path / "b.bmp").write_bytes(b"BM and no more")
    with pytest.raises(FileRefusedError, match="damaged BMP"):
        read_rated(tmp_path / "b.bmp")


def test_a_video_is_its_middle_frame(tmp_path):
    video(tmp_path / "a.mp4")
    assert read_rated(tmp_path / "a.mp4").rgb.mean() == pytest.approx(28 + 25 * 4, abs=6)
    (tmp_path / "b.mp4").write_bytes(b"no video")
    with pytest.raises(FileRefusedError, match="video"):
        read_rated(tmp_path / "b.mp4")


def test_references_are_scene_light_where_the_file_is(tmp_path):
    cv2.imwrite(str(tmp_path / "a.hdr"), PIXELS.astype(np.float32))
    picture(tmp_path / "a.png")
    assert isinstance(read_reference(tmp_path / "a.hdr"), Photo)
    assert isinstance(read_reference(tmp_path / "a.png"), Picture)
    (tmp_path / "c.png").write_bytes(b"nothing known")
    with pytest.raises(FileRefusedError):
        read_reference(tmp_path / "c.png")


def packed_workbook(path, part):
    """A workbook of which one part is packed, and unpacks to much."""
    csiq(path.parent)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data + b" " * (part == name) * (65 << 20))


def test_a_workbook_that_unpacks_to_much_is_refused(tmp_path):
    packed_workbook(tmp_path / "csiq.DMOS.xlsx", "xl/workbook.xml")
    with pytest.raises(FileRefusedError, match="unpacks to more than 64 MiB"):
        load(tmp_path)


def test_a_workbook_with_a_damaged_part_is_refused(tmp_path):
    path = tmp_path / "csiq.DMOS.xlsx"
    packed_workbook(path, "")
    whole = path.read_bytes()
    for at in range(40, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with suppress(FileRefusedError):
            load(tmp_path)


def test_a_table_that_is_no_table_is_refused(tmp_path):
    table = tmp_path / "scores.csv"
    table.write_text("image,mos\n" + "x" * 200_000 + ",1\n")
    with pytest.raises(FileRefusedError, match="cannot be read as a table"):
        load(table)
    table.write_text("image,mos\n" + "x" * 5000 + ",1\n")
    with pytest.raises(FileRefusedError, match="is missing"):
        load(table)


def test_a_damaged_bitmap_is_refused_whatever_it_announces(tmp_path):
    path = tmp_path / "a.bmp"
    picture(path)
    whole = path.read_bytes()
    for width in (0, -1, 1 << 20, (1 << 31) - 1):
        path.write_bytes(whole[:18] + width.to_bytes(4, "little", signed=True) + whole[22:])
        with pytest.raises(FileRefusedError):
            read_rated(path)
