// What the model says about values: short forms written out, values in the words of the page.

import { plain } from "./layout.js";
import { capital } from "../shared/text.js";

/** Tell whether two plain values are alike, keys in the same order. */
export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Return the value of a field, laid out as `plain` gives it, with every short form inside it written out. */
export function expanded(posts, field, value) {
  if (field.slag !== "post" || value === null || value === undefined) return value;
  if (field.flera) return Array.isArray(value) ? value.map((row) => opened(posts, field, row)) : value;
  return opened(posts, field, value);
}

function opened(posts, field, value) {
  const post = posts[field.post];
  const long = isObject(value) ? value : fromShort(post.kort ?? {}, value);
  if (!isObject(long)) return long;
  const inner = (key) => post.fält.find((child) => child.nyckel === key);
  return Object.fromEntries(
    Object.entries(long).map(([key, child]) => [key, inner(key) ? expanded(posts, inner(key), child) : child]),
  );
}

/** Return the long form of what may be a short form: a word, a plain text or a list. The value may be a node. */
export function fromShort(short, value) {
  const word = plain(value);
  if (typeof word === "string" && Object.hasOwn(short.ord ?? {}, word)) return short.ord[word];
  if (typeof word === "string" && short.text) return { [short.text]: value };
  if (Array.isArray(value) && short.lista) return { [short.lista]: value };
  return value;
}

/** Return the short form of a record's node, where it has one that says the same. */
export function toShort(short, node) {
  if (!short) return node;
  const value = plain(node);
  for (const [word, long] of Object.entries(short.ord ?? {})) if (same(long, value)) return word;
  const [only, ...others] = Object.keys(value);
  return only && !others.length && [short.text, short.lista].includes(only) ? node[only] : node;
}

export function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Fill in `{}` from the left. */
export function say(text, ...values) {
  return text.replaceAll("{}", () => values.shift() ?? "").trim();
}

/** Return what the controls of a form are given: words, names, choices, and a way to speak. */
export function formOf(spec, { ord: words, val: labels }, tell) {
  const areas = new Map(spec.områden);
  const nameOf = names(spec, labels, words);
  const places = [...spec.områden, ...spec.platser];
  const lists = { områden: spec.områden, platser: places, insatser: spec.insatser };
  return {
    spec,
    words,
    tell,
    nameOf,
    areaName: (code) => areas.get(code) ?? code,
    choices: (field) =>
      field.val?.map((value) => [value, capital(nameOf(field, value))]) ??
      lists[field.till] ??
      spec.ord[field.ordlista],
  };
}

/** Return a function that names the values of a field: words of the vocabularies, names of places and insatser. */
function names(spec, labels, words) {
  const areas = new Map([...spec.områden, ...spec.platser]);
  const insatser = new Map(spec.insatser.map(([id, name]) => [id, `${name}, ${areas.get(id.split("/")[0]) ?? ""}`]));
  const lists = { områden: areas, platser: areas, insatser };
  for (const [name, terms] of Object.entries(spec.ord)) lists[name] = new Map(terms);
  return (field, value) => {
    const known = lists[field.ordlista ?? field.till];
    if (known) return known.get(value) ?? value;
    const choices = field.val && labels.find((own) => field.val.every((word) => word in own));
    if (field.val) return choices?.[value] ?? value.replaceAll("-", " ");
    if (value === spec.meddelanden.okänd) return words.okänd;
    return field.slag === "ja" ? words[value] : value;
  };
}
