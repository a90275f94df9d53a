"""What finished files tell of their photo, and what they keep to themselves."""

import struct

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from disque_studio.imaging.codecs import exif, xmp
from disque_studio.imaging.codecs.told import Told

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def block(*, order="<"):
    image = Image.Exif()
    image.endian = order
    image[exif.MAKE], image[0x8298] = "Camera works", "A. Photographer"
    inner = image.get_ifd(exif.EXIF_IFD)
    inner[0x9003], inner[0xA434], inner[0x927C] = "2026:01:02 03:04:05", "50 mm", b"near the town of Nowhere"
    place = image.get_ifd(exif.GPS_IFD)
    place[1], place[2] = "N", (IFDRational(51), IFDRational(30), IFDRational(26))
    place[29] = "2026:01:02"
    return image.tobytes().removeprefix(b"Exif\0\0")


def test_nothing_of_the_place_is_left_and_all_else_is():
    told = exif.without_location(block())
    read = Image.Exif()
    read.load(b"Exif\0\0" + told)
    assert read[exif.MAKE] == "Camera works" and read[0x8298] == "A. Photographer"
    inner = read.get_ifd(exif.EXIF_IFD)
    assert inner[0x9003] == "2026:01:02 03:04:05" and inner[0xA434] == "50 mm"
    assert exif.GPS_IFD not in read and 0x927C not in inner
    assert b"Nowhere" not in told and struct.pack("<II", 26, 1) not in told
    assert told.count(b"2026:01:02") == 1 and len(told) == len(block())
    assert exif.date_taken(told) == "2026-01-02"


def test_a_block_that_cannot_be_looked_through_is_left_out_whole():
    good = block()
    gps = good.index(struct.pack("<HHI", exif.GPS_IFD, 4, 1)) + 8
    damaged = good[:gps] + struct.pack("<I", len(good) + 99) + good[gps + 4 :]
    assert exif.without_location(damaged) is None
    assert exif.without_location(b"nothing") is None
    for length in range(len(good)):
        told = exif.without_location(good[:length])
        assert told is None or (b"Nowhere" not in told and exif.GPS_IFD not in _tags(told))


def _tags(data):
    return {entry.tag for entry in exif.entries_of(data)}


def test_a_block_without_a_place_is_as_it_was():
    image = Image.Exif()
    image[exif.MAKE] = "Camera works"
    plain = image.tobytes().removeprefix(b"Exif\0\0")
    assert exif.without_location(plain) == plain


PACKET = f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
 xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
 xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmp:Rating="5" tiff:Orientation="6" tiff:Make="Works" aux:Lens="50 mm" exif:GPSLatitude="51,30N"
 exif:PixelXDimension="99" photoshop:City="Bath" crs:Exposure2012="+1.00" hdrgm:Version="1.0">
<dc:creator><rdf:Seq><rdf:li>Zoë &amp; Co</rdf:li></rdf:Seq></dc:creator>
<crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li></rdf:Seq></crs:ToneCurve>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def test_xmp_keeps_what_is_true_of_the_new_file():
    packet = Told.of(None, PACKET, size=(9, 9), location=True).xmp
    for kept in (b'Rating="5"', b'Make="Works"', b'Lens="50 mm"', b"Zo", b"&amp; Co", b"51,30N", b"Bath"):
        assert kept in packet
    for left in (b"Orientation", b"PixelXDimension", b"Exposure2012", b"ToneCurve", b"hdrgm"):
        assert left not in packet
    assert xmp.kept(packet, location=True) == xmp.kept(PACKET, location=True)


def test_xmp_without_a_place_names_none():
    packet = Told.of(None, PACKET, size=(9, 9), location=False).xmp
    assert b'Rating="5"' in packet and b"51,30N" not in packet and b"Bath" not in packet


@pytest.mark.parametrize(
    "packet",
    [
        *(b"", b"no xmp", PACKET[:300], b"</x:xmpmeta><x:xmpmeta", b"\xff\xfe" + PACKET[:80]),
        b'<!DOCTYPE a [<!ENTITY b "c">]>' + PACKET,
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><!DOCTYPE a></x:xmpmeta>',
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + b"<a>" * 5000 + b"</x:xmpmeta>",
        PACKET + b" " * (1 << 20),
    ],
    ids=range(9),
)
def test_xmp_that_cannot_be_read_is_left_out(packet):
    assert Told.of(None, packet, size=(9, 9), location=True).xmp is None


def test_a_packet_that_is_nested_without_end_is_left_out():
    inner = b"<dc:a>" * 3000 + b"</dc:a>" * 3000
    description = (
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">' + inner + b"</rdf:Description>"
    )
    for location in (True, False):
        assert xmp.kept(xmp.packet(description), location=location) == b""
