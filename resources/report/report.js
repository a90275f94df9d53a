"use strict";
const body = document.querySelector("tbody");
const rows = Array.from(body.rows);
const heads = Array.from(document.querySelectorAll("th"));
const shown = document.getElementById("shown");

function key(row, column) {
  const text = row.cells[column].dataset.value;
  if (text === undefined || text === "") return null;
  return heads[column].classList.contains("number") ? Number(text) : text;
}

function compare(a, b) {
  return typeof a === "number" ? a - b : a.localeCompare(b, undefined, { numeric: true });
}

function sort(head) {
  const column = heads.indexOf(head);
  const before = head.getAttribute("aria-sort");
  const first = head.dataset.first || "ascending";
  const other = first === "ascending" ? "descending" : "ascending";
  const order = before === first ? other : first;
  for (const each of heads) each.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", order);
  const sign = order === "ascending" ? 1 : -1;
  const keyed = rows.map((row) => [key(row, column), row]);
  // Rows without a value stand last in either order.
  keyed.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : sign * compare(a, b)));
  body.append(...keyed.map(([, row]) => row));
}

for (const head of heads) {
  const button = head.querySelector("button");
  if (button) button.addEventListener("click", () => sort(head));
}

document.getElementById("filter").addEventListener("input", (event) => {
  const wanted = event.target.value.trim().toLowerCase();
  let count = 0;
  for (const row of rows) {
    row.hidden = !row.dataset.name.includes(wanted);
    count += row.hidden ? 0 : 1;
  }
  shown.textContent = `${count} of ${rows.length} pictures`;
});
