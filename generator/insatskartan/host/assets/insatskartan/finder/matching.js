// May this person take part, why, and who opens the door: the same answers as insatskartan/matching/match.py and
// criteria.py, where the reasons for every step are written, in the same order and by the same names. Answers from the
// records of /api/v1. Pure: no page, no network, no clock.

import { statusOn } from "../shared/dates.js";
import { dateText, inText, listing } from "../shared/text.js";

/** What may be told about a person, by the criterion it answers. */
const FACTS = ["bosatt", "ålder", "försörjning", "beslut", "väg_in"];
const TIME = "tid";
const SELF = "sjalv";
/** The firmest first. */
const BASES = ["uttryckligt", null, "rubrik", "tolkning"];
const UNLISTED = { ja: "alla", nej: "ingen", okänt: "nämns-inte" };

/**
 * Answer for one person and one record.
 *
 * person: {kommun, platser, ålder, försörjning, beslut, frågar}; what is not told is null or left out. `platser` is the
 * municipality and all it lies in, `beslut` says of decisions whether the person has them. lexicon: as made by
 * insatskartan/matching/record.py. world: `dag`, the day it is about, and `insatser`, records by id, of which those that
 * open doors of others are asked for.
 */
export function match(person, record, lexicon, world, visited = []) {
  const whole = { ...person, platser: person.platser ?? [], beslut: person.beslut ?? {} };
  const opened = (id) => through(person, id, lexicon, world, [...visited, record.id]);
  const time = [ofTime(record, lexicon, world.dag)].filter(Boolean);
  const mine = lexicon.öppnar[person.frågar] ?? [];
  const judged = (ways) => {
    const answered = ways.map((way) =>
      door(record, way, [...ofDoor(way, whole, lexicon, opened), ...time], mine, lexicon),
    );
    return answered.sort(doorOrder(lexicon));
  };
  const parts = record.delar.map((part) => {
    const doors = judged(part.ingångar);
    return { namn: part.namn, svar: doors[0].svar, ingångar: doors };
  });
  const [best] = parts.toSorted((one, other) => doorOrder(lexicon)(one.ingångar[0], other.ingångar[0]));
  const doors = best ? best.ingångar : judged(record.ingångar);
  return {
    id: record.id,
    svar: doors[0].svar,
    delvis: new Set(parts.map((part) => part.svar === "stängd")).size > 1,
    skäl: doors[0].skäl,
    att_göra: doors[0].att_göra,
    ingångar: doors,
    delar: parts,
  };
}

/** Return the criterion about which knowing more would settle most of these answers, and the question; or null. */
export function deciding(answers, lexicon) {
  const counted = Object.fromEntries(FACTS.map((name) => [name, 0]));
  for (const answer of answers) {
    const doors = answer.delar.length ? answer.delar.flatMap((part) => part.ingångar) : answer.ingångar;
    const open = doors.filter(({ svar }) => svar !== "stängd").flatMap(({ skäl }) => skäl);
    const names = open.filter(({ saknas }) => saknas === "om personen").map(({ kriterium }) => kriterium);
    for (const name of new Set(names)) counted[name] += 1;
  }
  const most = FACTS.reduce((first, name) => (counted[name] > counted[first] ? name : first));
  if (!counted[most]) return null;
  const form = counted[most] === 1 ? "avgör-en" : "avgör-många";
  const question = say(lexicon, `avgör-${most}`);
  return { kriterium: most, text: say(lexicon, form, { fråga: question, antal: counted[most] }) };
}

/** The answer for an insats that opens a door of another; unclear when the two open each other's doors. */
function through(person, id, lexicon, world, visited) {
  const record = world.insatser[id];
  return record && !visited.includes(id) ? match(person, record, lexicon, world, visited).svar : "oklart";
}

function door(record, way, reasons, mine, lexicon) {
  const answer = verdict(way, reasons);
  return {
    namn: way.namn,
    svar: answer,
    egen: way.väg_in.some(({ via }) => mine.includes(via)),
    not: way.not,
    skäl: reasons.map(({ kriterium, svar, text, saknas, not }) => ({ kriterium, svar, text, saknas, not })),
    att_göra: answer === "stängd" ? [] : todo(reasons, whomToAsk(record, lexicon), lexicon),
  };
}

function verdict(way, reasons) {
  if (reasons.some(({ svar }) => svar === "nej")) return "stängd";
  if (reasons.every(({ svar }) => svar === "ja")) return "öppen";
  const isClear = ({ kriterium, svar, saknas }) =>
    svar === "ja" || (saknas === "om personen" && way[kriterium].övriga !== "okänt");
  const clear = reasons.filter(isClear).map(({ kriterium }) => kriterium);
  const known = ["bosatt", "försörjning"].filter((name) => clear.includes(name));
  const welcome = known.includes("bosatt") && (known.includes("försörjning") || way.beslut.krävs.length > 0);
  if (reasons.some(({ saknas }) => ["siffra", "annan insats"].includes(saknas))) return "oklart";
  return welcome || (known.length > 0 && way.väg_in.length > 0) ? "öppen om" : "oklart";
}

/** What must be done, and last what must be asked, and whom. */
function todo(reasons, whom, lexicon) {
  const silent = reasons.filter(({ saknas }) => saknas === "uppgift" || saknas === "siffra");
  const topics = silent
    .filter(({ kriterium }) => kriterium !== TIME)
    .map((one) => say(lexicon, `ämne-${one.kriterium}`));
  const [time] = silent.filter(({ kriterium }) => kriterium === TIME).map(({ topic }) => say(lexicon, topic));
  const ämnen = listing(topics, "och") || time;
  const asking = [];
  if (topics.length && time) asking.push(say(lexicon, "gör-fråga-också", { vem: whom, ämnen, tid: time }));
  else if (ämnen) asking.push(say(lexicon, "gör-fråga", { vem: whom, ämnen }));
  return [...reasons.map((one) => one.todo).filter(Boolean), ...asking];
}

function whomToAsk({ kontakt: [contact], huvudman }, lexicon) {
  return (contact && inText(contact.funktion)) || huvudman || say(lexicon, "verksamheten");
}

/**
 * Put the best door first, then the one with fewest things left to settle, then that of the one who asks. Sorting keeps
 * the order of the file among those that are left.
 */
function doorOrder(lexicon) {
  const unsettled = ({ skäl }) => skäl.filter(({ svar }) => svar !== "ja").length;
  const key = (one) => [lexicon.svar.indexOf(one.svar), unsettled(one), one.egen ? 0 : 1];
  return (one, other) => {
    const [left, right] = [key(one), key(other)];
    const differs = left.findIndex((value, index) => value !== right[index]);
    return differs < 0 ? 0 : left[differs] - right[differs];
  };
}

// The criteria.

/**
 * What one criterion says about the person.
 * @param {string} kriterium
 * @param {string} svar
 * @param {string} text
 * @param {{ missing?: string | null, todo?: string, note?: string | null, topic?: string }} [more] what is missing, what
 *   one does about it, the remark of the record, and what to ask about time
 */
function reason(kriterium, svar, text, { missing = null, todo: errand = "", note = null, topic = "ämne-tid" } = {}) {
  return { kriterium, svar, text, saknas: missing, not: note, todo: errand, topic };
}

/** What each criterion of a door says about a person, conditions in words last. */
function ofDoor(way, person, lexicon, opened) {
  return [
    age(way.ålder, person, lexicon),
    residence(way.bosatt, person, lexicon),
    income(way.försörjning, person, lexicon),
    decision(way.beslut, person, lexicon),
    referral(way.väg_in, person, lexicon, opened),
    ...way.villkor.map(({ text, grund }) => {
      const errand = say(lexicon, "gör-villkor", { text });
      return reason("villkor", "okänt", withBasis(lexicon, text, grund), { missing: "att ordna", todo: errand });
    }),
  ];
}

function age(value, person, lexicon) {
  const note = value.not;
  if (value.svar === "alla") {
    return reason("ålder", "ja", withBasis(lexicon, say(lexicon, "alla-åldrar"), value.grund), { note });
  }
  if (value.svar === "okänd") {
    return reason("ålder", "okänt", say(lexicon, "ålder-nämns-inte"), { missing: "uppgift", note });
  }
  return limitedAge(value, person, lexicon);
}

function limitedAge(value, person, lexicon) {
  const { från: lower, till: upper, not: note } = value;
  if (lower === null && upper === null) {
    return reason("ålder", "okänt", say(lexicon, "åldersgräns-utan-siffra"), { missing: "siffra", note });
  }
  const years = person.ålder ?? null;
  const has = years === null ? say(lexicon, "ålder-inte-angiven") : say(lexicon, "personens-ålder", { ålder: years });
  const text = `${ageLimit(value, lexicon)} ${has}`;
  const isOutside = years !== null && ((lower !== null && years < lower) || (upper !== null && years > upper));
  if (isOutside) return reason("ålder", "nej", text, { note });
  if (value.från_okänd || value.till_okänd) return reason("ålder", "okänt", text, { missing: "siffra", note });
  if (years !== null) return reason("ålder", "ja", text, { note });
  return reason("ålder", "okänt", text, { missing: "om personen", todo: say(lexicon, "gör-ålder"), note });
}

/** Say a limit of which at least one figure is known. */
function ageLimit({ från: lower, till: upper, från_okänd, till_okänd, grund }, lexicon) {
  const limit = withBasis(lexicon, say(lexicon, "åldersgräns", { gräns: ageSpan(lexicon, lower, upper) }), grund);
  if (!från_okänd && !till_okänd) return limit;
  return `${limit} ${say(lexicon, från_okänd ? "undre-siffra-saknas" : "övre-siffra-saknas")}`;
}

function residence(value, person, lexicon) {
  const names = (codes) => codes.map((code) => lexicon.platser[code] ?? code);
  const around = person.kommun ? [person.kommun, ...person.platser] : [];
  const [shut, welcome] = [value.stängd_för, value.öppen_för].map((codes) => codes.filter((c) => around.includes(c)));
  const named = shut.length ? shut : welcome;
  let has = say(lexicon, "kommun-inte-angiven");
  if (person.kommun) {
    const [kommun] = names([person.kommun]);
    has = say(lexicon, "personen-bor", { kommun });
    if (named.length && !named.includes(person.kommun)) {
      has = say(lexicon, "personen-bor-inom", { kommun, namn: names(named)[0] });
    }
  }
  return criterion("bosatt", value, around, has, names, lexicon);
}

function income(value, person, lexicon) {
  const names = (codes) => namesIn(lexicon, "forsorjning", codes);
  const codes = person.försörjning ? [person.försörjning] : [];
  const namn = listing(names(codes), "och");
  const has = codes.length ? say(lexicon, "personen-har", { namn }) : say(lexicon, "försörjning-inte-angiven");
  return criterion("försörjning", value, codes, has, names, lexicon);
}

/** Answer for one who is all of `codes`; they are empty when nobody has said. `has` says what the person is. */
function criterion(name, value, codes, has, names, lexicon) {
  const { öppen_för: open, stängd_för: closed, övriga: others } = value;
  const possible = new Set([others, ...(open.length ? ["ja"] : []), ...(closed.length ? ["nej"] : [])]);
  const isUntold = !codes.length && possible.size > 1;
  const among = (list) => list.some((code) => codes.includes(code));
  const answer = isUntold ? "okänt" : among(closed) ? "nej" : among(open) ? "ja" : others;
  const isNamed = open.length > 0 || closed.length > 0;
  const texts = isNamed ? listed(name, value, names, lexicon) : [unlisted(name, value, answer, lexicon)];
  if (answer === "nej" && value.kan_ändras_av) texts.push(changer(value, lexicon));
  if (isNamed) texts.push(...(others === "okänt" ? [say(lexicon, "andra-nämns-inte"), has] : [has]));
  const missing = answer !== "okänt" ? null : isUntold ? "om personen" : "uppgift";
  const errand = isUntold ? say(lexicon, `gör-${name}`) : "";
  return reason(name, answer, texts.join(" "), { missing, todo: errand, note: value.not });
}

/** Say what holds for everybody. */
function unlisted(name, value, answer, lexicon) {
  const basis = (answer === "nej" && value.stängd_grund) || value.övriga_grund || value.grund;
  return withBasis(lexicon, say(lexicon, `${name}-${UNLISTED[answer]}`), answer === "okänt" ? null : basis);
}

function changer({ kan_ändras_av: who, kan_ändras_ställe: place }, lexicon) {
  const namn = who.replace(/\.+$/, "");
  return place ? say(lexicon, "kan-ändras-enligt", { namn, ställe: place }) : say(lexicon, "kan-ändras", { namn });
}

/** Say who may come and who may not, each with what it rests on; once for all when that is the same. */
function listed(name, value, names, lexicon) {
  const { öppen_för: open, stängd_för: closed, övriga: others } = value;
  const among = (form, codes) => say(lexicon, `${name}-${form}`, { namn: listing(names(codes), "eller") });
  const ofOthers = value.övriga_grund ?? value.grund;
  const claims = [];
  // That nobody else may come rests on what the answer for all others rests on.
  const weaker = BASES[Math.max(BASES.indexOf(value.grund), BASES.indexOf(ofOthers))];
  if (open.length) claims.push(others === "nej" ? [among("bara", open), weaker] : [among("för", open), value.grund]);
  if (closed.length) claims.push([among("inte-för", closed), value.stängd_grund ?? value.grund]);
  if (others === "ja") claims.push([say(lexicon, closed.length ? "alla-andra-får" : "andra-får"), ofOthers]);
  if (others === "nej" && !open.length) claims.push([say(lexicon, "andra-får-inte"), ofOthers]);
  if (new Set(claims.map(([, basis]) => basis)).size === 1) {
    return [withBasis(lexicon, claims.map(([text]) => text).join(" "), claims[0][1])];
  }
  return claims.map(([text, basis]) => withBasis(lexicon, text, basis));
}

function decision(value, person, lexicon) {
  const note = value.not;
  if (value.svar === "inga") {
    return reason("beslut", "ja", withBasis(lexicon, say(lexicon, "inget-beslut"), value.grund), { note });
  }
  if (value.svar === "okänt") {
    return reason("beslut", "okänt", say(lexicon, "beslut-nämns-inte"), { missing: "uppgift", note });
  }
  const names = (codes) => listing(namesIn(lexicon, "beslut", codes), "och");
  const those = (has) => names(value.krävs.filter((code) => (person.beslut[code] ?? null) === has));
  const [held, lacking, untold] = [those(true), those(false), those(null)];
  const each = (forms) => forms.filter(([, namn]) => namn).map(([form, namn]) => say(lexicon, form, { namn }));
  const has = each([
    ["har-beslut", held],
    ["saknar-beslut", lacking],
    ["beslut-inte-angivet", untold],
  ]);
  const required = say(lexicon, "beslut-först", { namn: names(value.krävs) });
  const text = `${withBasis(lexicon, required, value.grund)} ${has.join(" ")}`;
  if (!lacking && !untold) return reason("beslut", "ja", text, { note });
  const errands = each([
    ["gör-ansök", lacking],
    ["gör-har-beslut", untold],
  ]);
  const missing = untold ? "om personen" : "att ordna";
  return reason("beslut", "okänt", text, { missing, todo: errands.join(" "), note });
}

function referral(values, person, lexicon, opened) {
  if (!values.length) return reason("väg_in", "okänt", say(lexicon, "öppnar-nämns-inte"), { missing: "uppgift" });
  const doorkeepers = values.map((value) => doorkeeper(value, lexicon));
  const named = listing(doorkeepers, "eller");
  const weakest = BASES[Math.max(...values.map(({ grund }) => BASES.indexOf(grund)))];
  const text = withBasis(lexicon, say(lexicon, "dörren-öppnas", { namn: named }), weakest);
  const notes = values.map(({ not }) => not).filter(Boolean);
  const note = notes.join(" ") || null;
  const mine = (lexicon.öppnar[person.frågar] ?? []).filter((via) => via !== SELF);
  if (values.some(({ via }) => mine.includes(via))) {
    const errand = say(lexicon, "gör-du", { sätt: means(values, mine, lexicon) });
    return reason("väg_in", "ja", `${text} ${say(lexicon, "du-öppnar")}`, { todo: errand, note });
  }
  if (values.some(({ via }) => via === SELF)) {
    const errand = say(lexicon, "gör-själv", { sätt: means(values, [SELF], lexicon) });
    return reason("väg_in", "ja", text, { todo: errand, note });
  }
  const errand = say(lexicon, "gör-be", { namn: named });
  const shut = values.every(({ insats }) => insats) && shutBefore(values, lexicon, opened);
  if (shut) {
    const more = shut.svar === "okänt" ? { missing: "annan insats", todo: errand, note } : { note };
    return reason("väg_in", shut.svar, `${text} ${shut.text}`, more);
  }
  if (person.frågar) return reason("väg_in", "okänt", text, { missing: "att ordna", todo: errand, note });
  const unasked = `${text} ${say(lexicon, "frågar-inte-angivet")}`;
  return reason("väg_in", "okänt", unasked, { missing: "om personen", todo: errand, note });
}

/** Why an insats that opens the door does not let the person that far; null when one of them does. */
function shutBefore(values, lexicon, opened) {
  const rank = (id) => lexicon.svar.indexOf(opened(id));
  const best = values.map(({ insats }) => insats).reduce((first, id) => (rank(id) < rank(first) ? id : first));
  const namn = lexicon.insatser[best];
  if (opened(best) === "stängd") return { svar: "nej", text: say(lexicon, "väg-stängd", { namn }) };
  return opened(best) === "oklart" ? { svar: "okänt", text: say(lexicon, "väg-oklar", { namn }) } : null;
}

function means(values, doorkeepers, lexicon) {
  const ways = values.filter(({ via }) => doorkeepers.includes(via)).map(({ sätt }) => lexicon.sätt[sätt]);
  return listing(unique(ways), "eller");
}

function doorkeeper({ via, sätt, insats }, lexicon) {
  const name = insats ? lexicon.insatser[insats] : namesIn(lexicon, "remittenter", [via])[0];
  return sätt === "okänt" ? name : say(lexicon, "öppnar-så", { namn: name, sätt: lexicon.sätt[sätt] });
}

/** What the period says about a day; null when nothing is known, and when there is nothing to add. */
function ofTime({ period }, lexicon, day) {
  const status = statusOn(period, day);
  const [start, end] = [period.start, period.slut].map((date) => date && dateText(date, lexicon.månader));
  const note = period.not;
  if (status === "avslutad") return reason(TIME, "nej", say(lexicon, "avslutad", { datum: end }), { note });
  if (status === "planerad") {
    const errand = say(lexicon, "gör-vänta", { datum: start });
    return reason(TIME, "okänt", say(lexicon, "börjar", { datum: start }), {
      missing: "att ordna",
      todo: errand,
      note,
    });
  }
  if (status === "pågående") return note ? reason(TIME, "ja", say(lexicon, "pågår"), { note }) : null;
  return unsureTime(period, start, end, lexicon);
}

/** Why it is not known whether an insats goes on. */
function unsureTime(period, start, end, lexicon) {
  const note = period.not;
  const because = (sentence, datum, more = {}) =>
    reason(TIME, "okänt", say(lexicon, sentence, { datum }), { missing: "siffra", note, ...more });
  if (period.okända.includes("slut")) return because("slut-saknas", "");
  if (period.förlängning && end) return because("förlängning-sökt", end);
  if (start) return because("har-kanske-börjat", start, { topic: "ämne-början" });
  return note ? because("pågår-framgår-inte", "", { missing: "uppgift" }) : null;
}

// The sentences, as in insatskartan/wording/answers.py.

/** Fill in a sentence. */
function say(lexicon, sentence, values = {}) {
  return lexicon.meningar[sentence].replace(/\{(\p{L}+)\}/gu, (_, name) => values[name]);
}

/** Say ages of which at least one end is a number. */
function ageSpan(lexicon, lower, upper) {
  const both = lower === upper ? "gräns-ett-år" : "gräns-mellan";
  const form = lower === null ? "gräns-till" : upper === null ? "gräns-från" : both;
  return say(lexicon, form, { från: lower, till: upper });
}

/** Add what a statement rests on, when the record says so. */
function withBasis(lexicon, text, basis) {
  if (!basis) return text;
  return `${text}${/[.!?]$/.test(text) ? "" : "."} ${lexicon.meningar[`grund-${basis}`]}`;
}

/** Return the names of codes as they are written inside a sentence. */
function namesIn(lexicon, vocabulary, codes) {
  return codes.map((code) => lexicon.namn[vocabulary][code] ?? code);
}

function unique(values) {
  return [...new Set(values)];
}
