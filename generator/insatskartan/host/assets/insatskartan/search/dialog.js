// Search from every page: a field, the first hits, and the way to all of them.

import { engine } from "./engine.js";
import { fromPage, guesses, row, summary } from "./rows.js";
import { slots } from "../shared/slots.js";

const ROWS = 6;

/** Let the dialog search. It is open already, and something may have been typed. */
export function start(box) {
  const places = slots(box);
  const field = box.querySelector("input");
  const form = box.querySelector("form");
  const first = places.antal.textContent;
  let turn = 0;
  /** @type {ReturnType<typeof fromPage> | null} */
  let page = null;

  /** The words of the search page, fetched once, and anew after a failure. */
  const words = () =>
    (page ??= fromPage(box.dataset.page).catch((error) => {
      page = null;
      throw error;
    }));
  const toPage = () =>
    `${box.dataset.page}${field.value.trim() ? `#${new URLSearchParams({ text: field.value.trim() })}` : ""}`;

  async function update() {
    const now = (turn += 1);
    places.alla.href = toPage();
    if (!field.value.trim()) {
      places.svar.replaceChildren();
      places.antal.textContent = first;
      return;
    }
    try {
      const [search, say] = await Promise.all([engine(), words()]);
      const results = await search.search(field.value);
      const rows = await Promise.all(results.hits.slice(0, ROWS).map((hit) => row(hit, results.words, say)));
      if (now === turn) show(results, rows, say);
    } catch (error) {
      if (now === turn) places.antal.textContent = places.antal.dataset.error;
      throw error;
    }
  }

  function show(results, rows, say) {
    const list = document.createElement("ol");
    list.className = "ik-rows";
    list.append(...rows);
    const line = guesses(results, say, replace);
    places.svar.replaceChildren(...(line ? [line] : []), ...(rows.length ? [list] : [nothing(say)]));
    places.antal.textContent = summary(results, rows.length, say);
  }

  function replace(old, other) {
    field.value = field.value.toLowerCase().replace(old, other);
    field.focus();
    update();
  }

  function nothing(say) {
    const help = slots(say.copy("ingen"));
    help.hinder.remove();
    for (const link of help.element.querySelectorAll("a"))
      link.href = new URL(link.getAttribute("href"), new URL(box.dataset.page, location.href)).href;
    return help.element;
  }

  /** The arrow keys go from the field to the hits and back. */
  function walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...places.svar.querySelectorAll("a, button")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = toPage();
  });
  box.addEventListener("keydown", walk);
  update();
}
