// A new insats: where it belongs and what its file is called, which the fields of the model do not say.

import { control, frame } from "./fields.js";
import { say } from "./model.js";
import { isSlug, quoted } from "./rules.js";
import { copy } from "../shared/slots.js";

/**
 * Put the two fields into an element; `where` is the area to begin with, if any. The short name follows the name until
 * the visitor types another.
 */
export function newcomer(place, form, where) {
  const { words, spec } = form;
  const area = field({ namn: words.område, hjälp: words.områdeHjälp, krävs: true }, copy("lista"), form);
  const slug = field({ namn: words.kortnamn, hjälp: words.kortnamnHjälp, krävs: true }, copy("kort"), form);
  area.input.append(new Option(words.väljOmråde, ""), ...spec.områden.map(([code, name]) => new Option(name, code)));
  if (spec.områden.some(([code]) => code === where)) area.input.value = where;
  place.append(area.control.element, slug.control.element);
  let isOwn = false;
  slug.input.addEventListener("input", () => (isOwn = slug.input.value.trim() !== ""));

  const idNow = () => `${area.input.value}/${slug.input.value.trim()}`;
  function* problems() {
    if (!area.input.value) yield { control: area.control, text: words.områdeSaknas, råd: "" };
    const name = slug.input.value.trim();
    if (!isSlug(name)) yield { control: slug.control, text: say(spec.meddelanden.slug, quoted(name)), råd: "" };
    else if (spec.insatser.some(([id]) => id === idNow())) {
      yield { control: slug.control, text: say(words.finnsRedan, quoted(idNow())), råd: "" };
    }
  }
  return {
    file: { delar: [], mall: {} },
    id: idNow,
    problems: () => [...problems()],
    follow: (name) => isOwn || (slug.input.value = name ? asciiSlug(name) : ""),
  };
}

function field(described, input, form) {
  const places = frame("falt", described, form);
  places.element.insertBefore(input, places.plats);
  input.id = places.id;
  places.namn.htmlFor = places.id;
  return {
    input,
    control: control(
      places,
      [input],
      () => input.value || undefined,
      undefined,
      (now) => now,
    ),
  };
}

/** The nearest short name to a text, as `ascii_slug` in scalars.py. */
export function asciiSlug(text) {
  const bare = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\0-\x7f]/g, "");
  return bare.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
