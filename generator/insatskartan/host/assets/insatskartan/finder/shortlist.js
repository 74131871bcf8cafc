// The visitor's own list of insatser: kept in this page and in its address only, for paper or for the journal.

import { confirmed, contactText, doorText, mainReasons, mark } from "./rows.js";
import { copy, fill, slots } from "../shared/slots.js";

/** Connect the section that shows the list. `changed` is called when an insats is added or removed. */
export function shortlist(section, data, { changed }) {
  const places = slots(section);
  const chosen = new Set();
  /** Records and answers of the current municipality, by id. */
  let known = new Map();
  const buttons = new Map();

  function ids() {
    return [...chosen];
  }

  function choose(wanted) {
    chosen.clear();
    for (const id of wanted) chosen.add(id);
    section.open = chosen.size > 0;
  }

  function toggle(id) {
    if (!chosen.delete(id)) chosen.add(id);
    changed();
    draw();
  }

  /** Connect a row's button to the list. */
  function connect(row, { id }) {
    row.spara.addEventListener("click", () => toggle(id));
    buttons.set(id, row);
    press(id);
  }

  function press(id) {
    const row = buttons.get(id);
    const pressed = chosen.has(id);
    row.spara.setAttribute("aria-pressed", String(pressed));
    row["spara-ord"].textContent = pressed ? row.spara.dataset.remove : row.spara.dataset.add;
  }

  function show(matched) {
    known = new Map(matched.map((item) => [item.record.id, item]));
    draw();
  }

  function rows() {
    return ids()
      .map((id) => known.get(id))
      .filter(Boolean);
  }

  function draw() {
    for (const id of buttons.keys()) press(id);
    section.hidden = !rows().length;
    document.body.classList.toggle("ik-has-list", !section.hidden);
    fill(places, { antal: `(${rows().length})`, sagt: "" });
    places.text.hidden = true;
    places.rader.replaceChildren(...rows().map(rowElement));
  }

  function rowElement({ record, answer }) {
    const row = slots(copy("vald"));
    fill(row, {
      namn: `${record.namn}, ${data.lexikon.platser[record.område]}`,
      dorr: doorText(answer),
      kontakt: contactText(record) || data.ord.saknas,
      bekraftad: `${data.ord.bekraftad} ${confirmed(record, data)}`,
      lank: address(record),
      "namn-dolt": record.namn,
    });
    row.lank.href = address(record);
    row.svar.append(mark(answer.svar, data));
    row.gor.append(
      ...mainReasons(answer).map((text) => Object.assign(document.createElement("li"), { textContent: text })),
    );
    row["ta-bort"].addEventListener("click", () => {
      toggle(record.id);
      const next = section.hidden ? buttons.get(record.id)?.spara : places.rader.querySelector("button");
      next?.focus();
    });
    return row.element;
  }

  function asText() {
    const head = [places.dag.textContent, document.querySelector("[data-finder=val]").textContent];
    const body = rows().map(({ record, answer }, index) => [
      `${index + 1}. ${record.namn} (${data.lexikon.platser[record.område]}): ${answer.svar}`,
      `   ${data.ord.dorr}: ${doorText(answer)}`,
      ...mainReasons(answer).map((text) => `   ${text}`),
      `   ${contactText(record) || data.ord.saknas}`,
      `   ${data.ord.bekraftad} ${confirmed(record, data)}`,
      `   ${address(record)}`,
    ]);
    return [head.filter(Boolean).join("\n"), ...body.map((line) => line.join("\n"))].join("\n\n");
  }

  async function copyText() {
    places.text.value = asText();
    try {
      await navigator.clipboard.writeText(places.text.value);
      places.sagt.textContent = places.sagt.dataset.done;
    } catch {
      places.text.hidden = false;
      places.text.focus();
      places.text.select();
      places.sagt.textContent = places.sagt.dataset.error;
    }
  }

  places["skriv-ut"].addEventListener("click", () => window.print());
  places.kopiera.addEventListener("click", copyText);
  places.tom.addEventListener("click", () => {
    choose([]);
    changed();
    draw();
    document.querySelector("[data-finder=form]").elements.kommun.focus();
  });
  return { ids, choose, connect, show };
}

function address(record) {
  return new URL(`../${record.länkar.html}`, location.href.replace(/#.*/s, "")).href;
}
