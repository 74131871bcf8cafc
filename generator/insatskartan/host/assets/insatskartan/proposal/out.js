// The last step of a proposal: links and texts for each way out, in the section that shows what is changed.

import { LONGEST_ADDRESS, copyFrom, editorAddress, issueAddress, mailAddress, offerFile } from "./proposal-ways.js";
import { slots } from "./slots.js";

/** Issue forms by what the page is for. */
const FORMS = { andra: "andra-insats.yml", ny: "ny-insats.yml", stammer: "stammer.yml", fel: "fel.yml" };

/** Show the ways out. `leave` is called when the visitor follows one: then nothing is lost. */
export function showWays(section, { läge: kind, förråd: repository, ord: words }, proposal, leave) {
  const places = slots(section);
  const title = words.rubrik[kind].replace("{}", proposal.id);
  const letter = letterOf(proposal, words, title);
  const full = issueAddress(repository, FORMS[kind], { title, ...fieldsOf(kind, proposal) });
  const isLong = full.length > LONGEST_ADDRESS;

  places.github.href = isLong ? issueAddress(repository, FORMS[kind], { title, ...idOf(kind, proposal) }) : full;
  places["github-lang"].hidden = !isLong;
  places.brev.value = letter.long;
  places.epost.href = mailAddress(title, letter.long, letter.short);
  if (proposal.file) {
    places.fil.value = proposal.text;
    offerFile(places.spara, proposal.file.split("/").at(-1), proposal.text);
    places.redigera.href = editorAddress(repository, proposal.file, { isNew: kind === "ny", text: proposal.text });
  }
  for (const link of [places.github, places.redigera].filter(Boolean)) link.onclick = leave;
  for (const button of section.querySelectorAll("[data-kopiera]")) button.onclick = () => copied(button, section);
}

function fieldsOf(kind, proposal) {
  if (kind === "fel") return proposal.fields;
  if (kind !== "stammer") return { ...idOf(kind, proposal), innehall: proposal.text };
  const { datum, av, sätt: satt } = proposal.record.kontrollerad;
  return { ...idOf(kind, proposal), datum, av, satt };
}

function idOf(kind, { id }) {
  return kind === "fel" ? { insats: id } : { kortnamn: id };
}

/** A letter with everything in it, and one for mail programs that take no long address. */
function letterOf({ id, file, text, changes }, words, title) {
  const about = [title, "", ...changes.map((line) => `- ${line}`)];
  if (!file) return { long: about.join("\n"), short: [title, "", words.brevKlistra].join("\n") };
  const long = [...about, "", words.brevFil.replace("{}", file), "", text].join("\n");
  return { long, short: [...about, "", words.brevBifoga.replace("{}", file)].join("\n") };
}

async function copied(button, section) {
  const { kopiera: from, klart: done, fel: failed } = button.dataset;
  const field = section.querySelector(`[data-f="${from}"]`);
  field.closest("details")?.setAttribute("open", "");
  const said = await copyFrom(field);
  section.querySelector("[data-f=kopierat]").textContent = said ? done : failed;
}
