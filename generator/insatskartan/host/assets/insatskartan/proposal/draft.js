// A draft: an insats as its file has it, and the changes to it. Only changed keys are rewritten.

import { changes } from "./changes.js";
import { expanded, same } from "./model.js";
import { fieldControl } from "./records.js";
import { problems } from "./rules.js";
import { plain, written } from "./layout.js";

/** Begin a draft. `file` is what the site says about the insats; a control is made when it is asked for. */
export function begin(form, file) {
  const { spec } = form;
  const fields = new Map(spec.poster[spec.post].fält.map((field) => [field.nyckel, field]));
  const own = new Map(file.delar.map(([key, , node]) => [key, node]));
  const started = new Map([...Object.entries(file.mall), ...own]);
  const controls = new Map();

  function control(key) {
    if (!controls.has(key)) {
      const field = fieldControl(fields.get(key), started.get(key), form);
      controls.set(key, { field, initial: field.value() });
    }
    return controls.get(key).field;
  }

  /** Return the changed keys with their new values; null for a key that was emptied. */
  function touched() {
    const others = [...controls].filter(([, { field, initial }]) => !same(field.value(), initial));
    return new Map(others.map(([key, { field }]) => [key, field.value() === undefined ? null : field.node()]));
  }

  function asRecord(nodes) {
    const filled = [...fields.values()].filter(({ nyckel }) => (nodes.get(nyckel) ?? null) !== null);
    return Object.fromEntries(
      filled.map((field) => [field.nyckel, expanded(spec.poster, field, plain(nodes.get(field.nyckel)))]),
    );
  }

  const now = () => new Map([...started, ...touched()]);
  return {
    control,
    touched,
    find: ([key, ...rest]) => control(key).find(rest),
    record: () => asRecord(now()),
    text: () =>
      written(
        file.delar.map(([key, text]) => [key, text]),
        touched(),
        spec.poster,
        spec.post,
      ),
    changes: () => changes(asRecord(started), asRecord(now()), form),
    /** Return the problems of changed and missing keys. */
    problems: (today) => {
      const keys = touched();
      const found = problems(asRecord(now()), spec, today).filter(
        ({ path: [key] }) => keys.has(key) || !started.has(key),
      );
      return [...found, ...fromMall(keys)];
    },
  };

  /** A value that comes from a mall can be replaced here, but not removed. */
  function fromMall(keys) {
    const lost = [...keys].filter(([key, node]) => node === null && key in file.mall);
    return lost.map(([key]) => ({ path: [key], regel: "mall", text: form.words.frånMall, råd: "" }));
  }
}
