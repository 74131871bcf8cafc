// A report that something is wrong: a reason and a few words become a text, and the visitor chooses how it is sent.

import { personal } from "./personal-data.js";
import { showWays } from "./out.js";
import { data, fetched, follow, offerChoice, part, showAbout, wanted } from "./page.js";
import { copy, showWhole, slots } from "../shared/slots.js";

const [summary, review] = [slots(part("fel")), slots(part("granska"))];
const form = part("form");
const heading = document.querySelector("h1");
/** The insats that the report is about; what stands in the address may change when somebody skips to the content. */
const about = wanted();
let isLeaving = false;

async function start() {
  const [file] = (await fetched(about ? `insatser/${about}` : "formular")) ?? [];
  if (!file) return;
  if (!about) return offerChoice(file);
  showAbout(file);
  form.hidden = false;
}

function answered() {
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

function showFaults(problems) {
  for (const name of ["slag", "ratt", "kalla"]) {
    const [, text] = problems.find(([field]) => field === name) ?? [];
    const place = document.getElementById(`${name}-fel`);
    place.hidden = !text;
    place.querySelector("span").textContent = text ?? "";
    place.closest("[data-ik-field]").classList.toggle("ik-field--error", Boolean(text));
    const fields = form.elements[name] instanceof RadioNodeList ? [...form.elements[name]] : [form.elements[name]];
    for (const field of fields) field.setAttribute("aria-invalid", String(Boolean(text)));
  }
  summary.rader.replaceChildren(...problems.map(faultRow));
  summary.element.hidden = !problems.length;
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
  const answers = answered();
  const problems = [...faults(answers)];
  showFaults(problems);
  if (problems.length) return summary.rubrik.focus();
  const lines = [`${answers.slag}: ${answers.ratt}`, answers.kalla && `${data.ord.källa}: ${answers.kalla}`].filter(
    Boolean,
  );
  const fields = { insats: about, slag: answers.slag, ratt: lines[0], kalla: answers.kalla };
  review.text.textContent = lines.join("\n");
  showWays(review.element, data, { id: about, changes: lines, fields }, () => (isLeaving = true));
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
follow(about);
window.addEventListener("beforeunload", (event) => {
  if (!isLeaving && Object.values(answered()).some(Boolean)) event.preventDefault();
});
start();
