// What the pages about proposals share: their data, the insats they are about, and a choice where the address names none.

import { byArea } from "./fields.js";
import { isSlug } from "./rules.js";
import { fill, slots } from "../shared/slots.js";

export const part = (name) => document.querySelector(`[data-proposal=${name}]`);
export const data = JSON.parse(part("data").textContent);

/** What stands in the address after #, which browsers do not send. */
export function params() {
  return new URLSearchParams(location.hash.slice(1));
}

/** The insats that the address names, or an empty text. */
export function wanted() {
  const id = params().get("insats") ?? "";
  return id.split("/").length === 2 && id.split("/").every(isSlug) ? id : "";
}

/** Fetch files of the form; if one fails, the page says so and the answer is null. */
export async function fetched(...paths) {
  part("hamtar").hidden = false;
  try {
    return await Promise.all(paths.map(json));
  } catch {
    part("hamtfel").hidden = false;
    return null;
  } finally {
    part("hamtar").hidden = true;
  }
}

async function json(path) {
  const answer = await fetch(`${data.rot}foresla/${path}.json`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Say which insats it is about. */
export function showAbout(file) {
  const places = slots(part("vad"));
  fill(places, { namn: file.namn });
  places.namn.href = `${data.rot}insatser/${file.id}/`;
  places.element.hidden = false;
}

/** Let the visitor choose an insats; the page then reloads for it. */
export function offerChoice(spec) {
  const areas = new Map(spec.områden);
  const options = spec.insatser.map(([id, name]) => new Option(name, id));
  part("lista").append(...byArea(options, { areaName: (code) => areas.get(code) ?? code }));
  part("valj").addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = new URLSearchParams({ insats: part("lista").value }).toString();
  });
  part("valj").hidden = false;
}

/** Reload the page when the address names another insats. */
export function follow(about) {
  window.addEventListener("hashchange", () => wanted() && wanted() !== about && location.reload());
}
