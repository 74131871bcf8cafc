// A report that something is wrong: a reason and a few words become a text, and the visitor chooses how it is sent.

import { isSlug } from "./form-rules.js";
import { personal } from "./personal-data.js";
import { showWays } from "./proposal-out.js";
import { copy, fill, showWhole, slots } from "./slots.js";

const part = (name) => document.querySelector(`[data-forslag=${name}]`);
const data = JSON.parse(part("data").textContent);
const [summary, review] = [slots(part("fel")), slots(part("granska"))];
const form = part("form");
const heading = document.querySelector("h1");
let isLeaving = false;

async function json(path) {
  const answer = await fetch(`${data.rot}foresla/${path}.json`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function wanted() {
  const id = new URLSearchParams(location.hash.slice(1)).get("insats") ?? "";
  return id.split("/").length === 2 && id.split("/").every(isSlug) ? id : "";
}

async function start() {
  part("hamtar").hidden = false;
  try {
    if (wanted()) open(await json(`insatser/${wanted()}`));
    else offerChoice(await json("formular"));
  } catch {
    part("hamtfel").hidden = false;
  } finally {
    part("hamtar").hidden = true;
  }
}

function offerChoice({ insatser, områden }) {
  const areas = new Map(områden);
  const options = insatser.map(([id, name]) => new Option(`${name}, ${areas.get(id.split("/")[0]) ?? ""}`, id));
  part("lista").append(...options);
  part("valj").hidden = false;
}

function open(file) {
  const about = slots(part("vad"));
  fill(about, { namn: file.namn });
  about.namn.href = `${data.rot}insatser/${file.id}/`;
  part("vad").hidden = false;
  form.hidden = false;
}

function told() {
  const text = (name) => form.elements[name].value.trim().normalize("NFC");
  return { slag: form.elements.slag.value, ratt: text("ratt"), kalla: text("kalla") };
}

function* faults({ slag, ratt, kalla }) {
  const { väljFel, skrivSvar, personnummer } = data.ord;
  if (!slag) yield ["slag", väljFel];
  if (!ratt) yield ["ratt", skrivSvar];
  for (const [name, text] of Object.entries({ ratt, kalla })) {
    if (personal(text).number) yield [name, personnummer];
  }
}

function showFaults(found) {
  for (const name of ["slag", "ratt", "kalla"]) {
    const [, text] = found.find(([field]) => field === name) ?? [];
    const place = document.getElementById(`${name}-fel`);
    place.hidden = !text;
    place.querySelector("span").textContent = text ?? "";
    place.closest("[data-ik-falt]").classList.toggle("ik-falt--fel", Boolean(text));
    const fields = form.elements[name] instanceof RadioNodeList ? [...form.elements[name]] : [form.elements[name]];
    for (const field of fields) field.setAttribute("aria-invalid", String(Boolean(text)));
  }
  summary.rader.replaceChildren(...found.map(faultRow));
  summary.element.hidden = !found.length;
}

function faultRow([name, text]) {
  const { element, lank } = slots(copy("felrad"));
  const target = document.getElementById(name) ?? document.getElementById(`${name}-1`);
  lank.textContent = text;
  lank.href = `#${target.id}`;
  lank.addEventListener("click", (event) => {
    event.preventDefault();
    target.focus();
  });
  return element;
}

function submit(event) {
  event.preventDefault();
  const answers = told();
  const found = [...faults(answers)];
  showFaults(found);
  if (found.length) return summary.rubrik.focus();
  const lines = [`${answers.slag}: ${answers.ratt}`, answers.kalla && `${data.ord.källa}: ${answers.kalla}`].filter(Boolean);
  const fields = { insats: wanted(), slag: answers.slag, ratt: lines[0], kalla: answers.kalla };
  review.text.textContent = lines.join("\n");
  showWays(review.element, data, { id: wanted(), changes: lines, fields }, () => (isLeaving = true));
  form.hidden = true;
  review.element.hidden = false;
  review.rubrik.focus();
}

heading.tabIndex = -1;
showWhole(form);
form.addEventListener("submit", submit);
form.addEventListener("input", () => (isLeaving = false));
review.tillbaka.addEventListener("click", () => {
  review.element.hidden = true;
  form.hidden = false;
  heading.focus();
});
part("valj").addEventListener("submit", (event) => {
  event.preventDefault();
  location.hash = new URLSearchParams({ insats: part("lista").value }).toString();
});
window.addEventListener("hashchange", () => wanted() && location.reload());
window.addEventListener("beforeunload", (event) => {
  if (!isLeaving && Object.values(told()).some(Boolean)) event.preventDefault();
});
start();
