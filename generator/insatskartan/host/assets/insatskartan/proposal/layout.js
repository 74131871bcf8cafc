// The canonical layout of a YAML file, as layout.py has it: values become text, and nothing here reads YAML.
//
// A value is text, `{"=": text}` for text that stands within quotes, a list, an object or null. Only whole top-level
// keys are written; a file whose keys are all left as they were is the file it was, to the byte.

const WIDTH = 100;
const QUOTED = "=";
/** Signs that are not printed: controls, private and unassigned signs, and every space but the plain one. */
const UNPRINTABLE = /(?! )[\p{C}\p{Z}]/u;
const NOT_PLAIN = /^(?:-(?!\S)|[\s?:,[\]{}#&*!|>'"%@\x60])|: |:$| #|\s$|^\.\.\.|^---/;
const NOT_PLAIN_IN_FLOW = /[,[\]{}]|:(?=[,[\]{}])/;
/** What a reader of YAML 1.1 takes for something else than text; the patterns are those of PyYAML. */
const TYPED = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^(?:~|null|Null|NULL|)$/,
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^(?:<<|=|[!&*])$/,
  /^\p{Nd}/u,
];
const ESCAPED = { "\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\" };

/** Return a text value as it should be written: within quotes where another reader could take it for something else. */
export function text(value, quoted) {
  return quoted ? { [QUOTED]: value } : value;
}

/** Return a value as plain text, list or object. */
export function plain(node) {
  if (Array.isArray(node)) return node.map(plain);
  if (isText(node)) return textOf(node);
  return node && Object.fromEntries(Object.entries(node).map(([key, child]) => [key, plain(child)]));
}

/** Return the file: `pieces` are `[key, text]` as they stood, `touched` a Map from key to a new value, or to null. */
export function written(pieces, touched, posts, post) {
  const order = posts[post].fält.map((field) => field.nyckel);
  const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  const kept = pieces.filter(([key]) => !touched.has(key));
  const made = [...touched]
    .filter(([, node]) => node !== null)
    .map(([key, node]) => [key, block(key, node, posts, post)]);
  // The sort is stable, so unknown keys stay last in their own order.
  return [...kept, ...made]
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([, lines]) => lines)
    .join("");
}

/** Return the lines of one top-level key. */
export function block(key, node, posts, post) {
  return mapping({ [key]: node }, { posts, post }, 0)
    .map((line) => `${line}\n`)
    .join("");
}

function mapping(node, at, indent) {
  return ordered(node, at).flatMap(([key, child]) =>
    valueLines(`${" ".repeat(indent)}${scalar(key, false)}:`, child, below(at, key), indent),
  );
}

function valueLines(lead, node, at, indent) {
  if (node === null) return [lead];
  if (isText(node)) return textLines(lead, node, indent);
  const flow = onOneLine(node, at);
  if (flow !== null && length(lead) + 1 + length(flow) <= WIDTH) return [`${lead} ${flow}`];
  if (!Array.isArray(node)) return [lead, ...mapping(node, at, indent + 2)];
  return [lead, ...node.flatMap((child) => itemLines(child, at, indent + 2))];
}

function itemLines(node, at, indent) {
  const lead = `${" ".repeat(indent)}-`;
  const flow = onOneLine(node, at);
  const fits = flow !== null && length(lead) + 1 + length(flow) <= WIDTH;
  if (isMapping(node) && Object.keys(node).length && !fits) {
    const [first, ...rest] = mapping(node, at, indent + 2);
    return [`${lead} ${first.trimStart()}`, ...rest];
  }
  if (Array.isArray(node) && flow !== null) return [`${lead} ${flow}`];
  return valueLines(lead, node, at, indent);
}

function textLines(lead, node, indent) {
  const value = textOf(node);
  const lines = value.split("\n");
  const literal = lines.length > 1 && !/^[ \n\t]/.test(value) && !lines.some((line) => UNPRINTABLE.test(line));
  if (!literal || !value.trim()) return [`${lead} ${scalar(value, isQuoted(node))}`];
  const mark = !value.endsWith("\n") ? "|-" : value.endsWith("\n\n") ? "|+" : "|";
  const body = mark === "|-" ? lines : lines.slice(0, -1);
  return [`${lead} ${mark}`, ...body.map((line) => (line ? " ".repeat(indent + 2) + line : ""))];
}

/** Return a value on one line, or null when it does not belong there. */
function onOneLine(node, at) {
  if (node === null) return null;
  if (isText(node)) return textOf(node).includes("\n") ? null : scalar(textOf(node), isQuoted(node), true);
  const isList = Array.isArray(node);
  if (isList && node.some(isMapping)) return null;
  const parts = isList
    ? node.map((child) => onOneLine(child, at))
    : ordered(node, at).map(([key, child]) => withKey(key, onOneLine(child, below(at, key))));
  if (parts.includes(null)) return null;
  return isList ? `[${parts.filter(Boolean).join(", ")}]` : `{${parts.join(", ")}}`;
}

function withKey(key, flow) {
  return flow === null ? null : `${scalar(key, false, true)}: ${flow}`;
}

/** Return keys and values in the model's order; unknown keys last, as they stood. */
function ordered(node, { posts, post }) {
  const known = posts[post]?.fält.map((field) => field.nyckel) ?? [];
  const rank = (key) => (known.includes(key) ? known.indexOf(key) : known.length);
  return Object.entries(node).sort(([one], [other]) => rank(one) - rank(other));
}

/** Return the context below a key: the type of its record, if any. */
function below({ posts, post }, key) {
  return { posts, post: posts[post]?.fält.find((field) => field.nyckel === key)?.post };
}

function scalar(value, quoted, inFlow = false) {
  const isPrintable = !UNPRINTABLE.test(value);
  const fits = isPrintable && value && !NOT_PLAIN.test(value) && !(inFlow && NOT_PLAIN_IN_FLOW.test(value));
  if (fits && !(quoted && TYPED.some((pattern) => pattern.test(value)))) return value;
  if (isPrintable && !/["\\]/.test(value)) return `"${value}"`;
  if (isPrintable) return `'${value.replaceAll("'", "''")}'`;
  return `"${[...value].map(escaped).join("")}"`;
}

function escaped(char) {
  if (ESCAPED[char]) return ESCAPED[char];
  return UNPRINTABLE.test(char) ? `\\U${char.codePointAt(0).toString(16).toUpperCase().padStart(8, "0")}` : char;
}

function isText(node) {
  return typeof node === "string" || isQuoted(node);
}

function isQuoted(node) {
  return isObject(node) && QUOTED in node;
}

function isMapping(node) {
  return isObject(node) && !(QUOTED in node);
}

function isObject(node) {
  return node !== null && typeof node === "object" && !Array.isArray(node);
}

function textOf(node) {
  return typeof node === "string" ? node : node[QUOTED];
}

/** Length in characters, not in UTF-16 units. */
function length(line) {
  return [...line].length;
}
