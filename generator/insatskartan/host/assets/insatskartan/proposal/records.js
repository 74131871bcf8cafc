// Records and rows of a form: fields inside fields, as deep as the model goes.

import { boxes, control, frame, single } from "./fields.js";
import { fromShort, same, toShort } from "./model.js";
import { copy, fill, slots } from "../shared/slots.js";

/** Up to this many choices are check boxes; more are rows with a list each. */
const IN_SIGHT = 32;

/** Make the control of a field, whatever it holds. `node` is undefined where the file has nothing. */
export function fieldControl(field, node, form, depth = 0) {
  if (field.flera && (field.ordlista || field.till) && form.choices(field).length <= IN_SIGHT)
    return boxes(field, node, form);
  if (field.flera) return rows(field, node, form, depth);
  return field.slag === "post" ? record(field, node, form, depth) : single(field, node, form);
}

/** A nested record is folded while it is empty. */
function record(field, node, form, depth) {
  const places = frame(depth ? "inre" : "faltgrupp", field, form);
  if (depth) places.element.open = node !== undefined && depth < 2;
  return fields(field, node, form, depth, places);
}

/** The fields of one record, put into a place. */
function fields(field, node, form, depth, places) {
  const post = form.spec.poster[field.post];
  const long = node === undefined ? {} : fromShort(post.kort ?? {}, node);
  const make = (child) => fieldControl({ ...child, saknas: node === undefined }, long[child.nyckel], form, depth + 1);
  const children = new Map(post.fält.map((child) => [child.nyckel, make(child)]));
  places.plats.append(...[...children.values()].map(({ element }) => element));
  const value = () => {
    const filled = [...children].map(([key, child]) => [key, child.value()]).filter(([, own]) => own !== undefined);
    return filled.length ? Object.fromEntries(filled) : undefined;
  };
  const initial = value();
  const rebuilt = () => {
    const filled = [...children].filter(([, child]) => child.value() !== undefined);
    return toShort(post.kort, Object.fromEntries(filled.map(([key, child]) => [key, child.node()])));
  };
  const it = {
    value,
    node: () => (same(value(), initial) && node !== undefined ? node : rebuilt()),
    find: ([key, ...rest]) => children.get(key)?.find(rest) ?? it,
    fault: (problem) => places.fault(problem, []),
    focus: () => children.values().next().value.focus(),
    id: children.values().next().value.id,
    element: places.element,
  };
  return it;
}

/** Any number of rows, added and removed. */
function rows(field, node, form, depth) {
  const places = frame(depth ? "inre" : "faltgrupp", field, form);
  const list = places.plats.appendChild(copy("rader"));
  const add = places.plats.appendChild(copy("lagg-till"));
  add.id = places.id;
  const own = { ...field, flera: false, krävs: false };
  const all = [];
  add.textContent = form.words.lägg.replace("{}", field.namn);
  if (depth) places.element.open = node !== undefined && depth < 2;

  function insert(child) {
    const row = own.slag === "post" ? recordRow(own, child, form, depth) : valueRow(own, child, form);
    row.remove.addEventListener("click", () => remove(row));
    all.push(row);
    list.append(row.element);
    renumber();
    return row;
  }

  function remove(row) {
    const index = all.indexOf(row);
    all.splice(index, 1);
    row.element.remove();
    renumber();
    form.tell(form.words.borttagen.replace("{}", row.name));
    (all[Math.min(index, all.length - 1)]?.remove ?? add).focus();
  }

  function renumber() {
    list.hidden = !all.length;
    all.forEach((row, index) => row.call(`${field.namn} ${index + 1}`));
  }

  (node ?? []).forEach(insert);
  renumber();
  add.addEventListener("click", () => {
    const row = insert(undefined);
    if (row.element.firstElementChild.tagName === "DETAILS") row.element.firstElementChild.open = true;
    row.control.focus();
    form.tell(form.words.tillagd.replace("{}", row.name));
  });
  const filled = () => all.filter((row) => row.control.value() !== undefined);
  const read = () => (filled().length ? filled().map((row) => row.control.value()) : undefined);
  const it = control(places, [add], read, node, () => filled().map((row) => row.control.node()));
  return { ...it, find: ([index, ...rest]) => filled()[index]?.control.find(rest) ?? it };
}

/** A row of several fields, folded with what it is about. */
function recordRow(field, node, form, depth) {
  const places = slots(copy("postrad"));
  places.fault = (problem) => {
    places.fel.hidden = !problem;
    places.feltext.textContent = problem ? [problem.text, problem.råd].filter(Boolean).join(" ") : "";
  };
  const row = { element: places.element, remove: places.bort, control: fields(field, node, form, depth, places) };
  const about = gist(field, row.control.value(), form);
  row.call = (name) => {
    row.name = name;
    fill(places, { namn: about ? `${name}: ${about}` : name, "namn-dolt": name });
  };
  return row;
}

/** What a row is about: the first thing it says. */
function gist(field, value, form) {
  if (!value) return "";
  const [first] = form.spec.poster[field.post].fält.filter(
    ({ nyckel, slag }) => slag !== "post" && typeof value[nyckel] === "string",
  );
  const text = first ? form.nameOf(first, value[first.nyckel]).trim() : "";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A row of one value: its label is the name of the row. */
function valueRow(field, node, form) {
  const places = slots(copy("rad"));
  const inner = single({ ...field, hjälp: "", exempel: "" }, node, form);
  places.plats.append(inner.element);
  const label = inner.element.querySelector("label");
  const row = { element: places.element, remove: places.bort, control: inner };
  row.call = (name) => {
    row.name = name;
    label.textContent = name;
    fill(places, { "namn-dolt": name });
  };
  return row;
}
