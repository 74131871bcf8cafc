// What a proposal changes, in words: before and after of each field, and rows added and removed.

import { isObject, same } from "./model.js";

/** Return the changes between two records: `{where, before, after}`, where the lacking side is empty. */
export function changes(before, after, form) {
  return [...ofRecord(before, after, form.spec.post, [], form)];
}

function* ofRecord(before, after, post, where, form) {
  for (const field of form.spec.poster[post].fält) {
    const [old, now] = [before?.[field.nyckel], after?.[field.nyckel]];
    if (!same(old, now)) yield* ofField(field, old, now, [...where, field.namn], form);
  }
}

function* ofField(field, old, now, where, form) {
  const isList = field.flera && field.slag !== "post";
  if (field.flera && (old ?? now)) yield* ofRows(field, old ?? [], now ?? [], where, form);
  else if (!isList && isObject(old) && isObject(now)) yield* ofRecord(old, now, field.post, where, form);
  else yield { where: where.join(" › "), before: inWords(field, old, form), after: inWords(field, now, form) };
}

/** Skip equal rows; pair the others in order and compare them field by field. */
function* ofRows(field, old, now, where, form) {
  const gone = without(old, now);
  const come = without(now, old);
  const own = { ...field, flera: false };
  if (!gone.length && !come.length) yield { where: where.join(" › "), order: true, before: "", after: "" };
  for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
    const [was, is] = [gone[index], come[index]];
    const number = is === undefined ? old.indexOf(was) : now.indexOf(is);
    yield* ofField(own, was, is, [...where, ...(field.slag === "post" ? [String(number + 1)] : [])], form);
  }
}

/** Multiset difference, keeping order. */
function without(rows, others) {
  const left = others.map((row) => JSON.stringify(row));
  return rows.filter((row) => {
    const index = left.indexOf(JSON.stringify(row));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Return a value as one reads it. */
export function inWords(field, value, form) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((row) => inWords({ ...field, flera: false }, row, form)).join("; ");
  if (!isObject(value)) return form.nameOf(field, value).trim();
  const inner = form.spec.poster[field.post].fält.filter(({ nyckel }) => value[nyckel] !== undefined);
  return inner.map((child) => `${child.namn}: ${inWords(child, value[child.nyckel], form)}`).join(", ");
}
