// Rows of the finder: copies of the page's templates, filled in with text. Words come from the page, never from here,
// and data goes in as text, never as HTML.

import { copy, fill, slots } from "../shared/slots.js";
import { dateText } from "../shared/text.js";

/** The badge of an answer about a person. */
export function mark(answer, { lexikon }) {
  return copy(`svar-${lexikon.svar.indexOf(answer)}`);
}

/** Make the row of one insats. */
export function row(record, answer, data, list) {
  const places = slots(copy("rad"));
  places.namn.href = `../${record.länkar.html}`;
  fill(places, {
    namn: record.namn,
    sammanfattning: record.sammanfattning,
    omrade: data.lexikon.platser[record.område],
    dorr: answer.ingångar[0].namn ?? "",
    kombineras: record.kan_kombineras_med
      .map(({ vad, not }) => (not ? `${vad} (${not.replace(/\.$/, "")})` : vad))
      .join(", "),
    kontakt: contactText(record) || places.kontakt.dataset.missing,
    datum: confirmed(record, data),
    "namn-dolt": record.namn,
    "spara-namn": record.namn,
    darfor: document.querySelector(`[data-template=darfor-${data.lexikon.svar.indexOf(answer.svar)}]`).content
      .textContent,
  });
  places.kombinerasrad.hidden = !record.kan_kombineras_med.length;
  places.dorrad.hidden = !answer.ingångar[0].namn;
  places.gammal.hidden = !isDue(record, data.dag);
  places.skal.append(...mainReasons(answer).map(item));
  places.darfor.hidden = !places.skal.childElementCount;
  showParts(places.delar, answer, data);
  places.allt.addEventListener("toggle", () => showAll(places.dorrar, answer, data), { once: true });
  list.connect(places, record);
  return places.element;
}

/** The reasons that decide: why it is closed, or else what to do. */
export function mainReasons(answer) {
  const doors = answer.delar.length ? answer.delar.flatMap(({ ingångar }) => ingångar) : answer.ingångar;
  const shut = doors.map(({ skäl }) => skäl.filter(({ svar }) => svar === "nej").map(whyNot));
  if (!shut.every((texts) => texts.length)) return answer.att_göra;
  // The best door comes first. A door that is closed for a reason already listed adds none.
  return shut.reduce((kept, texts) => (texts.some((text) => kept.includes(text)) ? kept : [...kept, ...texts]), []);
}

/** Which door, and who opens it. */
export function doorText({ ingångar: [best] }) {
  const opened = best.skäl.find(({ kriterium }) => kriterium === "väg_in");
  return [best.namn, opened.text].filter(Boolean).join(": ");
}

/** Why a criterion says no; that an insats has ended is told with its remark, as what it did may go on. */
function whyNot({ kriterium, text, not }) {
  return kriterium === "tid" && not ? `${text} ${not}` : text;
}

function item(text) {
  const element = document.createElement("li");
  element.textContent = text;
  return element;
}

function showParts(list, answer, data) {
  list.hidden = !answer.delar.length;
  for (const part of answer.delar) {
    const element = item(`${part.namn} `);
    element.append(mark(part.svar, data));
    list.append(element);
  }
}

/** Every reason, door by door; built when the visitor opens it. */
function showAll(list, answer, data) {
  const parts = answer.delar.length ? answer.delar : [{ namn: null, ingångar: answer.ingångar }];
  const doors = parts.flatMap(({ namn, ingångar }) => ingångar.map((door) => ({ ...door, del: namn })));
  list.append(...doors.map((door) => doorElement(door, doors.length, data)));
}

function doorElement(door, count, data) {
  const places = slots(copy("dorr"));
  places.rubrik.hidden = count === 1 && !door.namn;
  fill(places, { namn: [door.del, door.namn].filter(Boolean).join(": "), not: door.not ?? "" });
  places.not.hidden = !door.not;
  places.svar.append(mark(door.svar, data));
  places.skal.append(...door.skäl.map((reason) => reasonElement(reason, data)));
  return places.element;
}

function reasonElement(reason, data) {
  const places = slots(copy("skal"));
  fill(places, { kriterium: data.kriterier[reason.kriterium], text: reason.text, not: reason.not ?? "" });
  places.svar.append(copy(`skal-${reason.svar === "ja" ? 0 : reason.svar === "nej" ? 1 : 2}`));
  return places.element;
}

/** How to reach the insats: a function, never a person. */
export function contactText({ kontakt }) {
  const [first] = kontakt;
  return first ? [first.funktion, first.telefon, first["e-post"], first.webb].filter(Boolean).join(", ") : "";
}

/** When a record was confirmed, in words; of an undated source, the time it is about. */
export function confirmed(record, { ord, lexikon }) {
  const date = dateText(timeOf(record), lexikon.månader);
  return record.kontrollerad.odaterad ? ord.odaterad.replace("{}", date) : date;
}

function timeOf({ kontrollerad: { datum, avser } }) {
  return datum ?? avser;
}

/** Whether a record is overdue for confirmation. A partial date counts from its last day. */
function isDue(record, today) {
  const every = record.granskas_var;
  const [year, month = 12, day = 31] = timeOf(record).split("-").map(Number);
  const [nowYear, nowMonth, nowDay] = today.split("-").map(Number);
  const months = (nowYear - year) * 12 + nowMonth - month;
  return months > every || (months === every && nowDay > day);
}
