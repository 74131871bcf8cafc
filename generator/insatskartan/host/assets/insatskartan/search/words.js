// Comparing words: folding, endings, edit distance. Pure: no page.

import { fold, wordsOf } from "../shared/text.js";

/** Swedish endings: one to cut off a word, and what may follow a common stem. */
export const LAST = /(?:arna|erna|orna|en|et|ar|er|or|n|s)$/;
export const ENDINGS = /^(?:s|n|r|a|e|t|en|et|ar|er|or|na|ns|ts|are|ande|ens|ets|arna|erna|orna|arnas|ernas|ornas)$/;

export function foldedWords(text) {
  return wordsOf(text).map(fold);
}

/** Score a name: 3 when it is the whole query, 2 together with its place, 1 among other words, 0 when absent. */
export function namedLike(name, place, words) {
  const [asked, called] = [words.join(" "), name.join(" ")];
  const sameWords =
    name.length > 1 && name.length === words.length && words.every((word) => name.some((other) => isForm(word, other)));
  if (asked === called || sameWords) return 3;
  if (!` ${asked} `.includes(` ${called} `)) return 0;
  return asked
    .replace(called, "")
    .split(" ")
    .every((word) => !word || place.includes(word))
    ? 2
    : 1;
}

/** Whether the other word starts with the typed one, or both share a stem and differ in endings. */
export function isForm(typed, other) {
  if (other.startsWith(typed)) return true;
  let same = 0;
  while (same < typed.length && typed[same] === other[same]) same += 1;
  const ends = (rest) => !rest || ENDINGS.test(rest);
  return same > 2 && ends(typed.slice(same)) && ends(other.slice(same));
}

/** All runs of up to four words, the longest first. */
export function spans(words) {
  const found = [];
  for (let length = Math.min(4, words.length); length; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) found.push([start, start + length]);
  }
  return found;
}

export function key(words, start, end) {
  return words.slice(start, end).map(fold).join(" ");
}

/** Edit distance with swaps (Damerau–Levenshtein); gives up with `most + 1`. */
export function distance(one, other, most) {
  /** @type {number[][]} */
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}
