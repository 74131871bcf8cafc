// Tables whose rows can be sorted: a heading with data-ik-sort becomes a button. Without scripts the rows keep the order
// of the page.

const { compare } = new Intl.Collator("sv", { numeric: true });

for (const label of document.querySelectorAll("[data-ik-sort]")) {
  const heading = label.closest("th");
  const button = document.createElement("button");
  button.type = "button";
  button.append(label);
  heading.append(button);
  button.addEventListener("click", () => order(heading));
  // Browsers leave a button half outside the frame of the table where it is.
  button.addEventListener("focus", () => button.scrollIntoView({ block: "nearest", inline: "nearest" }));
}

/** Sort the rows by a column; a second click reverses them. */
function order(heading) {
  const descending = heading.getAttribute("aria-sort") === "ascending";
  const column = heading.cellIndex;
  const [body] = heading.closest("table").tBodies;
  const rows = [...body.rows].map((row) => [value(row.cells[column]), row]);
  rows.sort(([a], [b]) => beside(a, b, descending ? -1 : 1));
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  body.append(...rows.map(([, row]) => row));
}

/** Unknown values come last in both directions. */
function beside(a, b, direction) {
  if (!a || !b) return Number(!a) - Number(!b);
  return direction * compare(a, b);
}

function value(cell) {
  return cell.dataset.ikValue ?? cell.textContent.trim();
}
