// The search page: what is searched for, what it is narrowed to, and all hits. Both stand in the address after #, which
// is never sent.

import { engine, inOrder } from "./engine.js";
import { fromPage, guesses, row, summary } from "./rows.js";
import * as address from "../shared/address.js";
import { slots } from "../shared/slots.js";

const AT_ONCE = 10;
/** Facets that also keep pages whose source is silent, marked as unclear. */
const WITH_UNCLEAR = ["kommun", "alder"];

const part = (name) => document.querySelector(`[data-search=${name}]`);
const form = part("form");
const selects = [...form.querySelectorAll("select")];
const labels = new Map(selects.flatMap((select) => [...select.options].map((option) => [option, option.text])));
let turn = 0;

// Choices, and the address.

function chosen() {
  return Object.fromEntries(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
}

function readAddress() {
  const params = address.chosen() ?? new URLSearchParams();
  form.elements.text.value = params.get("text") ?? "";
  for (const select of selects) {
    select.value = params.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }
}

function writeAddress() {
  const text = form.elements.text.value.trim();
  const params = new URLSearchParams({ ...(text && { text }), ...chosen() });
  history.replaceState(null, "", params.size ? `#${params}` : location.pathname + location.search);
}

// Filtering.

const none = new Set();

/** Return the ids that a choice keeps, and those among them that are unclear. */
function kept(values, facet, value) {
  const of = (name) => values[facet]?.get(name) ?? none;
  if (!WITH_UNCLEAR.includes(facet)) return { all: of(value), unclear: none };
  const unclear = new Set([...of(`${value}?`), ...of("alla?")]);
  return { all: new Set([...of(value), ...of("alla"), ...unclear]), unclear };
}

/** Return the hits that fit all choices, leaving out one facet. */
function fitting(hits, values, choices, but = "") {
  const sets = Object.entries(choices)
    .filter(([facet]) => facet !== but)
    .map(([facet, value]) => kept(values, facet, value).all);
  return hits.filter(({ id }) => sets.every((set) => set.has(id)));
}

function count(hits, values, choices) {
  for (const select of selects) {
    const rest = fitting(hits, values, choices, select.name);
    for (const option of select.options) {
      if (!option.value) continue;
      const { all } = kept(values, select.name, option.value);
      option.text = `${labels.get(option)} (${rest.filter(({ id }) => all.has(id)).length})`;
    }
  }
  const number = Object.keys(choices).length;
  slots(part("begransa")).antal.textContent = number ? `(${number})` : "";
}

// Results.

async function update() {
  const now = (turn += 1);
  writeAddress();
  try {
    const [search, words] = await Promise.all([engine(), fromPage()]);
    words.label = (facet, value) =>
      labels.get([...form.elements[facet].options].find((option) => option.value === value));
    const values = await search.values();
    const text = form.elements.text.value.trim();
    const results = text ? await search.search(text) : { hits: await insatser(search, values), words: [] };
    if (now !== turn) return;
    const choices = chosen();
    count(results.hits, values, choices);
    if (!text && !Object.keys(choices).length) return showNothing();
    const hits = fitting(results.hits, values, choices);
    if (choices.kommun) hits.sort(inOrder((id) => values.omrade.get(choices.kommun)?.has(id) ?? false));
    await show({ ...results, hits }, { words, values, choices, before: results.hits, now });
  } catch (error) {
    if (now === turn) part("antal").textContent = part("antal").dataset.error;
    throw error;
  }
}

/** Return all insatser, for when the visitor only filters. */
async function insatser(search, values) {
  const ids = new Set(Object.values(Object.fromEntries(values.form ?? [])).flatMap((set) => [...set]));
  return (await search.all()).filter(({ id }) => ids.has(id));
}

function showNothing() {
  part("svar").replaceChildren();
  part("antal").textContent = part("antal").dataset.empty;
}

async function show(results, { words, values, choices, before, now }) {
  const unclear = (facet, id) => kept(values, facet, choices[facet]).unclear.has(id);
  const make = (hits) => Promise.all(hits.map((hit) => row(hit, results.words, words, choices, unclear)));
  const list = document.createElement("ol");
  list.className = "ik-rows";
  list.append(...(await make(results.hits.slice(0, AT_ONCE))));
  if (now !== turn) return;
  const line = guesses(results, words, replace);
  const rest = list.childElementCount ? [list] : [nothing(words, values, choices, before)];
  part("svar").replaceChildren(...(line ? [line] : []), ...rest, ...more(results, list, make, words));
  part("antal").textContent = summary(results, list.childElementCount, words);
}

/** A button that shows more hits, and moves focus to the first new one. */
function more(results, list, make, words) {
  if (results.hits.length <= list.childElementCount) return [];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-button";
  button.textContent = words.say.SHOW_MORE;
  button.addEventListener("click", async () => {
    const shown = list.childElementCount;
    const rows = await make(results.hits.slice(shown, shown + AT_ONCE));
    list.append(...rows);
    rows[0]?.querySelector("a").focus();
    part("antal").textContent = summary(results, list.childElementCount, words);
    if (list.childElementCount >= results.hits.length) button.remove();
  });
  return [button];
}

function replace(old, other) {
  form.elements.text.value = form.elements.text.value.toLowerCase().replace(old, other);
  form.elements.text.focus();
  update();
}

/** Help when nothing is found: remove a choice, try the finder, or tell the editors. */
function nothing(words, values, choices, before) {
  const help = slots(words.copy("ingen"));
  const facets = Object.keys(choices);
  const without = facets.map((facet) => ({
    facets: [facet],
    number: fitting(before, values, choices, facet).length,
    said: /** @type {{ val: string } | null} */ ({ val: words.label(facet, choices[facet]) }),
  }));
  // Offer each choice whose removal gives hits, or all of them when only removing several does.
  const helping = without.filter(({ number }) => number);
  if (!helping.length && facets.length) helping.push({ facets, number: before.length, said: null });
  help.hinder.hidden = !facets.length || !before.length;
  help.val.append(
    ...helping.map(({ facets: removed, number, said }) => {
      const text = said
        ? words.sentence("REMOVE_CHOICE", { ...said, n: number })
        : words.sentence("REMOVE_ALL", { n: number });
      return removal(text, removed);
    }),
  );
  const params = new URLSearchParams(
    Object.entries(choices).filter(([facet]) => ["kommun", "forsorjning"].includes(facet)),
  );
  if (params.size) help.hitta.href += `#${params}`;
  return help.element;
}

/** A button that removes choices. */
function removal(text, facets) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ik-link";
  button.textContent = text;
  button.addEventListener("click", () => {
    for (const facet of facets) form.elements[facet].value = "";
    form.elements.text.focus();
    update();
  });
  const item = document.createElement("li");
  item.append(button);
  return item;
}

let waiting;
form.addEventListener("input", ({ target }) => {
  clearTimeout(waiting);
  waiting = setTimeout(update, target.type === "search" ? 150 : 0);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(update));
address.follow(() => {
  readAddress();
  update();
}, writeAddress);
part("begransa").open = matchMedia("(min-width: 60em)").matches;
readAddress();
update();
