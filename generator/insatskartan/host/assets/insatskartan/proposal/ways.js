// The ways out of a proposal: addresses to choose, and texts to copy. Nothing leaves until the visitor follows a link.

/** GitHub refuses addresses of some 8 000 bytes; this leaves room for what others put before it. */
export const LONGEST_ADDRESS = 7000;
/** Mail programs cut addresses that are longer than this. */
const LONGEST_MAIL = 1800;

/** Return the address of an issue form with its fields filled in. */
export function issueAddress(repository, template, fields) {
  return `${repository}/issues/new?${new URLSearchParams({ template, ...fields })}`;
}

/** Return the address of a letter without a receiver; a long text is left to be pasted. */
export function mailAddress(subject, long, short) {
  const letter = (text) => `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return letter(long).length > LONGEST_MAIL ? letter(short) : letter(long);
}

/** Return where GitHub's own editor opens the file, or begins a new one. */
export function editorAddress(repository, file, { isNew, text }) {
  if (!isNew) return `${repository}/edit/main/${file}`;
  const [folder, name] = [file.slice(0, file.lastIndexOf("/")), file.slice(file.lastIndexOf("/") + 1)];
  const whole = `${repository}/new/main/${folder}?${new URLSearchParams({ filename: name, value: text })}`;
  if (whole.length <= LONGEST_ADDRESS) return whole;
  return `${repository}/new/main/${folder}?${new URLSearchParams({ filename: name })}`;
}

/** Let a link save a text as a file. */
export function offerFile(link, name, text) {
  if (link.href.startsWith("blob:")) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
}

/** Copy what stands in a field, or mark it so that the visitor can. Says which it was. */
export async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return false;
  }
}
