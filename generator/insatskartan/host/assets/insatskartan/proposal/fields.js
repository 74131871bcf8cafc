// Fields of a form: one value each, with its label, its explanation and what is wrong with it.
//
// Every control has `element`, `value()` (plain, undefined when nothing is filled in), `node()` (as it goes to the file:
// the very node it came with when nothing has changed), `find(path)`, `fault(problem)` and `focus()`.

import { same } from "./model.js";
import { plain, text } from "./layout.js";
import { copy, fill, slots } from "../shared/slots.js";

/** Up to this many choices are radio buttons; more are a list. */
const FEW = 3;
/** Largest height of a text area, in lines. */
const LINES = 12;
let newest = 0;

export function newId() {
  return `falt-${(newest += 1)}`;
}

/** Make the control of one value. */
export function single(field, node, form) {
  if (field.slag === "ja") return tick(field, node, form);
  if (field.val && field.val.length <= FEW) return radios(field, node, form);
  if (field.val || field.ordlista || field.till) return choice(field, node, form);
  return written(field, node, form);
}

/**
 * Return the frame of a field: label, help and room for an error; `fault(problem, inputs)` shows one.
 * @returns {import("../shared/slots.js").Slots}
 */
export function frame(template, field, form) {
  const places = slots(copy(template));
  const id = newId();
  fill(places, { namn: field.namn, hjalp: helpOf(field, form) });
  if (field.krävs) places.namn.append(copy("kravs"));
  places.hjalp.hidden = !places.hjalp.textContent;
  places.hjalp.id = `${id}-hjalp`;
  places.fel.id = `${id}-fel`;
  return { ...places, id, fault: (problem, inputs) => showFault(places, problem, inputs) };
}

/** The explanation, and an example where it helps and the explanation has none. */
function helpOf(field, { words }) {
  const [lead] = words.exempel.split("{}");
  const isOpen = field.exempel && !field.val && !field.ordlista && !field.till && !field.hjälp.includes(lead.trim());
  const example = isOpen ? words.exempel.replace("{}", () => field.exempel.replace(/\.$/, "")) : "";
  return [field.hjälp, field.slag === "datum" ? words.datum : example].filter(Boolean).join(" ");
}

function showFault(places, problem, inputs) {
  const root = places.element;
  places.fel.hidden = !problem;
  places.feltext.textContent = problem ? [problem.text, problem.råd].filter(Boolean).join(" ") : "";
  root.classList.toggle("ik-field--error", Boolean(problem));
  for (const input of inputs) {
    input.toggleAttribute("aria-invalid", false);
    if (problem) input.setAttribute("aria-invalid", "true");
    describe(input, places);
  }
}

/** Name what explains an input: its help, and its error when there is one. */
export function describe(input, { hjalp, fel }) {
  const ids = [hjalp, fel].filter((place) => !place.hidden).map((place) => place.id);
  if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
  else input.removeAttribute("aria-describedby");
}

/** Build the control of one value. `node()` returns the original node until the value changes. */
export function control(places, inputs, read, node, asNode) {
  const initial = read();
  const it = {
    element: places.element,
    value: read,
    node: () => (same(read(), initial) && node !== undefined ? node : asNode(read())),
    find: () => it,
    fault: (problem) => places.fault(problem, inputs),
    focus: () => inputs[0].focus(),
    id: inputs[0].id,
  };
  inputs.forEach((input) => describe(input, places));
  return it;
}

/** A text, a number or a date. */
function written(field, node, form) {
  const places = frame("falt", field, form);
  const value = plain(node ?? "");
  const input = places.element.insertBefore(inputFor(field, value), places.plats);
  const unknown = field.okänd ? unknownBox(places, form) : null;
  const isUnknown = field.okänd && value === form.spec.meddelanden.okänd;
  input.id = places.id;
  places.namn.htmlFor = places.id;
  input.value = isUnknown ? "" : value;
  if (unknown) {
    unknown.checked = isUnknown;
    const follow = () => (input.disabled = unknown.checked);
    unknown.addEventListener("change", follow);
    follow();
  }
  const read = () => (unknown?.checked ? form.spec.meddelanden.okänd : cleaned(input.value));
  const isText = field.slag === "text";
  const it = control(places, [input], read, node, (now) => text(now, isText));
  return Object.assign(it, { set: (now) => (input.value = now) });
}

/** Long texts have paragraphs and end with a line break in the file, as the layout wants them. */
function cleaned(value) {
  const clean = value.replaceAll("\r\n", "\n").normalize("NFC").trim();
  if (!clean) return undefined;
  return clean.includes("\n") ? `${clean}\n` : clean;
}

function inputFor(field, value) {
  const isLong = field.slag === "text" && (!field.enRad || value.includes("\n"));
  const input = copy(isLong ? "lang" : "kort");
  if (field.slag === "heltal") input.inputMode = "numeric";
  if (isLong) input.rows = Math.min(LINES, Math.ceil(value.length / 50) + value.split("\n").length);
  return input;
}

function unknownBox(places, form) {
  const row = slots(copy("kryss"));
  fill(row, { ord: form.words.okändHjälp });
  places.plats.append(row.element);
  row.ruta.setAttribute("aria-describedby", places.hjalp.id);
  return row.ruta;
}

/** A check box: yes, or no value. */
function tick(field, node, form) {
  const places = frame("kryssfalt", field, form);
  const box = places.ruta;
  const [yes, no] = field.mönster.split("|");
  const stated = plain(node ?? null);
  box.id = places.id;
  places.namn.htmlFor = places.id;
  box.checked = stated === yes;
  const read = () => (box.checked ? yes : stated === no ? no : undefined);
  return control(places, [box], read, node, (now) => now);
}

/** A list for one of many choices. */
function choice(field, node, form) {
  const places = frame("falt", field, form);
  const list = places.element.insertBefore(copy("lista"), places.plats);
  list.id = places.id;
  places.namn.htmlFor = places.id;
  const stated = plain(node ?? "");
  list.append(...optionsOf(field, stated, form));
  list.value = stated || impliedBy(field);
  return control(
    places,
    [list],
    readChoice(field, stated, () => list.value),
    node,
    (now) => now,
  );
}

/** Return a reader of the choice, which is undefined for an implied value that the file leaves out. */
function readChoice(field, stated, chosen) {
  return () => (chosen() === "" || (!stated && chosen() === field.utelämnad) ? undefined : chosen());
}

function optionsOf(field, stated, form) {
  const options = form.choices(field).map(([value, name]) => new Option(name, value));
  if (stated && !options.some(({ value }) => value === stated)) options.push(new Option(stated, stated));
  const listed = field.till === "insatser" ? byArea(options, form) : options;
  return impliedBy(field) ? listed : [new Option(form.words.ejIfyllt, ""), ...listed];
}

/** The value that holds when the key is left out. In a record that is left out as a whole, nothing is implied. */
function impliedBy({ utelämnad: implied = "", saknas: isLeftOut }) {
  return isLeftOut ? "" : implied;
}

/** Return options for insatser under the names of their areas. */
export function byArea(options, form) {
  const groups = new Map();
  for (const option of options) {
    const area = option.value.split("/")[0];
    if (!groups.has(area))
      groups.set(area, Object.assign(document.createElement("optgroup"), { label: form.areaName(area) }));
    groups.get(area).append(option);
  }
  return [...groups.values()];
}

/** Radio buttons for one of a few choices. */
function radios(field, node, form) {
  const places = frame("faltgrupp", field, form);
  const stated = plain(node ?? "");
  const blank = impliedBy(field) || field.krävs ? [] : [["", form.words.ejIfyllt]];
  const inputs = [...form.choices(field), ...blank].map(([value, name]) => {
    const row = slots(copy("radio"));
    fill(row, { ord: name });
    Object.assign(row.ruta, { id: newId(), name: places.id, value, checked: value === (stated || impliedBy(field)) });
    places.plats.append(row.element);
    return row.ruta;
  });
  const chosen = () => inputs.find(({ checked }) => checked)?.value ?? "";
  return control(places, inputs, readChoice(field, stated, chosen), node, (now) => now);
}

/** Check boxes for several of a few choices; values of the file keep their order and come first. */
export function boxes(field, node, form) {
  const places = frame("faltgrupp", field, form);
  const stated = plain(node ?? []);
  const inputs = form.choices(field).map(([value, name]) => {
    const row = slots(copy("kryss"));
    fill(row, { ord: name });
    Object.assign(row.ruta, { id: newId(), value, checked: stated.includes(value) });
    places.plats.append(row.element);
    return row.ruta;
  });
  const read = () => {
    const checked = inputs.filter((box) => box.checked).map((box) => box.value);
    const kept = stated.filter((code) => checked.includes(code));
    const now = [...kept, ...checked.filter((code) => !stated.includes(code))];
    return now.length ? now : undefined;
  };
  return control(places, inputs, read, node, (now) => now);
}
