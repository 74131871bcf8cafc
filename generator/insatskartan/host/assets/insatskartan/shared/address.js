// What is chosen on a page stands in its address after #. So do headings that links in the page lead to, such as the one
// that skips the menu: those say nothing about what is chosen.

/** What the address says is chosen; null when it names a place in the page instead. */
export function chosen() {
  const text = location.hash.slice(1);
  return text === "" || text.includes("=") ? new URLSearchParams(text) : null;
}

/** Call `read` when the address comes to say that something else is chosen, and `write`, which puts back what is chosen
    now, when it comes to name a place in the page: a reload or a copied address then shows the same as before. */
export function follow(read, write) {
  addEventListener("hashchange", () => (chosen() ? read() : write()));
}
