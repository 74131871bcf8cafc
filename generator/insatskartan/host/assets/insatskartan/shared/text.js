// Texts, words and dates, as insatskartan/text/ has them: pure, and with no words of their own.

/**
 * Text for comparison: lower case, without the difference between å, ä and a, or ö and o.
 * @param {string} text
 */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * The words of a text, in lower case.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return (
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * A text with a capital first.
 * @param {string} text
 */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A name as it is written inside a sentence: «Växeln» -> «växeln», «LSS-handläggaren» as it is.
 * @param {string} name
 */
export function inText(name) {
  const [first = "", second = ""] = name;
  return second !== second.toLowerCase() ? name : first.toLowerCase() + name.slice(first.length);
}

/**
 * Words in a row, with a word before the last: «a, b och c».
 * @param {string[]} words
 * @param {string} last
 */
export function listing(words, last) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/**
 * A full or partial date as people write it.
 * @param {string} date
 * @param {string[]} months their names
 */
export function dateText(date, months) {
  const [year, month, day] = date.split("-");
  if (!month) return year;
  const named = `${months[Number(month) - 1]} ${year}`;
  return day ? `${Number(day)} ${named}` : named;
}
