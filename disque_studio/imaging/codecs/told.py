"""What a finished file tells about its photo besides the pixels."""

from dataclasses import dataclass
from typing import Self

from disque_studio.imaging.codecs import exif as exif_blocks
from disque_studio.imaging.codecs import xmp


@dataclass(frozen=True)
class Told:
    """EXIF for a new picture (from its II or MM header on), and XMP as rdf:Description elements."""

    exif: bytes | None = None
    descriptions: bytes = b""

    @classmethod
    def of(
        cls, exif: bytes | None, xmp_packet: bytes | None, *, size: tuple[int, int], location: bool
    ) -> Self:
        """Take from a photo's own what is true of a picture of that (width, height), upright.

        Without `location` nothing is left of where it was taken. What cannot be read is left out.
        """
        block = exif_blocks.for_export(exif, size)
        if block is not None and not location:
            block = exif_blocks.without_location(block)
        return cls(block, xmp.kept(xmp_packet, location=location))

    @property
    def xmp(self) -> bytes | None:
        """The XMP packet; None where there is nothing to tell."""
        return xmp.packet(self.descriptions) if self.descriptions else None
