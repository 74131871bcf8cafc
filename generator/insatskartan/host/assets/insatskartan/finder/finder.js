// The finder: matches one person against the insatser of one municipality, here in the browser. Nothing is stored, and
// the only thing fetched is the municipality's public file. Choices stand in the address after #, which is never sent.

import { chosen, follow } from "../shared/address.js";
import { statusOn, today } from "../shared/dates.js";
import { deciding, match } from "./matching.js";
import { row } from "./rows.js";
import { shortlist } from "./shortlist.js";
import { fill, slots } from "../shared/slots.js";

const EVERYWHERE = "alla";
/** The four answers as they are named in the address, in the order of the groups. */
const NAMED = ["oppen", "oppen-om", "oklart", "stangd"];
/** Rows to add before letting the browser paint. */
const AT_ONCE = 12;
/** Names of fields by the fact they answer; decisions have one field each. */
const FIELDS = { bosatt: "kommun", ålder: "alder", försörjning: "forsorjning", väg_in: "fragar" };

const part = (name) => document.querySelector(`[data-finder=${name}]`);
const form = part("form");
const data = JSON.parse(part("data").textContent);
// A site that nobody rebuilds goes on being read, and what it knows goes on ending.
if (today() > data.dag) data.dag = today();
const groups = [...document.querySelectorAll("[data-finder-group]")].map(slots);
const ended = part("avslutade");
const list = shortlist(part("lista"), data, { changed: writeAddress });

/** Files by municipality, as promises. */
const fetched = new Map();
/** Rows by id, each with the answer it shows, so that a row whose answer is unchanged is reused. */
const rowsById = new Map();
/** Number of the latest change of the form. Answers to an earlier change are dropped. */
let latest = 0;

// The form.

function readForm() {
  const age = form.elements.alder.value.trim();
  const isAge = /^\d{1,3}$/.test(age) && Number(age) <= Number(form.elements.alder.dataset.ikMax);
  showAgeError(age !== "" && !isAge);
  const decisions = decisionFields().filter((field) => field.value);
  return {
    kommun: form.elements.kommun.value,
    ålder: isAge ? Number(age) : null,
    försörjning: form.elements.forsorjning.value || null,
    beslut: Object.fromEntries(decisions.map((field) => [field.dataset.ikCode, field.value === "beslut"])),
    frågar: form.elements.fragar.value || null,
    inriktning: form.elements.inriktning.value,
  };
}

function decisionFields() {
  return [...form.querySelectorAll("[data-ik-code]")];
}

function showAgeError(wrong) {
  const field = form.elements.alder;
  document.getElementById("fr-alder-fel").hidden = !wrong;
  field.setAttribute("aria-invalid", String(wrong));
  field.closest("[data-ik-field]").classList.toggle("ik-field--error", wrong);
}

// The address.

/** Fill in the form; return the answer that was asked for, if any. */
function readAddress() {
  const params = chosen() ?? new URLSearchParams();
  for (const name of ["kommun", "alder", "forsorjning", "fragar", "inriktning"]) {
    const field = form.elements[name];
    field.value = params.get(name) ?? "";
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  }
  for (const field of decisionFields()) {
    field.value = ["beslut", "utan"].find((has) => params.getAll(has).includes(field.dataset.ikCode)) ?? "";
  }
  list.choose((params.get("lista") ?? "").split(" ").filter(Boolean));
  return params.get("svar") ?? "";
}

function writeAddress() {
  const params = new URLSearchParams();
  for (const name of ["kommun", "alder", "forsorjning", "fragar", "inriktning"]) {
    const value = form.elements[name].value.trim();
    if (value) params.set(name, value);
  }
  for (const field of decisionFields()) if (field.value) params.append(field.value, field.dataset.ikCode);
  if (list.ids().length) params.set("lista", list.ids().join(" "));
  history.replaceState(null, "", params.size ? `#${params}` : location.pathname + location.search);
}

// The data.

/** The file of a municipality, fetched once however often it is asked for; what did not come is asked for again. */
function records(kommun) {
  if (!fetched.has(kommun)) {
    const file = fetchRecords(kommun);
    fetched.set(kommun, file);
    file.catch(() => fetched.delete(kommun));
  }
  return fetched.get(kommun);
}

async function fetchRecords(kommun) {
  const name = kommun === EVERYWHERE ? "insatser" : `kommun/${kommun}`;
  const answer = await fetch(`../api/v1/${name}.json`);
  if (!answer.ok) throw new Error(String(answer.status));
  const file = await answer.json();
  const byId = Object.fromEntries([...file.insatser, ...(file.öppnar ?? [])].map((record) => [record.id, record]));
  return { ...file, byId, insatser: file.insatser.filter((record) => record.nivå === "individ") };
}

async function update() {
  const asked = readForm();
  writeAddress();
  const turn = (latest += 1);
  part("fel").hidden = true;
  part("tom").hidden = asked.kommun !== "";
  if (!asked.kommun) return showNothing();
  if (!fetched.has(asked.kommun)) part("antal").textContent = part("antal").dataset.loading;
  let loaded;
  try {
    loaded = await records(asked.kommun);
  } catch {
    if (turn === latest) showFailure();
    return;
  }
  if (turn === latest) await show(asked, loaded, turn);
}

function showNothing() {
  part("svar").hidden = true;
  part("fraga").hidden = true;
  part("hopp").hidden = true;
  part("antal").textContent = "";
  part("val").textContent = "";
}

function showFailure() {
  showNothing();
  part("fel").hidden = false;
}

// The answers.

async function show(asked, loaded, turn) {
  const lives = asked.kommun === EVERYWHERE ? null : asked.kommun;
  const person = { ...asked, kommun: lives, platser: loaded.platser ?? [] };
  const fits = loaded.insatser.filter(({ inriktning }) => !asked.inriktning || inriktning.includes(asked.inriktning));
  const world = { dag: data.dag, insatser: loaded.byId };
  const matched = fits.map((record) => ({ record, answer: match(person, record, data.lexikon, world) }));
  const running = matched.filter(({ record }) => !hasEnded(record));

  count(running);
  ask(running.map(({ answer }) => answer));
  part("val").textContent = formInWords();
  list.show(matched);
  part("svar").hidden = false;
  await draw(running, { kommun: lives, förbund: loaded.område?.förbund }, turn);
  if (turn === latest) drawEnded(matched.filter(({ record }) => hasEnded(record)));
}

/** Show the rows group by group, and let the browser paint in between so that the first ones appear at once. */
async function draw(running, lives, turn) {
  let drawn = 0;
  for (const [index, group] of groups.entries()) {
    const rows = running.filter(({ answer }) => answer.svar === data.lexikon.svar[index]).sort(nearestFirst(lives));
    const [close, far] = [rows.filter(isNear(lives)), rows.filter((item) => !isNear(lives)(item))];
    fill(group, { antal: rows.length, "antal-andra": far.length });
    foldAway(group, far);
    group.nara.hidden = !close.length;
    const elements = [];
    for (const item of close) {
      elements.push(rowFor(item));
      if ((drawn += 1) % AT_ONCE) continue;
      group.nara.replaceChildren(...elements);
      await painted();
      if (turn !== latest) return;
    }
    group.nara.replaceChildren(...elements);
  }
}

/** Build the rows of other places only when their section is opened. */
function foldAway(group, far) {
  const fold = () => group.langt.replaceChildren(...(group.andra.open ? far.map(rowFor) : []));
  group.andra.ontoggle = fold;
  group.andra.hidden = !far.length;
  fold();
}

function drawEnded(over) {
  const places = slots(ended);
  fill(places, { antal: over.length });
  places.nara.replaceChildren(...over.map(rowFor));
  ended.hidden = !over.length;
}

function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

function hasEnded({ period }) {
  return statusOn(period, data.dag) === "avslutad";
}

/** Whether an insats belongs here: the municipality, its förbund, the state or care list it. */
function isNear({ kommun, förbund }) {
  return ({ record: { område, listningar } }) =>
    !kommun ||
    !data.lokala.includes(data.slag[område]) ||
    listningar.some((listed) => listed.område === kommun || listed.område === förbund);
}

/** Sort the municipality's own first, then by the number of things left to settle. */
function nearestFirst({ kommun }) {
  const away = ({ record }) => (record.område === kommun ? 0 : 1);
  const unsettled = ({ answer }) => answer.skäl.filter(({ svar }) => svar !== "ja").length;
  return (one, other) => away(one) - away(other) || unsettled(one) - unsettled(other);
}

function rowFor({ record, answer }) {
  const key = JSON.stringify(answer);
  const old = rowsById.get(record.id);
  if (old?.key === key) return old.element;
  const element = row(record, answer, data, list);
  rowsById.set(record.id, { key, element });
  return element;
}

function count(matched) {
  const output = part("antal");
  const having = (verdict) => matched.filter(({ answer }) => answer.svar === verdict).length;
  const numbers = data.lexikon.svar.map(having);
  const jumps = slots(part("hopp"));
  numbers.forEach((number, index) => fill(jumps, { [`antal-${index}`]: number }));
  jumps.element.hidden = false;
  output.textContent = output.dataset.template.replace(/\{\p{L}+\}/gu, () => numbers.shift());
}

function ask(matches) {
  const settling = deciding(matches, data.lexikon);
  const box = part("fraga");
  box.hidden = !settling;
  if (!settling) return;
  const place = slots(box);
  fill(place, { text: settling.text });
  const field = form.elements[FIELDS[settling.kriterium]] ?? decisionFields().find((decision) => !decision.value);
  place.knapp.onclick = () => field.focus();
}

/** The filled-in fields as one line of text, for printing. */
function formInWords() {
  const label = (field) => field.labels[0].textContent.trim();
  const textOf = (field) => (field.selectedOptions ? field.selectedOptions[0].text : field.value.trim());
  const fields = [...form.elements].filter((field) => field.name && field.value.trim());
  return fields.map((field) => `${label(field)} ${textOf(field)}`).join(" · ");
}

function goTo(index) {
  document.getElementById(`svar-${index}`)?.focus();
}

function start() {
  const wanted = readAddress();
  update().then(() => goTo(NAMED.indexOf(wanted)));
}

part("hopp").addEventListener("click", ({ target }) => {
  const button = target.closest("[data-ik-group]");
  if (button) goTo(button.dataset.ikGroup);
});

form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(update));
slots(part("fel")).knapp.addEventListener("click", update);
follow(start, writeAddress);
start();
