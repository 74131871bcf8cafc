// What is wrong with a record, in the words of `check`: the texts come from the page, one table for Python and for here.
//
// Records are plain values with short forms written out. Codes and names are chosen from lists and need no look-up.

import { isObject, say } from "./model.js";
import { personal } from "./personal-data.js";
import { firstDay, lastDay } from "../shared/dates.js";
import { dateText } from "../shared/text.js";

/** Return the problems of an insats, each with its path, rule, text and hint. */
export function problems(record, spec, today) {
  const ofShape = [...shape(record, spec.post, [], spec)];
  const keys = new Set(ofShape.map(({ path }) => path[0]));
  return [...ofShape, ...house(record, spec.post, [], { ...spec, today, broken: keys })];
}

// Shape: what each value must look like.

function* shape(record, post, path, spec) {
  for (const field of spec.poster[post].fält) {
    const value = record[field.nyckel];
    const here = [...path, field.nyckel];
    if (value === undefined) {
      if (field.krävs && !standsIn(record, field, spec.poster[post]))
        yield problem(here, "saknad-nyckel", say(spec.meddelanden.saknas, quoted(field.nyckel)), field.hjälp);
    } else if (field.flera) {
      for (const [index, row] of value.entries()) yield* one(field, row, [...here, index], spec);
    } else {
      yield* one(field, value, here, spec);
    }
  }
}

/** Whether a key that is filled in stands instead of a required one. */
function standsIn(record, field, { istället: instead = {} }) {
  return Object.entries(instead).some(([key, keys]) => isFilled(record[key]) && keys.includes(field.nyckel));
}

function* one(field, value, path, spec) {
  if (field.slag === "post") {
    const inner = [...shape(value, field.post, path, spec)];
    yield* inner;
    if (!inner.length) yield* answered(value, field.post, path, spec);
  } else if (!fits(field, value, spec)) {
    const text = field.slag === "kortnamn" ? spec.meddelanden.slug : spec.meddelanden["fel-typ"];
    const said = field.slag === "kortnamn" ? [describe(value, spec)] : [field.väntat, describe(value, spec)];
    yield problem(path, RULE_OF[field.slag] ?? "fel-typ", say(text, ...said));
  }
}

/** A record's answer says what its other keys say; the texts are those of the shape. */
function* answered(record, post, path, spec) {
  for (const constraint of (spec.poster[post].krav ?? []).filter(({ slag }) => slag === "Answered")) {
    const [answer, ...others] = valuesOf(constraint, record, post, spec);
    const isAnswered = others.some((value) => value !== undefined && value.length > 0);
    const text = spec.meddelanden[isAnswered ? constraint.annars : constraint.fall];
    if (isAnswered !== (answer === constraint.ord)) yield problem(path, constraint.regel, say(text, answer));
  }
}

const RULE_OF = { datum: "datum", kortnamn: "slug" };

function fits(field, value, spec) {
  if (field.val || field.ordlista || field.till) return true;
  if (typeof value !== "string" || !value.trim()) return false;
  if (field.okänd && value === spec.meddelanden.okänd) return true;
  if (field.slag === "datum") return isDate(value);
  if (field.slag === "kortnamn") return isSlug(value);
  if (field.mönster && !new RegExp(`^(?:${field.mönster})$`).test(value)) return false;
  return field.högst === undefined || Number(value) <= field.högst;
}

// House rules: the ones in `IN_BROWSER` of form.py.

/** Rules about texts look at all of them; those about a record leave out the keys whose shape is broken. */
function* house(record, post, path, spec) {
  const own = [...declared(record, post, path, spec)];
  yield* own.filter(({ path: [key] }) => !spec.broken.has(key));
  for (const field of spec.poster[post].fält) {
    const value = record[field.nyckel];
    const here = [...path, field.nyckel];
    if (value === undefined) continue;
    for (const [index, row] of (field.flera ? value : [value]).entries()) {
      const at = field.flera ? [...here, index] : here;
      if (isObject(row)) yield* house(row, field.post, at, spec);
      else if (typeof row === "string") yield* ofText(field, row, at, spec);
    }
    if (field.flera && field.slag !== "post") yield* repeated(value, here, spec);
  }
}

/** What the model declares that a record must satisfy; `check` reads the same declarations. */
function* declared(record, post, path, spec) {
  const name = path.findLast((step) => typeof step === "string");
  for (const constraint of spec.poster[post].krav ?? []) {
    const breaches = CONSTRAINTS[constraint.slag] ?? none; // Answered belongs to the shape
    if (isFilled(record[constraint.om_inte])) continue;
    const context = { spec, name, kind: kindOf(constraint, post, spec) };
    for (const { at, values } of breaches(valuesOf(constraint, record, post, spec), constraint, context)) {
      yield broken(spec, constraint.regel, constraint.fall, [...path, ...at], ...values);
    }
  }
}

function* none() {}

/** What the record holds under the keys of a constraint, or what holds when they are left out. */
function valuesOf({ nycklar: keys }, record, post, spec) {
  return keys.map((key) => record[key] ?? fieldOf(post, key, spec).utelämnad);
}

function kindOf({ nycklar: [key] }, post, spec) {
  return fieldOf(post, key, spec).slag;
}

function fieldOf(post, key, spec) {
  return spec.poster[post].fält.find(({ nyckel }) => nyckel === key);
}

/** One function for each class of constraints.py: yields where it is broken, and the values of the text. */
const CONSTRAINTS = {
  *Ordered([first, second], { nycklar, vid }, { spec, kind }) {
    if (!first || !second || [first, second].includes(spec.meddelanden.okänd)) return;
    const isDated = kind === "datum";
    if (isDated ? lastDay(second) >= firstDay(first) : Number(first) <= Number(second)) return;
    const shown = [first, second].map((value) => (isDated ? dateText(value, spec.månader) : Number(value)));
    yield { at: vid ? [vid] : [], values: vid === nycklar[1] ? shown.toReversed() : shown };
  },
  *NotAhead([date], { nycklar: [key] }, { spec }) {
    if (!date || date === spec.meddelanden.okänd || firstDay(date) <= spec.today) return;
    yield { at: [key], values: [dateText(date, spec.månader)] };
  },
  *NotEmpty([list], { nycklar: [key] }) {
    if (list && !list.length) yield { at: [key], values: [key] };
  },
  *MaxLength([text = ""], { nycklar: [key], gräns: limit }) {
    const length = [...text.trim()].length;
    if (length > limit) yield { at: [key], values: [limit, length] };
  },
  *Disjoint([first = [], second = []], { nycklar: keys }) {
    for (const [index, value] of second.entries()) {
      if (first.includes(value)) yield { at: [keys[1], index], values: [quoted(value), ...keys] };
    }
  },
  *Passable([letIn = [], shutOut = [], others], { nej: no }, { name }) {
    if (others === no && letIn.every((value) => shutOut.includes(value))) yield { at: [], values: [name] };
  },
  *Alone(values, { nycklar: keys }) {
    if (values.every(isFilled)) yield { at: [], values: keys };
  },
  *Explains([reason, shutOut = [], others], { nycklar: [key], nej: no }, { name }) {
    if (reason && !shutOut.length && others !== no) yield { at: [key], values: [name] };
  },
};

function isFilled(value) {
  return value !== undefined && value !== "" && value !== "nej";
}

function* repeated(list, path, spec) {
  for (const [index, text] of list.entries()) {
    if (list.indexOf(text) < index) yield broken(spec, "upprepning", "", [...path, index], quoted(text));
  }
}

function* ofText(field, text, path, spec) {
  const looks = ADDRESSES[field.adress];
  if (looks && !looks(text)) yield broken(spec, "länk", field.adress, path, quoted(text));
  for (const target of looks ? [] : links(text)) {
    if (!mayLink(target)) yield broken(spec, "länk", "text", path, quoted(target));
  }
  const { number, address } = personal(text);
  if (number) yield broken(spec, "personnummer", "", path);
  if (address) yield broken(spec, "persons-adress", "", path, quoted(address));
}

const isWeb = (text) => /^https:\/\/[^\s.@\\/?#[\]]+(?:\.[^\s.@\\/?#[\]]+)+(?:[/?#][^\s\\]*)?$/i.test(text);
const isMail = (text) => /^[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u.test(text);
const isPhone = (text) => /^\+?[0-9][0-9 ()-]*$/.test(text);
const ADDRESSES = { webb: isWeb, "e-post": isMail, telefon: isPhone };
/** [text](address), <address>, and [name]: address. */
const IN_TEXT = /\]\(\s*<?([^)\s>]*)|<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>|^[ \t>*+-]*\[[^[\]]+\]:\s*(\S+)/gm;

function links(text) {
  return [...text.matchAll(IN_TEXT)].map(([, ...parts]) => parts.find(Boolean) ?? "");
}

function mayLink(address) {
  const [scheme, ...rest] = address.split(":");
  if (scheme.toLowerCase() === "mailto") return isMail(rest.join(":").split("?")[0]);
  return scheme.toLowerCase() === "tel" ? isPhone(rest.join(":")) : isWeb(address);
}

// Words and dates.

function problem(path, regel, text, råd = "") {
  return { path, regel, text, råd };
}

function broken(spec, rule, which, path, ...values) {
  const [text, hint] = spec.meddelanden.regler[rule][which];
  return problem(path, rule, say(text, ...values), hint);
}

export function quoted(text) {
  const signs = [...text];
  return `«${signs.length > 60 ? `${signs.slice(0, 57).join("")}…` : text}»`;
}

function describe(value, spec) {
  if (typeof value === "string") return quoted(value);
  const [empty, keys, list] = spec.meddelanden.funnet;
  return value === null ? empty : isObject(value) ? keys : list;
}

export function isSlug(text) {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** A year, a month or a day that exists. */
export function isDate(text) {
  const [, year, month = "01", day = "01"] = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text) ?? [];
  if (!year || Number(year) < 1900 || Number(year) >= 2200) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
