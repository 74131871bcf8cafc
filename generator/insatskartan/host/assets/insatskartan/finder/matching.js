// May this person take part, why, and who opens the door: the same answers as generator/insatskartan/matching/match.py, where the reasons
// for every step are written, from the records of /api/v1. Pure: no page, no network, no clock.

import { dateText, listing } from "../shared/text.js";

const FACTS = ["bosatt", "ålder", "försörjning", "beslut", "väg_in"];
const SELF = "sjalv";
const BASES = ["uttryckligt", null, "rubrik", "tolkning"];
const UNLISTED = { ja: "alla", nej: "ingen", okänt: "nämns-inte" };

/**
 * Answer for one person and one record.
 *
 * person: {kommun, platser, ålder, försörjning, beslut, frågar}; what is not told is null or left out. `platser` is the
 * municipality and all it lies in, `beslut` says of decisions whether the person has them. lexicon: as made by
 * generator/insatskartan/matching/record.py.
 */
export function match(person, record, lexicon) {
  const told = { ...person, platser: person.platser ?? [], beslut: person.beslut ?? {} };
  const time = timeReason(record, lexicon);
  const judge = (ways) => ways.map((way) => doorAnswer(told, record, way, time, lexicon)).sort(doorOrder(lexicon));
  const parts = record.delar.map((part) => {
    const doors = judge(part.ingångar);
    return { namn: part.namn, svar: doors[0].svar, ingångar: doors };
  });
  const rank = (answered) => lexicon.svar.indexOf(answered.svar);
  const best = parts.reduce((first, part) => (first && rank(first) <= rank(part) ? first : part), null);
  const doors = best ? best.ingångar : judge(record.ingångar);
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
    const open = doors.filter((door) => door.svar !== "stängd").flatMap((door) => door.skäl);
    const untold = open.filter((reason) => reason.saknas === "om personen");
    for (const name of new Set(untold.map((reason) => reason.kriterium))) counted[name] += 1;
  }
  const most = FACTS.reduce((first, name) => (counted[name] > counted[first] ? name : first));
  if (!counted[most]) return null;
  const say = speaker(lexicon);
  const form = counted[most] === 1 ? "avgör-en" : "avgör-många";
  return { kriterium: most, text: say(form, { fråga: say(`avgör-${most}`), antal: counted[most] }) };
}

function doorAnswer(person, record, way, time, lexicon) {
  const say = speaker(lexicon);
  const reasons = [
    ageReason(way.ålder, person, lexicon),
    residenceReason(way.bosatt, person, lexicon),
    incomeReason(way.försörjning, person, lexicon),
    decisionReason(way.beslut, person, lexicon),
    referralReason(way.väg_in, person, lexicon),
    ...way.villkor.map(({ text, grund }) =>
      reason("villkor", "okänt", withBasis(text, grund, lexicon), "att ordna", say("gör-villkor", { text })),
    ),
    ...(time ? [time] : []),
  ];
  const svar = verdict(way, reasons);
  const mine = lexicon.öppnar[person.frågar] ?? [];
  return {
    namn: way.namn,
    svar,
    egen: way.väg_in.some(({ via }) => mine.includes(via)),
    not: way.not,
    skäl: reasons.map(({ todo, ...shown }) => shown),
    att_göra: svar === "stängd" ? [] : thingsToDo(reasons, whomToAsk(record, way, lexicon), lexicon),
  };
}

function verdict(way, reasons) {
  if (reasons.some(({ svar }) => svar === "nej")) return "stängd";
  if (reasons.every(({ svar }) => svar === "ja")) return "öppen";
  const clear = (name) =>
    reasons.some(
      ({ kriterium, svar, saknas }) =>
        kriterium === name && (svar === "ja" || (saknas === "om personen" && way[name].övriga !== "okänt")),
    );
  const welcome = clear("bosatt") && (clear("försörjning") || way.beslut.krävs.length > 0);
  const figureMissing = reasons.some(({ saknas }) => saknas === "siffra");
  return figureMissing || !(way.väg_in.length || welcome) ? "oklart" : "öppen om";
}

function thingsToDo(reasons, vem, lexicon) {
  const say = speaker(lexicon);
  const unknown = reasons.filter(({ saknas }) => saknas === "uppgift" || saknas === "siffra");
  const topics = unknown.map(({ kriterium }) => say(`ämne-${kriterium}`));
  const asking = topics.length ? [say("gör-fråga", { vem, ämnen: listing(topics, "och") })] : [];
  return [...reasons.map(({ todo }) => todo).filter(Boolean), ...asking];
}

function whomToAsk(record, way, lexicon) {
  const doorkeepers = unique(way.väg_in.map(({ via }) => via).filter((via) => via !== SELF));
  const names = doorkeepers.map((code) => lexicon.namn.remittenter[code] ?? code);
  return record.huvudman || listing(names, "eller") || speaker(lexicon)("verksamheten");
}

function doorOrder(lexicon) {
  const holds = (door) => door.skäl.filter(({ svar }) => svar === "ja").length;
  const said = ({ skäl, att_göra }) => [
    ...skäl.map(({ text }) => text),
    ...skäl.map(({ not }) => not ?? ""),
    ...att_göra,
  ];
  const texts = (door) => [door.namn ?? "", ...said(door)].join("\n");
  const key = (door) => [lexicon.svar.indexOf(door.svar), door.egen ? 0 : 1, -holds(door), texts(door)];
  return (one, other) => {
    const [left, right] = [key(one), key(other)];
    const differs = left.findIndex((value, place) => value !== right[place]);
    return differs < 0 ? 0 : left[differs] < right[differs] ? -1 : 1;
  };
}

// The criteria.

function reason(kriterium, svar, text, saknas = null, todo = "", not = null) {
  return { kriterium, svar, text, saknas, not, todo };
}

function ageReason(value, person, lexicon) {
  const say = speaker(lexicon);
  const told = (svar, text, saknas, todo) => reason("ålder", svar, text, saknas, todo, value.not);
  if (value.svar === "alla") return told("ja", withBasis(say("alla-åldrar"), value.grund, lexicon));
  if (value.svar === "okänd") return told("okänt", say("ålder-nämns-inte"), "uppgift");
  if (value.från === null && value.till === null) return told("okänt", say("åldersgräns-utan-siffra"), "siffra");
  const age = person.ålder ?? null;
  const has = age === null ? say("ålder-inte-angiven") : say("personens-ålder", { ålder: age });
  const text = `${ageLimit(value, lexicon)} ${has}`;
  const outside = (value.från !== null && age < value.från) || (value.till !== null && age > value.till);
  if (age !== null && outside) return told("nej", text);
  if (value.från_okänd || value.till_okänd) return told("okänt", text, "siffra");
  return age === null ? told("okänt", text, "om personen", say("gör-ålder")) : told("ja", text);
}

function ageLimit({ från, till, från_okänd, till_okänd, grund }, lexicon) {
  const say = speaker(lexicon);
  const both = från === till ? "gräns-ett-år" : "gräns-mellan";
  const form = från === null ? "gräns-till" : till === null ? "gräns-från" : both;
  const limit = withBasis(say("åldersgräns", { gräns: say(form, { från, till }) }), grund, lexicon);
  if (!från_okänd && !till_okänd) return limit;
  return `${limit} ${say(från_okänd ? "undre-siffra-saknas" : "övre-siffra-saknas")}`;
}

function residenceReason(value, person, lexicon) {
  const say = speaker(lexicon);
  const names = (codes) => codes.map((code) => lexicon.platser[code] ?? code);
  const around = person.kommun ? [person.kommun, ...person.platser] : [];
  const [shut, welcome] = [value.stängd_för, value.öppen_för].map((codes) => codes.filter((c) => around.includes(c)));
  const named = shut.length ? shut : welcome;
  let told = say("kommun-inte-angiven");
  if (person.kommun) {
    const [kommun] = names([person.kommun]);
    const inside = named.length && !named.includes(person.kommun);
    told = inside ? say("personen-bor-inom", { kommun, namn: names(named)[0] }) : say("personen-bor", { kommun });
  }
  return criterionReason("bosatt", value, around, told, names, lexicon);
}

function incomeReason(value, person, lexicon) {
  const say = speaker(lexicon);
  const names = (codes) => codes.map((code) => lexicon.namn.forsorjning[code] ?? code);
  const codes = person.försörjning ? [person.försörjning] : [];
  const told = codes.length ? say("personen-har", { namn: names(codes)[0] }) : say("försörjning-inte-angiven");
  return criterionReason("försörjning", value, codes, told, names, lexicon);
}

function criterionReason(kriterium, value, codes, told, names, lexicon) {
  const say = speaker(lexicon);
  const { öppen_för: open, stängd_för: closed, övriga: others } = value;
  const possible = new Set([others, ...(open.length ? ["ja"] : []), ...(closed.length ? ["nej"] : [])]);
  const untold = !codes.length && possible.size > 1;
  const among = (list) => list.some((code) => codes.includes(code));
  const svar = untold ? "okänt" : among(closed) ? "nej" : among(open) ? "ja" : others;
  const named = open.length > 0 || closed.length > 0;
  const stated = named ? listed(kriterium, value, names, lexicon) : say(`${kriterium}-${UNLISTED[svar]}`);
  const grund = (svar === "nej" && value.stängd_grund) || value.grund;
  const texts = [withBasis(stated, named || svar !== "okänt" ? grund : null, lexicon)];
  if (svar === "nej" && value.kan_ändras_av) {
    texts.push(say("kan-ändras", { namn: value.kan_ändras_av.replace(/\.+$/, "") }));
  }
  if (named) texts.push(...(others === "okänt" ? [say("andra-nämns-inte"), told] : [told]));
  const saknas = svar !== "okänt" ? null : untold ? "om personen" : "uppgift";
  return reason(kriterium, svar, texts.join(" "), saknas, untold ? say(`gör-${kriterium}`) : "", value.not);
}

function listed(kriterium, { öppen_för: open, stängd_för: closed, övriga: others }, names, lexicon) {
  const say = speaker(lexicon);
  const said = (form, codes) => say(`${kriterium}-${form}`, { namn: listing(names(codes), "eller") });
  const parts = [];
  if (open.length) parts.push(said(others === "nej" ? "bara" : "för", open));
  if (closed.length) parts.push(said("inte-för", closed));
  if (others === "ja") parts.push(say(closed.length ? "alla-andra-får" : "andra-får"));
  if (others === "nej" && !open.length) parts.push(say("andra-får-inte"));
  return parts.join(" ");
}

function decisionReason(value, person, lexicon) {
  const say = speaker(lexicon);
  const told = (svar, text, saknas, todo) => reason("beslut", svar, text, saknas, todo, value.not);
  if (value.svar === "inga") return told("ja", withBasis(say("inget-beslut"), value.grund, lexicon));
  if (value.svar === "okänt") return told("okänt", say("beslut-nämns-inte"), "uppgift");
  const names = (codes) =>
    listing(
      codes.map((code) => lexicon.namn.beslut[code] ?? code),
      "och",
    );
  const that = (has) => names(value.krävs.filter((code) => (person.beslut[code] ?? null) === has));
  const [held, lacking, untold] = [that(true), that(false), that(null)];
  const said = (...forms) =>
    forms
      .filter(([, namn]) => namn)
      .map(([form, namn]) => say(form, { namn }))
      .join(" ");
  const has = said(["har-beslut", held], ["saknar-beslut", lacking], ["beslut-inte-angivet", untold]);
  const text = `${withBasis(say("beslut-först", { namn: names(value.krävs) }), value.grund, lexicon)} ${has}`;
  if (!lacking && !untold) return told("ja", text);
  const todo = said(["gör-ansök", lacking], ["gör-har-beslut", untold]);
  return told("okänt", text, untold ? "om personen" : "att ordna", todo);
}

function referralReason(values, person, lexicon) {
  const say = speaker(lexicon);
  if (!values.length) return reason("väg_in", "okänt", say("öppnar-nämns-inte"), "uppgift");
  const named = listing(
    values.map((value) => doorkeeper(value, lexicon)),
    "eller",
  );
  const weakness = Math.max(...values.map((value) => BASES.indexOf(value.grund)));
  const text = withBasis(say("dörren-öppnas", { namn: named }), BASES[weakness], lexicon);
  const not =
    values
      .map((value) => value.not)
      .filter(Boolean)
      .join(" ") || null;
  const told = (svar, said, saknas, todo) => reason("väg_in", svar, said, saknas, todo, not);
  const means = (via) =>
    listing(
      unique(values.filter((value) => via.includes(value.via)).map((value) => lexicon.sätt[value.sätt])),
      "eller",
    );
  const mine = (lexicon.öppnar[person.frågar] ?? []).filter((via) => via !== SELF);
  if (values.some(({ via }) => mine.includes(via))) {
    return told("ja", `${text} ${say("du-öppnar")}`, null, say("gör-du", { sätt: means(mine) }));
  }
  if (values.some(({ via }) => via === SELF)) return told("ja", text, null, say("gör-själv", { sätt: means([SELF]) }));
  const todo = say("gör-be", { namn: named });
  if (person.frågar) return told("okänt", text, "att ordna", todo);
  return told("okänt", `${text} ${say("frågar-inte-angivet")}`, "om personen", todo);
}

function doorkeeper({ via, sätt }, lexicon) {
  const namn = lexicon.namn.remittenter[via] ?? via;
  return sätt === "okänt" ? namn : speaker(lexicon)("öppnar-så", { namn, sätt: lexicon.sätt[sätt] });
}

function timeReason({ period, status }, lexicon) {
  const say = speaker(lexicon);
  const told = (svar, text, saknas, todo) => reason("tid", svar, text, saknas, todo, period.not);
  const date = (value) => value && dateText(value, lexicon.månader);
  if (status === "avslutad") return told("nej", say("avslutad", { datum: date(period.slut) }));
  if (status === "planerad") {
    const datum = date(period.start);
    return told("okänt", say("börjar", { datum }), "att ordna", say("gör-vänta", { datum }));
  }
  if (status === "pågående") return null;
  if (period.okända.includes("slut")) return told("okänt", say("slut-saknas"), "siffra");
  if (period.förlängning && period.slut) {
    return told("okänt", say("förlängning-sökt", { datum: date(period.slut) }), "siffra");
  }
  return null;
}

// Sentences.

function speaker(lexicon) {
  return (sentence, values = {}) => lexicon.meningar[sentence].replace(/\{(\p{L}+)\}/gu, (_, name) => values[name]);
}

function withBasis(text, grund, lexicon) {
  if (!grund) return text;
  return `${text}${/[.!?]$/.test(text) ? "" : "."} ${lexicon.meningar[`grund-${grund}`]}`;
}

function unique(values) {
  return [...new Set(values)];
}
