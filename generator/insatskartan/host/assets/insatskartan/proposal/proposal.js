// A proposal: a form made of the model, the change in words, and the ways out. The file is fetched from the site, and
// nothing is sent or stored: the last step is a link that the visitor follows.

import { today } from "../shared/dates.js";
import { formOf } from "./model.js";
import { begin } from "./draft.js";
import { newcomer } from "./new.js";
import { showWays } from "./out.js";
import { data, fetched, follow, offerChoice, params, part, showAbout, wanted } from "./page.js";
import { copy, fill, showWhole, slots } from "../shared/slots.js";

const [summary, review, status] = [slots(part("fel")), slots(part("granska")), part("sagt")];
const heading = document.querySelector("h1");
const groups = [...document.querySelectorAll("[data-proposal-group]")];

/** The insats that the form is about; what stands in the address may change when somebody skips to the content. */
const about = data.läge === "ny" ? "" : wanted();
/** @type {ReturnType<typeof begin>} */
let draft;
/**
 * Area and short name of an insats that is not there yet.
 * @type {ReturnType<typeof newcomer> | undefined}
 */
let identity;
/** The text of the file when the form was opened. */
let unchanged = "";
let isLeaving = false;

function tell(text) {
  status.textContent = text;
}

// Beginning.

async function start() {
  const isNew = data.läge === "ny";
  const files = about ? ["formular", `insatser/${about}`] : ["formular"];
  const [spec, file] = (await fetched(...files)) ?? [];
  if (!spec) return;
  if (!isNew && !about) return offerChoice(spec);
  const form = formOf(spec, data, tell);
  if (isNew) identity = newcomer(part("plats"), form, params().get("omrade") ?? "");
  open(form, file ?? identity?.file);
}

function open(form, file) {
  draft = begin(form, file);
  if (!identity) showAbout(file);
  for (const group of groups) {
    if (group.open || group.tagName !== "DETAILS") build(group);
    group.addEventListener("toggle", () => build(group));
  }
  if (data.läge !== "andra") suggestConfirmation();
  unchanged = draft.text();
  part("form").hidden = false;
}

/** Build the fields of a group when it is opened: a long file has many. */
function build(group) {
  if (group.dataset.ready) return;
  group.dataset.ready = "ja";
  const place = group.querySelector("[data-slot=plats]");
  place.append(...keysOf(group).map((key) => draft.control(key).element));
}

function keysOf(group) {
  return group.dataset.proposalGroup.split(" ");
}

/** Suggest today as the date, and ask again who confirms and how. */
function suggestConfirmation() {
  for (const [key, value] of Object.entries({ datum: today(), av: "", sätt: "" }))
    draft.find(["kontrollerad", key]).set(value);
}

// What is wrong.

function check() {
  const problems = [...(identity?.problems() ?? []), ...draft.problems(today())];
  showFaults(problems);
  return problems;
}

let faulty = [];

function showFaults(problems) {
  for (const control of faulty) control.fault(null);
  const items = problems.map((problem) => {
    const control = problem.control ?? controlAt(problem.path);
    control.fault(problem);
    const { element, lank } = slots(copy("felrad"));
    lank.textContent = [problem.text, problem.råd].filter(Boolean).join(" ");
    lank.href = `#${control.id}`;
    lank.addEventListener("click", (event) => goTo(event, control));
    return { element, control };
  });
  faulty = items.map(({ control }) => control);
  summary.rader.replaceChildren(...items.map(({ element }) => element));
  summary.element.hidden = !problems.length;
}

/** Build the fields of its group first, so that the control exists. */
function controlAt(path) {
  groups.filter((group) => keysOf(group).includes(path[0])).forEach(build);
  return draft.find(path);
}

function goTo(event, control) {
  event.preventDefault();
  unfold(control.element);
  control.focus();
}

function unfold(element) {
  for (let outer = element.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
}

// What is changed, and the ways out.

function submit(event) {
  event.preventDefault();
  const touched = draft.touched();
  if (!touched.size && data.läge !== "ny") return tell(data.ord.ingetÄndrat);
  tell("");
  if (check().length) {
    summary.rubrik.focus();
    return;
  }
  showReview();
}

function showReview() {
  const rows = draft.changes();
  const id = identity?.id() ?? about;
  review.andringar.replaceChildren(...rows.map(changeRow));
  const proposal = {
    id,
    file: `insatser/${id}.yml`,
    text: draft.text(),
    record: draft.record(),
    changes: rows.map(inOneLine),
  };
  showWays(review.element, data, proposal, () => (isLeaving = true));
  part("form").hidden = true;
  review.element.hidden = false;
  review.rubrik.focus();
}

function changeRow({ where, before, after, order }) {
  const kind = order ? "ordning" : !before ? "tillagt" : !after ? "borttaget" : "andrat";
  const places = slots(copy(kind));
  fill(places, { var: where });
  if (places.fore) places.fore.textContent = before;
  if (places.efter) places.efter.textContent = after;
  return places.element;
}

function inOneLine({ where, before, after, order }) {
  const { ordning, tillagt, borttaget, andrat } = data.ord.ändringar;
  const text = order ? ordning : !before ? tillagt : !after ? borttaget : andrat;
  return text
    .replace("{var}", () => where)
    .replace("{fore}", () => before)
    .replace("{efter}", () => after);
}

function back() {
  review.element.hidden = true;
  part("form").hidden = false;
  heading.focus();
}

function hasChanges() {
  return !isLeaving && draft !== undefined && draft.text() !== unchanged;
}

heading.tabIndex = -1;
window.addEventListener("beforeunload", (event) => {
  if (hasChanges()) event.preventDefault();
});
showWhole(part("form"));
part("form").addEventListener("submit", submit);
part("form").addEventListener("input", () => {
  isLeaving = false;
  identity?.follow(draft.record().namn ?? "");
});
review.tillbaka.addEventListener("click", back);
follow(about);
start();
