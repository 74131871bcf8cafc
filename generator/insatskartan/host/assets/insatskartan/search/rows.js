// Rows of search results: copies of the search page's templates, filled in with text. Words come from that page, and
// nothing of the index goes in as HTML.

import { ROOT } from "./engine.js";
import { fill, slots } from "../shared/slots.js";
import { fold, wordsOf } from "../shared/text.js";

/** Letters in the line about a page. */
const LINE = 130;

/** Return the templates and words of the search page, fetched unless this is that page. */
export async function fromPage(address) {
  if (document.querySelector("[data-search=data]")) return new Words(document);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new Words(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

/** The words and templates of the search page. */
class Words {
  /**
   * What a choice is called; the search page sets it.
   * @type {(facet: string, value: string) => string}
   */
  label = () => "";

  constructor(page) {
    this.page = page;
    const { ord, ...data } = JSON.parse(page.querySelector("[data-search=data]").textContent);
    this.say = ord;
    this.data = data;
  }

  copy(name) {
    const template = this.page.querySelector(`template[data-template="${name}"]`);
    return document.importNode(template.content, true).firstElementChild;
  }

  /** A badge with its words filled in, and the year when it has one. */
  badge(name, text, year = "", isOld = false) {
    const badge = this.copy(name);
    const words = [...badge.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
    words.data = words.data.replace("{n}", () => text);
    if (year) badge.lastElementChild.textContent = `(${year})`;
    badge.classList.toggle("ik-badge--old", isOld);
    return badge;
  }

  /** A sentence with its places, `{name}`, filled in. */
  sentence(name, texts) {
    return this.say[name].replace(/\{(\p{L}+)\}/gu, (whole, place) => texts[place] ?? whole);
  }
}

/** How many hits there are, and what was done to find them; for the live region. */
export function summary({ hits, instead = [], ignored = [], some = null }, shown, words) {
  const number = hits.length;
  const name = !number ? "NO_HITS" : number === 1 ? "ONE_HIT" : shown < number ? "FIRST_HITS" : "MANY_HITS";
  const count = words.sentence(name, name === "FIRST_HITS" ? { n: shown, alla: number } : { n: number });
  const remarks = [
    ...instead.map(([ord, annat]) => words.sentence("SHOWN_INSTEAD", { ord, annat })),
    ...ignored.map((ord) => words.sentence(number ? "IGNORED" : "NOWHERE", { ord })),
    ...(some === 0 ? [words.say.SOME_WORDS] : some ? [words.sentence("ALL_WORDS", { n: some })] : []),
  ];
  return [count, ...remarks].join(" ");
}

/** «Menade du …?» with a button for each near word; null when there is none. */
export function guesses({ instead = [], near = [] }, words, choose) {
  const others = [...instead.map(([, other]) => other), ...near];
  if (!others.length) return null;
  const guess = words.copy("menade");
  const [before, after] = words.say.DID_YOU_MEAN.split("{ord}");
  guess.append(before);
  for (const [index, word] of others.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ik-link";
    button.textContent = word;
    button.addEventListener("click", () => choose(instead[0][0], word));
    guess.append(...(index ? [", "] : []), button);
  }
  guess.append(after);
  return guess;
}

/** Build the row of one hit. `chosen` are the choices by facet, and `unclear(facet, id)` tells which are unclear for it. */
export async function row(hit, typed, words, chosen = {}, unclear = () => false) {
  const { meta, excerpt, content, raw_url: address } = await hit.data();
  const places = slots(words.copy("rad"));
  const status = hit.ended ? words.say.ENDED_STATUS : "";
  places.namn.href = new URL(`.${address}`, ROOT).href;
  fill(places, {
    status,
    slag: meta.slag ?? "",
    plats: meta.plats ?? "",
    alder: meta.alder ?? "",
    datum: meta.datum ?? "",
    darfor: because(hit, typed, meta, excerpt, content, words),
  });
  const marked = markedIn(excerpt, typed);
  places.namn.append(...withMarks(meta.title, marked));
  places.text.append(...line(hit, excerpt, meta, marked));
  places.status.hidden = !status;
  places.darfor.hidden = !places.darfor.textContent;
  places.slagrad.hidden = !meta.slag;
  places.platsrad.hidden = !meta.plats;
  places.alderrad.hidden = !meta.alder;
  places.datumrad.hidden = !meta.datum;
  places.gammal.hidden = !meta.gammal;
  badges(places, hit, meta, words, chosen, unclear);
  return places.element;
}

function badges(places, hit, meta, words, chosen, unclear) {
  const incomes = words.data.forsorjning;
  const wanted = incomes.findIndex(([code]) => code === (chosen.forsorjning || words.data.fokus));
  places.svar.hidden = !meta.svar || wanted < 0;
  if (!places.svar.hidden) {
    const badge = words.badge(`svar-${meta.svar[wanted]}`, incomes[wanted][1], meta.ar, Boolean(meta.gammal));
    places.svar.append(badge);
  }
  const names = Object.keys(chosen).filter((facet) => unclear(facet, hit.id));
  places.oklart.hidden = !names.length;
  for (const facet of names) places.oklart.append(words.badge(`oklart-${facet}`, words.label(facet, chosen[facet])));
}

/** Return a test for words to mark: those that Pagefind has marked, or that start with a typed word. */
function markedIn(excerpt, typed) {
  const marked = new Set(
    pieces(excerpt)
      .filter((_, index) => index % 2)
      .flatMap(wordsOf),
  );
  const starts = typed.filter((word) => word.length > 2).map(fold);
  const has = (word) => marked.has(word.toLowerCase()) || starts.some((start) => fold(word).startsWith(start));
  return { any: marked.size > 0, has };
}

/** Split an excerpt at its marks; every second piece is marked. */
function pieces(excerpt) {
  return excerpt.split(/<\/?mark>/).map(plain);
}

/** One line about the page with the match marked: its summary, or the excerpt when only that has the match. */
function line(hit, excerpt, { title, text = "" }, marked) {
  const own = wordsOf(`${title} ${text}`);
  if (!marked.any || hit.because || own.some(marked.has)) return withMarks(shorten(text, marked), marked);
  return ["… ", ...pieces(excerpt).map((piece, index) => markIf(index % 2, piece)), " …"];
}

/** Keep about a line of a text, with its first match. */
function shorten(text, marked) {
  if (text.length <= LINE) return text;
  const words = text.split(" ");
  const match = Math.max(
    0,
    words.findIndex((word) => wordsOf(word).some(marked.has)),
  );
  let [start, end] = [match, match + 1];
  const length = () => words.slice(start, end).join(" ").length;
  while (end < words.length && length() < LINE * (start ? 0.6 : 1)) end += 1;
  while (start && length() < LINE) start -= 1;
  while (end < words.length && length() < LINE) end += 1;
  return `${start ? "… " : ""}${words.slice(start, end).join(" ")}${end < words.length ? " …" : ""}`;
}

function withMarks(text, marked) {
  return text.split(/([\p{L}\p{N}]+)/u).map((piece) => markIf(marked.has(piece), piece));
}

/** Pagefind escapes these two and nothing else. */
function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

function markIf(is, text) {
  if (!is) return text;
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

/** Explain why a page was found that does not contain the typed word. */
function because(hit, typed, meta, excerpt, content, words) {
  if (hit.because)
    return words.sentence(`FOUND_BY_${hit.because.varför}`, { ord: hit.because.typed, annat: hit.because.ord });
  if (excerpt.includes("<mark>")) return "";
  const own = new Set(wordsOf(`${meta.title} ${meta.namn ?? ""} ${meta.text ?? ""} ${meta.plats ?? ""}`).map(fold));
  for (const word of typed.map(fold)) {
    if ([...own].some((other) => other.startsWith(word))) continue;
    const whole = wordsOf(content).find((other) => fold(other).slice(1).includes(word));
    if (whole)
      return words.sentence("FOUND_BY_del", { ord: typed.find((other) => fold(other) === word), annat: whole });
  }
  return "";
}
