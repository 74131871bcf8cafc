// The last step of a proposal: links to follow and texts to copy, in the section that shows what is changed. Nothing
// leaves the page until the visitor follows a link.

import { slots } from "../shared/slots.js";

/** Issue forms by what the page is for. */
const FORMS = { andra: "andra-insats.yml", ny: "ny-insats.yml", stammer: "stammer.yml", fel: "fel.yml" };

/** GitHub refuses addresses of some 8 000 bytes; this leaves room for what others put before it. */
const LONGEST_ADDRESS = 7000;
/** Mail programs cut addresses that are longer than this. */
const LONGEST_MAIL = 1800;

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
  for (const button of section.querySelectorAll("[data-copy]")) button.onclick = () => copied(button, section);
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
function letterOf({ file, text, changes }, words, title) {
  const about = [title, "", ...changes.map((line) => `- ${line}`)];
  if (!file) return { long: about.join("\n"), short: [title, "", words.brevKlistra].join("\n") };
  const long = [...about, "", words.brevFil.replace("{}", file), "", text].join("\n");
  return { long, short: [...about, "", words.brevBifoga.replace("{}", file)].join("\n") };
}

async function copied(button, section) {
  const { copy: from, done, error: failed } = button.dataset;
  const field = section.querySelector(`[data-slot="${from}"]`);
  field.closest("details")?.setAttribute("open", "");
  const isCopied = await copyFrom(field);
  section.querySelector("[data-slot=kopierat]").textContent = isCopied ? done : failed;
}

/** Return the address of an issue form with its fields filled in. */
function issueAddress(repository, template, fields) {
  return `${repository}/issues/new?${new URLSearchParams({ template, ...fields })}`;
}

/** Return the address of a letter without a receiver; a long text is left to be pasted. */
function mailAddress(subject, long, short) {
  const letter = (text) => `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return letter(long).length > LONGEST_MAIL ? letter(short) : letter(long);
}

/** Return where GitHub's own editor opens the file, or begins a new one. */
function editorAddress(repository, file, { isNew, text }) {
  if (!isNew) return `${repository}/edit/main/${file}`;
  const [folder, name] = [file.slice(0, file.lastIndexOf("/")), file.slice(file.lastIndexOf("/") + 1)];
  const whole = `${repository}/new/main/${folder}?${new URLSearchParams({ filename: name, value: text })}`;
  if (whole.length <= LONGEST_ADDRESS) return whole;
  return `${repository}/new/main/${folder}?${new URLSearchParams({ filename: name })}`;
}

/** Let a link save a text as a file. */
function offerFile(link, name, text) {
  if (link.href.startsWith("blob:")) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
}

/** Copy what stands in a field, or mark it so that the visitor can. Says which it was. */
async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}
