"""The row of a photo in the export queue: its name, its state, and a bar or a reason."""

from disque_studio.ui.export.model import ROW, output_name, state_text
from disque_studio.ui.export.queue import Row
from disque_studio.ui.panels.two_lines import Index, TwoLines
from disque_studio.ui.texts import said


def row_lines(index: Index) -> TwoLines:
    """Say what a photo's row shows."""
    row: Row = index.data(ROW)
    return TwoLines(
        name=row.item.path.name,
        state=state_text(row),
        more=output_name(row) if row.state == "done" else said(row.reason),
        part=row.part if row.state == "working" else None,
        warns=row.state == "failed",
    )
