// What looks like a person's data in a text, as personal_data.py has it: valid personnummer, and addresses of the form
// förnamn.efternamn@…. What insatser/_undantag.yml exempts is not known here: that list is not published.

import Personnummer from "../vendor/personnummer.js";

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const NUMBER =
  /(?<![0-9])([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}|[0-9]{6})( ?[-+\u2010-\u2015\u2212] ?| ?)([0-9]{4})(?![0-9])/g;
const PHONE = /(?:tel|telefon|telefonnummer|tfn|mobil|mobilnummer|växel|fax|sms|ring)[^\p{L}\p{N}_]{0,4}$/iu;
const HASH = /[0-9a-fA-F]{20,}/g;
const ADDRESS =
  /(?<![\p{L}\p{N}_.])\p{L}+(?:\.(?:\p{L}|-)+)+[0-9]{0,4} ?(?:@|[([] ?(?:at|snabel-?a) ?[)\]])[ ]?[\p{L}\p{N}_.-]+\.\p{L}{2,}/iu;

/** Return whether a text holds a personnummer, and the first address of a person, if any. */
export function personal(text) {
  const shown = asShown(text);
  const [address = ""] = ADDRESS.exec(shown) ?? [];
  return { number: [...shown.matchAll(NUMBER)].some((match) => isPersonal(match, shown)), address };
}

/** A text as a browser or a mail program would read it: without codes, odd widths and invisible signs. */
function asShown(text) {
  const unquoted = text.replace(/(?:%[0-9a-f]{2})+/gi, decoded);
  const plain = unquoted.replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?/gi, (all, hex, whole) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(whole);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
  return plain.normalize("NFKC").replace(INVISIBLE, "");
}

function decoded(codes) {
  try {
    return decodeURIComponent(codes);
  } catch {
    return codes;
  }
}

function isPersonal(match, text) {
  const [all, date, sign, last] = match;
  const before = text.slice(Math.max(0, match.index - 20), match.index);
  const isPhone = !sign && all.length === 10 && all.startsWith("0") && PHONE.test(before);
  const around = text.slice(Math.max(0, match.index - 20), match.index + all.length + 20);
  const inHash = (around.match(HASH) ?? []).some((run) => run.includes(all));
  const number = `${date.replaceAll("-", "")}${sign.includes("+") ? "+" : "-"}${last}`;
  return !isPhone && !inHash && Personnummer.valid(number, {});
}
