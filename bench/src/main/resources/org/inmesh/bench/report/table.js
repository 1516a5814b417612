// A table as CSV (RFC 4180): exact numbers where the cells show rounded ones.
Inmesh.csv = (table) => {
  const quoted = (text) => (/[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  const exact = (cell) => cell.dataset.exact ?? cell.textContent;
  return [...table.rows]
    .map((row) => [...row.cells].map((cell) => quoted(exact(cell))).join(",") + "\r\n")
    .join("");
};
