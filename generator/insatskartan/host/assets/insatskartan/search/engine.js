// The search itself: what is typed becomes questions to Pagefind, and the answers become one list in order. Everything is
// fetched when the first search is made, all of it from the site itself; what is searched for goes nowhere.

import { ENDINGS, LAST, distance, foldedWords, isForm, key, namedLike, spans } from "./words.js";
import { fold, wordsOf } from "../shared/text.js";

const HERE = new URL("../../sok/", import.meta.url);
/** The start page; addresses in the index are relative to it. */
export const ROOT = new URL("../", HERE);
/** Weight of a match by where it is. Fields that only lay out a row weigh nothing. */
const RANKING = {
  termSimilarity: 4,
  metaWeights: {
    title: 9,
    namn: 7,
    ort: 7,
    delnamn: 4,
    plats: 4,
    text: 3,
    delord: 0.4,
    slag: 0.5,
    alder: 0,
    boende: 0,
    svar: 0,
    datum: 0,
    gammal: 0,
  },
};
/** Factor for a match by synonym. */
const OTHER_WORD = 0.7;
/** Queries to Pagefind for one search; each combination of synonyms is one. */
const MAX_QUESTIONS = 8;
/** Bonus for a page with the exact phrase: as much as a name. */
const PHRASE = 10;
/** With fewer pages than this for all words, pages with some of them are shown too. */
const FEW = 5;
/** With this many pages for the typed words, synonyms are not searched: each query costs time. */
const ENOUGH = 50;
/** Top results whose page data is loaded to compare names: of the whole search, and of each word. */
const LOOKED_INTO = 6;
const OF_EACH_WORD = 2;

let loading;

/** Return the engine, loaded once; after a failure the next search tries again. */
export function engine() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load() {
  // Everything else has a name that changes with its content; a name from before the last build would lead nowhere.
  const { mapp } = await json(new URL("register.json", HERE), { cache: "no-cache" });
  const folder = new URL(`${mapp}/`, HERE);
  const [pagefind, words] = await Promise.all([
    import(new URL("pagefind.js", folder).href),
    json(new URL("ord.json", folder)),
  ]);
  // A worker would fetch the same script again, and a search is too short to block the page.
  await pagefind.options({
    noWorker: true,
    basePath: folder.href,
    baseUrl: "/",
    metaCacheTag: mapp,
    excerptLength: 22,
    ranking: RANKING,
  });
  return new Engine(pagefind, words, folder);
}

async function json(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

class Engine {
  #pagefind;
  #folder;
  #known;
  #other;
  #ended;
  #places;
  #small;
  #values;

  constructor(pagefind, { ord, synonymer, avslutade, platser, små }, folder) {
    this.#pagefind = pagefind;
    this.#folder = folder;
    // The form with its dots comes last, so it is the one shown.
    const written = new Map(ord.split(" ").map((word) => [fold(word), word]));
    this.#known = [...written].sort(([one], [other]) => (one < other ? -1 : 1));
    this.#other = new Map(Object.entries(synonymer).map(([form, rows]) => [fold(form), { form, rows }]));
    this.#ended = new Set(avslutade);
    this.#small = new Set(små);
    this.#places = new Set(platser.map((name) => wordsOf(name).map(fold).join(" ")));
  }

  /** What search can be narrowed by: `{facet: Map(value -> Set of ids)}`; fetched once. */
  values() {
    this.#values ??= json(new URL("val.json", this.#folder)).then(({ sidor, val }) => {
      const ids = (steps) => {
        let index = -1;
        return new Set(steps.map((step) => sidor[(index += step)]));
      };
      const facets = Object.entries(val).map(([facet, values]) => [
        facet,
        new Map(Object.entries(values).map(([value, steps]) => [value, ids(steps)])),
      ]);
      return Object.fromEntries(facets);
    });
    return this.#values;
  }

  /** Return every page, for filtering without a query. */
  async all() {
    const { results } = await this.#pagefind.search(null);
    return results.map((result) => ({ id: result.id, score: 0, data: result.data }));
  }

  /**
   * Search. Returns `hits`, and what was done to find them: `instead` [[typed, searched for]], `ignored` words
   * that no page has, `near` other spellings, and `some`: how many hits have all words, when others follow.
   */
  async search(text) {
    const { words, instead, ignored, near } = await this.#mend(wordsOf(text));
    const pieces = this.#pieces(words);
    const whole = await this.#together(pieces);
    const hits = new Map(whole.map((hit) => [hit.id, hit]));
    await this.#addPhrases(hits, words);
    await lookInto(best(whole, LOOKED_INTO), words);
    if (whole.length < FEW && pieces.length > 1 && !whole.some(({ named }) => named > 1)) {
      for (const hit of whole) hit.score += 1000; // above all that have only some
      for (const hit of await this.#apart(pieces, words)) if (!hits.has(hit.id)) hits.set(hit.id, hit);
    }
    for (const hit of hits.values()) hit.ended = this.#ended.has(hit.id);
    const some = hits.size > whole.length ? whole.length : null;
    // When a page has that very name, drop those that only match the start of a word.
    const isNamed = [...hits.values()].some(({ named }) => named > 2);
    const found = [...hits.values()].filter(({ loose }) => !(isNamed && loose)).sort(inOrder(() => false));
    return { hits: withTyped(found, text), words, instead, ignored, near, some };
  }

  /** Replace words that no page has by near ones. */
  async #mend(typed) {
    /** @type {{ words: string[], instead: [string, string][], ignored: string[], near: string[] }} */
    const found = { words: [], instead: [], ignored: [], near: [] };
    for (const [index, word] of typed.entries()) {
      if (this.#isKnown(word) || this.#inPhrase(typed, index) || (await this.#stands(word))) {
        found.words.push(word);
        continue;
      }
      const [nearest, ...others] = this.#nearTo(word);
      if (nearest) {
        found.words.push(...wordsOf(nearest));
        found.instead.push([word, nearest]);
        found.near.push(...others);
      } else if (!this.#small.has(word)) found.ignored.push(word);
    }
    return found;
  }

  /** Whether some page has the word, its beginning, or the same word with another ending. */
  #isKnown(word) {
    const folded = fold(word);
    if (this.#other.has(folded)) return true;
    const at = this.#firstFrom(folded);
    const next = this.#known[at]?.[0] ?? "";
    if (next === folded || (folded.length > 2 && next.startsWith(folded))) return true;
    for (let length = folded.length - 1; length >= Math.max(3, folded.length - 5); length -= 1) {
      const stem = folded.slice(0, length);
      if (this.#known[this.#firstFrom(stem)]?.[0] === stem && ENDINGS.test(folded.slice(length))) return true;
    }
    return false;
  }

  #firstFrom(folded) {
    let [low, high] = [0, this.#known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#known[middle][0] < folded) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a word is part of a phrase that has synonyms. */
  #inPhrase(words, index) {
    return spans(words).some(
      ([start, end]) => start <= index && index < end && this.#other.has(key(words, start, end)),
    );
  }

  /** Ask Pagefind for the exact word, as the list of known words may be incomplete. */
  async #stands(word) {
    return (await this.#pagefind.search(`"${word}"`)).results.length > 0;
  }

  /** Return the nearest known words, best first. */
  #nearTo(word) {
    const folded = fold(word);
    const most = folded.length < 4 ? 0 : folded.length < 7 ? 1 : 2;
    if (!most || /\d/.test(word)) return [];
    const written = this.#near(folded, this.#known, most);
    return written.length
      ? written
      : this.#near(
          folded,
          [...this.#other].map(([other, { form }]) => [other, form]),
          most,
        );
  }

  #near(folded, forms, most) {
    const found = new Map();
    for (const [other, written] of forms) {
      const away = Math.min(distance(folded, other, most), distance(folded, other.replace(LAST, ""), most) + 0.3);
      if (away <= most + 0.3)
        found.set(written, Math.min(found.get(written) ?? most + 1, away + (other[0] === folded[0] ? 0 : 0.5)));
    }
    return [...found]
      .sort(([, one], [, other]) => one - other)
      .map(([written]) => written)
      .slice(0, 3);
  }

  /** Return pages with all pieces or their synonyms. */
  async #together(pieces) {
    const merged = new Map();
    for (const { question, because } of questions(pieces)) {
      if (because && merged.size >= ENOUGH) break;
      const { results } = await this.#pagefind.search(question);
      for (const { id, score, data } of results) {
        const worth = because ? score * OTHER_WORD : score;
        const old = merged.get(id);
        if (!old) merged.set(id, { id, score: worth, data, because });
        else old.score = Math.max(old.score, worth);
      }
    }
    return [...merged.values()];
  }

  /** Return pages with some of the pieces, those with most first. */
  async #apart(pieces, words) {
    const merged = new Map();
    const there = [];
    for (const piece of pieces) {
      const hits = await this.#together([piece]);
      await lookInto(best(hits, OF_EACH_WORD), words);
      for (const hit of hits) {
        const old = merged.get(hit.id) ?? { ...hit, score: 0 };
        // A single word scores far below 100, so the number of words decides.
        merged.set(hit.id, { ...old, ...hit, score: old.score + hit.score + 100 });
      }
      if (this.#isPlace(piece)) there.push(new Set(hits.map(({ id }) => id)));
    }
    const found = [...merged.values()];
    for (const hit of found) if (!there.every((ids) => ids.has(hit.id))) Object.assign(hit, { named: 0, loose: true });
    return found;
  }

  /** Whether a piece names a municipality: then pages elsewhere are poor hits. */
  #isPlace({ typed }) {
    return this.#places.has(key(typed, 0, typed.length));
  }

  /** Split the query into words and phrases with their synonyms, without stop words. */
  #pieces(words) {
    const found = [];
    for (let index = 0; index < words.length;) {
      const [, end] = spans(words).find(([from, to]) => from === index && this.#other.has(key(words, from, to))) ?? [
        index,
        index + 1,
      ];
      const typed = words.slice(index, end);
      const others = this.#other.get(key(words, index, end))?.rows ?? [];
      found.push({ typed, others, asTyped: !others.length || typed.every((word) => this.#isWord(word)) });
      index = end;
    }
    const large = found.filter(({ typed, others }) => others.length || !this.#small.has(typed[0]));
    return large.length ? large : found;
  }

  #isWord(word) {
    const folded = fold(word);
    return this.#known[this.#firstFrom(folded)]?.[0] === folded;
  }

  /** Raise the score of pages with the exact phrase. */
  async #addPhrases(hits, words) {
    if (!words.every((word) => this.#isWord(word))) return;
    for (const { id } of (await this.#pagefind.search(`"${words.join(" ")}"`)).results) {
      if (hits.has(id)) hits.get(id).score += PHRASE;
    }
  }
}

/** Return the query as typed, then its variants with synonyms. */
function questions(pieces) {
  let ways = [{ words: [], because: null }];
  for (const { typed, others, asTyped } of pieces) {
    ways = ways.flatMap(({ words, because }) => [
      ...(asTyped ? [{ words: [...words, ...typed], because }] : []),
      ...others.map((other) => ({
        words: [...words, other.ord],
        because: because ?? { typed: typed.join(" "), ...other },
      })),
    ]);
  }
  return ways.slice(0, MAX_QUESTIONS).map(({ words, because }) => ({ question: words.join(" "), because }));
}

function best(hits, number) {
  return [...hits].sort((one, other) => other.score - one.score).slice(0, number);
}

/** Compare the names of pages with the query, and note those that only match the start of a word. */
function lookInto(hits, words) {
  return Promise.all(
    hits.map(async (hit) => {
      const { meta, excerpt } = await hit.data();
      const names = [meta.title, ...(meta.namn ?? "").split(" · ")].map(foldedWords).filter((name) => name.length);
      const place = foldedWords(meta.plats ?? "");
      const like = names.map((name) => namedLike(name, place, words.map(fold)));
      // The name of a place among other words says where, not what.
      hit.named = key(words, 0, words.length) === foldedWords(meta.ort ?? "").join(" ") ? 3 : Math.max(...like);
      const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].flatMap(([, text]) => foldedWords(text));
      hit.loose =
        !hit.named &&
        marked.length > 0 &&
        !hit.because &&
        !words.some((word) => marked.some((other) => isForm(fold(word), other)));
    }),
  );
}

/** Restore the capitals that the visitor typed. */
function withTyped(hits, text) {
  const typed = new Map(
    (text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [word.toLowerCase(), word]),
  );
  const as = (words) =>
    words
      .split(" ")
      .map((word) => typed.get(word) ?? word)
      .join(" ");
  return hits.map((hit) => (hit.because ? { ...hit, because: { ...hit.because, typed: as(hit.because.typed) } } : hit));
}

/** Order hits: by name, own municipality, not ended, exact match, then score. */
export function inOrder(isOwn) {
  const orders = [
    ({ named = 0 }) => named,
    ({ id }) => Number(isOwn(id)),
    ({ ended }) => Number(!ended),
    ({ loose }) => Number(!loose),
    ({ score }) => score,
  ];
  return (one, other) => orders.reduce((order, worth) => order || worth(other) - worth(one), 0);
}
