// Copies of the page's templates, filled in with text: scripts have no words and no markup of their own.

/** @typedef {{ element: any, [name: string]: any }} Slots an element, and the first of each name inside it */

/**
 * Return the named places of an element.
 * @param {HTMLElement} element
 */
export function slots(element) {
  /** @type {Slots} */
  const found = { element };
  for (const place of element.querySelectorAll("[data-slot]")) found[place.dataset.slot] ??= place;
  return found;
}

/**
 * Write texts into places.
 * @param {Slots} places
 * @param {Record<string, string | number>} texts
 */
export function fill(places, texts) {
  for (const [name, text] of Object.entries(texts)) places[name].textContent = text;
}

/**
 * Copy a template of the page.
 * @param {string} name
 * @returns {any}
 */
export function copy(name) {
  return document.querySelector(`[data-template="${name}"]`).content.cloneNode(true).firstElementChild;
}

/** Let a field that takes focus be seen whole: browsers only see to it that its cursor is. */
export function showWhole(form) {
  form.addEventListener("focusin", ({ target }) => target.scrollIntoView({ block: "nearest" }));
}
