// May this person take part, why, and who opens the door: the same answers as insatskartan/matching/match.py and
// criteria.py, where the reasons for every step are written, in the same order and by the same names. Answers from the
// records of /api/v1. Pure: no page, no network, no clock.

import { dateText, listing } from "../shared/text.js";

/** What may be told about a person, by the criterion it answers. */
const FACTS = ["bosatt", "ålder", "försörjning", "beslut", "väg_in"];
const SELF = "sjalv";
/** The firmest first. */
const BASES = ["uttryckligt", null, "rubrik", "tolkning"];
const UNLISTED = { ja: "alla", nej: "ingen", okänt: "nämns-inte" };

/**
 * Answer for one person and one record.
 *
 * person: {kommun, platser, ålder, försörjning, beslut, frågar}; what is not told is null or left out. `platser` is the
 * municipality and all it lies in, `beslut` says of decisions whether the person has them. lexicon: as made by
 * insatskartan/matching/record.py.
 */
export function match(person, record, lexicon) {
  const whole = { ...person, platser: person.platser ?? [], beslut: person.beslut ?? {} };
  const time = ofTime(record, lexicon);
  const judged = (ways) => ways.map((way) => door(whole, record, way, time, lexicon)).sort(doorOrder(lexicon));
  const parts = record.delar.map((part) => {
    const doors = judged(part.ingångar);
    return { namn: part.namn, svar: doors[0].svar, ingångar: doors };
  });
  const rank = (answered) => lexicon.svar.indexOf(answered.svar);
  const best = parts.reduce((first, part) => (first && rank(first) <= rank(part) ? first : part), null);
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

function door(person, record, way, time, lexicon) {
  const mine = lexicon.öppnar[person.frågar] ?? [];
  const reasons = [...ofDoor(way, person, lexicon), ...(time ? [time] : [])];
  const answer = verdict(way, reasons);
  return {
    namn: way.namn,
    svar: answer,
    egen: way.väg_in.some(({ via }) => mine.includes(via)),
    not: way.not,
    skäl: reasons.map(({ kriterium, svar, text, saknas, not }) => ({ kriterium, svar, text, saknas, not })),
    att_göra: answer === "stängd" ? [] : todo(reasons, whomToAsk(record, way, lexicon), lexicon),
  };
}

function verdict(way, reasons) {
  if (reasons.some(({ svar }) => svar === "nej")) return "stängd";
  if (reasons.every(({ svar }) => svar === "ja")) return "öppen";
  const isClear = ({ kriterium, svar, saknas }) =>
    svar === "ja" || (saknas === "om personen" && way[kriterium].övriga !== "okänt");
  const clear = new Set(reasons.filter(isClear).map(({ kriterium }) => kriterium));
  const welcome = clear.has("bosatt") && (clear.has("försörjning") || way.beslut.krävs.length > 0);
  const figureMissing = reasons.some(({ saknas }) => saknas === "siffra");
  return figureMissing || !(way.väg_in.length || welcome) ? "oklart" : "öppen om";
}

/** What must be done, and last what must be asked, and whom. */
function todo(reasons, whom, lexicon) {
  const unknown = reasons.filter(({ saknas }) => saknas === "uppgift" || saknas === "siffra");
  const topics = unknown.map(({ kriterium }) => say(lexicon, `ämne-${kriterium}`));
  const asking = topics.length ? [say(lexicon, "gör-fråga", { vem: whom, ämnen: listing(topics, "och") })] : [];
  return [...reasons.map((one) => one.todo).filter(Boolean), ...asking];
}

function whomToAsk(record, way, lexicon) {
  const doorkeepers = unique(way.väg_in.map(({ via }) => via).filter((via) => via !== SELF));
  const names = namesIn(lexicon, "remittenter", doorkeepers);
  return record.huvudman || listing(names, "eller") || say(lexicon, "verksamheten");
}

/** Put the best door first, then that of the one who asks; the rest only makes the order the same every time. */
function doorOrder(lexicon) {
  const holds = ({ skäl }) => skäl.filter(({ svar }) => svar === "ja").length;
  const texts = ({ namn, skäl, att_göra: errands }) =>
    [namn ?? "", ...skäl.map(({ text }) => text), ...skäl.map(({ not }) => not ?? ""), ...errands].join("\n");
  const key = (one) => [lexicon.svar.indexOf(one.svar), one.egen ? 0 : 1, -holds(one), texts(one)];
  return (one, other) => {
    const [left, right] = [key(one), key(other)];
    const differs = left.findIndex((value, index) => value !== right[index]);
    return differs < 0 ? 0 : left[differs] < right[differs] ? -1 : 1;
  };
}

// The criteria.

/**
 * What one criterion says about the person.
 * @param {string} kriterium
 * @param {string} svar
 * @param {string} text
 * @param {{ missing?: string | null, todo?: string, note?: string | null }} [more] what is missing, what one does about
 *   it, and the remark of the record
 */
function reason(kriterium, svar, text, { missing = null, todo: errand = "", note = null } = {}) {
  return { kriterium, svar, text, saknas: missing, not: note, todo: errand };
}

/** What each criterion of a door says about a person, conditions in words last. */
function ofDoor(way, person, lexicon) {
  return [
    age(way.ålder, person, lexicon),
    residence(way.bosatt, person, lexicon),
    income(way.försörjning, person, lexicon),
    decision(way.beslut, person, lexicon),
    referral(way.väg_in, person, lexicon),
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
  const stated = isNamed ? listed(name, value, names, lexicon) : say(lexicon, `${name}-${UNLISTED[answer]}`);
  const basis = (answer === "nej" && value.stängd_grund) || value.grund;
  const texts = [withBasis(lexicon, stated, isNamed || answer !== "okänt" ? basis : null)];
  if (answer === "nej" && value.kan_ändras_av) {
    texts.push(say(lexicon, "kan-ändras", { namn: value.kan_ändras_av.replace(/\.+$/, "") }));
  }
  if (isNamed) texts.push(...(others === "okänt" ? [say(lexicon, "andra-nämns-inte"), has] : [has]));
  const missing = answer !== "okänt" ? null : isUntold ? "om personen" : "uppgift";
  const errand = isUntold ? say(lexicon, `gör-${name}`) : "";
  return reason(name, answer, texts.join(" "), { missing, todo: errand, note: value.not });
}

/** Say who may come and who may not. */
function listed(name, { öppen_för: open, stängd_för: closed, övriga: others }, names, lexicon) {
  const among = (form, codes) => say(lexicon, `${name}-${form}`, { namn: listing(names(codes), "eller") });
  const parts = [];
  if (open.length) parts.push(among(others === "nej" ? "bara" : "för", open));
  if (closed.length) parts.push(among("inte-för", closed));
  if (others === "ja") parts.push(say(lexicon, closed.length ? "alla-andra-får" : "andra-får"));
  if (others === "nej" && !open.length) parts.push(say(lexicon, "andra-får-inte"));
  return parts.join(" ");
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

function referral(values, person, lexicon) {
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
  if (person.frågar) return reason("väg_in", "okänt", text, { missing: "att ordna", todo: errand, note });
  const unasked = `${text} ${say(lexicon, "frågar-inte-angivet")}`;
  return reason("väg_in", "okänt", unasked, { missing: "om personen", todo: errand, note });
}

function means(values, doorkeepers, lexicon) {
  const ways = values.filter(({ via }) => doorkeepers.includes(via)).map(({ sätt }) => lexicon.sätt[sätt]);
  return listing(unique(ways), "eller");
}

function doorkeeper({ via, sätt }, lexicon) {
  const [name] = namesIn(lexicon, "remittenter", [via]);
  return sätt === "okänt" ? name : say(lexicon, "öppnar-så", { namn: name, sätt: lexicon.sätt[sätt] });
}

/** Say that an insats has ended, has not begun, or may have ended; null when it goes on as far as we know. */
function ofTime({ period, status }, lexicon) {
  if (status === "pågående") return null;
  const [start, end] = [period.start, period.slut].map((date) => date && dateText(date, lexicon.månader));
  const note = period.not;
  if (status === "avslutad") return reason("tid", "nej", say(lexicon, "avslutad", { datum: end }), { note });
  if (status === "planerad") {
    const errand = say(lexicon, "gör-vänta", { datum: start });
    const text = say(lexicon, "börjar", { datum: start });
    return reason("tid", "okänt", text, { missing: "att ordna", todo: errand, note });
  }
  if (period.okända.includes("slut")) {
    return reason("tid", "okänt", say(lexicon, "slut-saknas"), { missing: "siffra", note });
  }
  if (period.förlängning && period.slut) {
    return reason("tid", "okänt", say(lexicon, "förlängning-sökt", { datum: end }), { missing: "siffra", note });
  }
  return null;
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
