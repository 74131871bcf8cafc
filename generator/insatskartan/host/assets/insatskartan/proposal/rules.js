// What is wrong with a record, in the words of `check`: the texts come from the page, one table for Python and for here.
//
// Records are plain values with short forms written out. Codes and names are chosen from lists and need no look-up.

import { isObject, say } from "./model.js";
import { personal } from "./personal-data.js";
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
      if (field.krävs)
        yield problem(here, "saknad-nyckel", say(spec.meddelanden.saknas, quoted(field.nyckel)), field.hjälp);
    } else if (field.flera) {
      for (const [place, row] of value.entries()) yield* one(field, row, [...here, place], spec);
    } else {
      yield* one(field, value, here, spec);
    }
  }
}

function* one(field, value, path, spec) {
  if (field.slag === "post") {
    const inner = [...shape(value, field.post, path, spec)];
    yield* inner;
    if (!inner.length) yield* (TOGETHER[field.post] ?? none)(value, path, spec.meddelanden);
  } else if (!fits(field, value, spec)) {
    const text = field.slag === "kortnamn" ? spec.meddelanden.slug : spec.meddelanden["fel-typ"];
    const said = field.slag === "kortnamn" ? [found(value, spec)] : [field.väntat, found(value, spec)];
    yield problem(path, RULE_OF[field.slag] ?? "fel-typ", say(text, ...said));
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

/** Values that do not go together. */
const TOGETHER = {
  *Age({ svar = "gräns", från, till }, path, say_) {
    const isBounded = från !== undefined || till !== undefined;
    if (svar === "gräns" && !isBounded) yield problem(path, "fel-typ", say_["utan-gräns"]);
    if (svar !== "gräns" && isBounded) yield problem(path, "fel-typ", say(say_["svar-och-gräns"], svar));
  },
  *Decision({ svar, krävs = [] }, path, say_) {
    if ((svar === undefined || svar === keyOf({ krävs })) !== krävs.length > 0)
      yield problem(path, "fel-typ", say_.beslut);
  },
};

function* none() {}

// House rules: the ones in `IN_BROWSER` of form.py.

/** Rules about texts look at all of them; those about a record leave out the keys whose shape is broken. */
function* house(record, post, path, spec) {
  const own = [...(HOUSE[post] ?? none)(record, path, spec)];
  yield* own.filter(({ path: [key] }) => !spec.broken.has(key));
  for (const field of spec.poster[post].fält) {
    const value = record[field.nyckel];
    const here = [...path, field.nyckel];
    if (value === undefined) continue;
    for (const [place, row] of (field.flera ? value : [value]).entries()) {
      const at = field.flera ? [...here, place] : here;
      if (isObject(row)) yield* house(row, field.post, at, spec);
      else if (typeof row === "string") yield* ofText(field, row, at, spec);
    }
    if (field.flera && field.slag !== "post") yield* repeated(value, here, spec);
  }
}

const HOUSE = {
  *Insats({ inriktning, källor, ingångar, sammanfattning = "" }, path, spec) {
    for (const [key, list] of Object.entries({ inriktning, källor })) {
      if (list && !list.length) yield broken(spec, "tom-lista", "lista", [key], key);
    }
    if (ingångar && !ingångar.length) yield broken(spec, "tom-lista", "ingångar", [keyOf({ ingångar })]);
    const longest = spec.meddelanden.högst;
    const length = [...sammanfattning.trim()].length;
    if (length > longest) yield broken(spec, "sammanfattning", "", [keyOf({ sammanfattning })], longest, length);
  },
  *Age({ från, till }, path, spec) {
    const [lower, upper] = [från, till].map((text) => (/^\d+$/.test(text ?? "") ? Number(text) : null));
    if (lower !== null && upper !== null && lower > upper) yield broken(spec, "åldersordning", "", path, lower, upper);
  },
  Residence: criterion,
  Income: criterion,
  *Period({ start, slut }, path, spec) {
    yield* order("period", start, slut, [...path, keyOf({ slut })], spec);
  },
  *ReportPeriod({ från, till }, path, spec) {
    yield* order("rapportperiod", från, till, [...path, keyOf({ till })], spec);
  },
  *FollowUp({ datum }, path, spec) {
    yield* ahead("rapportdatum", datum, [...path, keyOf({ datum })], spec);
  },
  *Confirmation({ datum }, path, spec) {
    yield* ahead("kontroll", datum, [...path, keyOf({ datum })], spec);
  },
};

/** A criterion names nobody both as let in and as shut out, lets somebody in, and explains only what it shuts. */
function* criterion({ öppen_för: open = [], stängd_för: shut = [], övriga: others, stängd_orsak: why }, path, spec) {
  const [key] = path.slice(-1);
  for (const [place, code] of shut.entries()) {
    if (open.includes(code))
      yield broken(spec, "överlapp", "", [...path, keyOf({ stängd_för: 0 }), place], quoted(code));
  }
  if (others === "nej" && open.every((code) => shut.includes(code))) yield broken(spec, "stängd-dörr", "", path, key);
  if (why && !shut.length && others !== "nej") {
    yield broken(spec, "orsak-utan-stängt", "", [...path, keyOf({ stängd_orsak: 0 })], key);
  }
}

function* order(which, start, end, path, spec) {
  if (!start || !end || [start, end].includes(spec.meddelanden.okänd) || lastDay(end) >= firstDay(start)) return;
  yield broken(spec, "datumordning", which, path, dateText(end, spec.månader), dateText(start, spec.månader));
}

function* ahead(which, date, path, spec) {
  if (date && firstDay(date) > spec.today)
    yield broken(spec, "datumordning", which, path, dateText(date, spec.månader));
}

function* repeated(list, path, spec) {
  for (const [place, text] of list.entries()) {
    if (list.indexOf(text) < place) yield broken(spec, "upprepning", "", [...path, place], quoted(text));
  }
}

function* ofText(field, text, path, spec) {
  const looks = ADDRESSES[field.nyckel];
  if (looks && !looks(text)) yield broken(spec, "länk", field.nyckel, path, quoted(text));
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

function keyOf(object) {
  return Object.keys(object)[0];
}

export function quoted(text) {
  const signs = [...text];
  return `«${signs.length > 60 ? `${signs.slice(0, 57).join("")}…` : text}»`;
}

function found(value, spec) {
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

/** Days as text, which sort as days do. */
function firstDay(date) {
  return `${date}-01-01`.slice(0, 10);
}

function lastDay(date) {
  const [year, month = 12, day] = date.split("-").map(Number);
  return day ? date : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
