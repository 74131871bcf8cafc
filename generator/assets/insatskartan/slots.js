// Named places of a piece of the page, `data-f="name"`, and the texts that go into them.

/** Return the named places of an element, `{name: element}`; the first of each name. */
export function slots(element) {
  const found = { element };
  for (const place of element.querySelectorAll("[data-f]")) found[place.dataset.f] ??= place;
  return found;
}

/** Write texts into places. */
export function fill(places, texts) {
  for (const [name, text] of Object.entries(texts)) places[name].textContent = text;
}
