"""XMP packets (ISO 16684-1): what of them tells about the photo is kept, the rest is left behind.

An editor's packet also holds its own settings, its history, and how its file is stored; in a new file these
would be false. So what is kept is listed here, by namespace.
"""

import re
from xml.etree import ElementTree

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LONGEST = 1 << 20
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

_TIFF = "http://ns.adobe.com/tiff/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_IPTC_MORE = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"

_KEPT_WHOLE = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "exif": _EXIF,
    "photoshop": _PHOTOSHOP,
    "Iptc4xmpCore": _IPTC,
    "Iptc4xmpExt": _IPTC_MORE,
}
_KEPT_PARTS = {
    _TIFF: ("Make", "Model", "Artist", "Copyright", "ImageDescription"),
    _XMP: ("CreateDate", "Rating", "Label", "CreatorTool"),
}
_LEFT = {
    _EXIF: ("PixelXDimension", "PixelYDimension", "ColorSpace"),
    _PHOTOSHOP: (
        "DocumentAncestors",
        "History",
        "TextLayers",
        "ColorMode",
        "ICCProfile",
        "SidecarForExtension",
    ),
    "http://purl.org/dc/elements/1.1/": ("format",),
}
_PLACES = {
    _PHOTOSHOP: ("City", "State", "Country"),
    _IPTC: ("Location", "CountryCode"),
    _IPTC_MORE: ("LocationCreated", "LocationShown"),
}
_NAME = re.compile(r"\{(.*)\}(.*)", re.DOTALL)

for _prefix, _uri in {**_KEPT_WHOLE, "tiff": _TIFF, "xmp": _XMP, "rdf": _RDF}.items():
    ElementTree.register_namespace(_prefix, _uri)


def packet(*descriptions: bytes) -> bytes:
    """Make a packet of rdf:Description elements."""
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="' + _RDF.encode() + b'">'
        + b"".join(descriptions)
        + b"</rdf:RDF></x:xmpmeta>"
    )  # fmt: skip


def kept(source: bytes | None, *, location: bool) -> bytes:
    """Give what tells about the photo, as rdf:Description elements; "" where nothing does.

    Without `location` the places that it was taken at and shows are left out. A packet that cannot be read
    is left out whole.
    """
    if source is None or len(source) > _LONGEST or _DECLARATION.search(source):
        return b""
    try:
        return _kept(ElementTree.fromstring(_element(source)), location)
    except (ElementTree.ParseError, ValueError, RecursionError):  # the last where it is nested without end
        return b""


def _kept(root: ElementTree.Element, location: bool) -> bytes:
    found = []
    listed = root if root.tag == f"{{{_RDF}}}RDF" else root.find(f"{{{_RDF}}}RDF")
    for old in [] if listed is None else listed:
        new = ElementTree.Element(f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
        new.attrib |= {name: text for name, text in old.attrib.items() if _is_kept(name, location)}
        new.extend(part for part in old if _is_kept(part.tag, location))
        if len(new) or len(new.attrib) > 1:
            new.tail = None
            found.append(ElementTree.tostring(new))
    return b"".join(found)


def _element(source: bytes) -> bytes:
    """Give the outermost element, less the wrapper, padding and zeros around it."""
    start, stop = source.find(b"<x:xmpmeta"), source.rfind(b"</x:xmpmeta>")
    if start < 0 or stop < 0:
        start, stop, end = source.find(b"<rdf:RDF"), source.rfind(b"</rdf:RDF>"), len(b"</rdf:RDF>")
    else:
        end = len(b"</x:xmpmeta>")
    if start < 0 or stop < start:
        raise ValueError("it holds no XMP")
    return source[start : stop + end]


def _is_kept(name: str, location: bool) -> bool:
    parts = _NAME.fullmatch(name)
    if parts is None:
        return False
    space, local = parts.groups()
    if local in _LEFT.get(space, ()):
        return False
    if not location and (local in _PLACES.get(space, ()) or (space == _EXIF and local.startswith("GPS"))):
        return False
    return space in _KEPT_WHOLE.values() or local in _KEPT_PARTS.get(space, ())
