// The filter of a table: shows the rows that fit the choices of its form, and the answers for the chosen income source.
// The choices stand in the address after #, which is never sent, so that a view can be shared.

import { chosen } from "./shared/address.js";
import { fold } from "./shared/text.js";

/** Let a form filter the table that it names. */
function connectFilter(form) {
  const table = document.getElementById(form.dataset.ikFilter);
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: fold(row.textContent) }));
  const answers = answerColumn(form, table);
  const update = () => {
    answers.show(form.elements.forsorjning.selectedIndex);
    const fits = fitting(form);
    for (const { row, text } of rows) row.hidden = !fits(row, text);
    tell(form, rows.filter(({ row }) => !row.hidden).length, rows.length);
    writeAddress(form);
  };

  readAddress(form);
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  document.querySelector("[data-ik-clear]").addEventListener("click", () => {
    form.reset();
    form.elements.text.focus();
  });
  update();
}

/** The column of answers; each row carries one letter for each income source, in the order of the choices. */
function answerColumn(form, table) {
  const cells = [...table.querySelectorAll("[data-ik-answer]")];
  const heading = table.querySelector("[data-ik-column]");
  const badges = new Map(
    [...document.querySelectorAll("[data-ik-template]")].map((mall) => [mall.dataset.ikTemplate, mall]),
  );
  let shown = 0;
  return {
    show(index) {
      if (index === shown) return;
      shown = index;
      heading.textContent = form.elements.forsorjning.options[index].text.toLowerCase();
      for (const cell of cells) {
        const { answer, year, old } = cell.closest("tr").dataset;
        const badge = document.importNode(badges.get(answer[index]).content, true).firstElementChild;
        badge.lastElementChild.textContent = `(${year})`;
        badge.classList.toggle("ik-badge--old", old !== undefined);
        cell.replaceChildren(badge);
      }
    },
  };
}

/** Return a test for rows: whether one fits every choice of the form. */
function fitting(form) {
  const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
  const choice = (name) => form.elements[name].value;
  const index = form.elements.forsorjning.selectedIndex;
  const answer = choice("svar").slice(0, 1);
  return ({ dataset }, text) =>
    words.every((word) => text.includes(word)) &&
    holds(dataset.omrade, choice("omrade")) &&
    holds(dataset.direction, choice("inriktning")) &&
    holds(dataset.time, choice("tid")) &&
    (!answer || dataset.answer?.[index] === answer);
}

/** Whether a space-separated list holds a choice; true when nothing is chosen. */
function holds(list, choice) {
  return !choice || (list ?? "").split(" ").includes(choice);
}

/** Say how many rows are left. */
function tell(form, shown, all) {
  const output = form.querySelector("output");
  const text = shown === all ? output.dataset.ikAll : output.dataset.ikSome;
  output.textContent = text.replace("{n}", shown).replace("{alla}", all);
  document.querySelector("[data-ik-empty]").hidden = shown > 0;
}

// The address.

function readAddress(form) {
  for (const [name, value] of chosen() ?? []) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    field.value = value;
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  }
}

function writeAddress(form) {
  const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
  const choices = new URLSearchParams(fields.filter(([, value]) => value));
  history.replaceState(null, "", choices.size ? `#${choices}` : location.pathname + location.search);
}

document.querySelectorAll("[data-ik-filter]").forEach(connectFilter);
