// Small help for pages that work without it: opens search and menu, filters the table of insatser.
// Nothing is stored and nothing is sent.

/** Material opens things and turns pages at single keys, which speech and tremor set off by accident (WCAG 2.1.4). */
function silenceSingleKeys() {
  const guard = (event) => {
    if (isSingleKey(event)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", guard, true);
}

/** Whether a key is one letter or sign, pressed by itself and not typed into a field. */
function isSingleKey({ target, key, ctrlKey, metaKey, altKey }) {
  const typing = target.closest?.("input, select, textarea, [contenteditable]");
  return key?.length === 1 && !typing && !ctrlKey && !metaKey && !altKey;
}

/**
 * Search opens from each link to it, by Ctrl+K and by /. The last one can be turned off, as speech may set it off; that
 * choice is kept until the tab is closed, and nothing is kept by those who do not make it.
 */
function connectSearch() {
  const box = document.querySelector("[data-ik-sokruta]");
  if (!box) return;
  const field = box.querySelector("input");
  const keys = box.querySelector("[data-f=genvag]");
  let off = remembered() === "ja";
  let started;
  const open = (event) => {
    event.preventDefault();
    if (!box.open) box.showModal();
    field.select();
    started ??= import("./search-dialog.js").then(({ start }) => start(box));
  };
  for (const link of document.querySelectorAll("[data-ik-sok]")) asButton(link).addEventListener("click", open);
  window.addEventListener("keydown", (event) => {
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (chord || (event.key === "/" && isSingleKey(event) && !off)) open(event);
  }, true);
  box.querySelector("[data-f=stang]").addEventListener("click", () => box.close());
  box.addEventListener("click", ({ target }) => {
    if (target === box) box.close(); // beside it
  });

  const say = () => {
    keys.textContent = off ? keys.dataset.pa : keys.dataset.av;
  };
  keys.addEventListener("click", () => {
    off = !off;
    remembered(off);
    say();
  });
  say();
}

/** Read, or set, whether the visitor has turned the key off; where nothing may be stored it holds for the page. */
function remembered(off) {
  const NAME = "ik-genvag-av";
  try {
    if (off === false) sessionStorage.removeItem(NAME);
    else if (off) sessionStorage.setItem(NAME, "ja");
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** Put a button in the place of a link that only those without scripts follow. */
function asButton(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.dataset.ikSok = "";
  button.setAttribute("aria-haspopup", "dialog");
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}

/** Material opens its menu with a hidden checkbox; this button works it for mouse, keyboard and speech. */
function connectMenu() {
  const drawer = document.getElementById("__drawer");
  const button = document.querySelector("[data-ik-meny]");
  if (!drawer || !button) return;
  const show = (open) => {
    if (drawer.checked !== open) drawer.click();
  };
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    if (!drawer.checked) return;
    // The drawer becomes visible with the next style pass; only then can its links take focus.
    requestAnimationFrame(() => document.querySelector(".md-sidebar--primary a")?.focus());
  });
  button.addEventListener("click", () => show(!drawer.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    show(false);
    button.focus();
  });
}

/** Filter the rows of one table by its form. The choices stand in the address fragment, so that a view can be shared. */
function connectFilter(form) {
  const table = document.getElementById(form.dataset.ikFilter);
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row,
    text: fold(row.textContent),
    cell: row.querySelector("[data-ik-svar]"),
  }));
  const output = form.querySelector("output");
  const empty = document.querySelector("[data-ik-tomt]");
  const column = table.querySelector("[data-ik-kolumn]");
  const badges = new Map([...document.querySelectorAll("[data-ik-mall]")].map((mall) => [mall.dataset.ikMall, mall]));
  const incomes = form.elements.forsorjning.options;

  const told = location.hash.includes("=") ? location.hash.slice(1) : ""; // without «=» it is a place in the page
  for (const [name, value] of new URLSearchParams(told)) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    field.value = value;
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  }

  let shownIncome = 0;
  /** Show the answers for another income source; each row carries one letter for each, in the order of the choices. */
  const showIncome = (index) => {
    if (index === shownIncome) return;
    shownIncome = index;
    column.textContent = incomes[index].text.toLowerCase();
    for (const { row, cell } of rows) cell?.replaceChildren(badges.get(row.dataset.svar[index]).content.cloneNode(true));
  };

  const update = () => {
    const words = fold(form.elements.text.value).split(/\s+/).filter(Boolean);
    const chosen = (name) => form.elements[name].value;
    const index = form.elements.forsorjning.selectedIndex;
    const answer = chosen("svar").slice(0, 1);
    showIncome(index);
    let shown = 0;
    for (const { row, text } of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        holds(row.dataset.omrade, chosen("omrade")) &&
        holds(row.dataset.inriktning, chosen("inriktning")) &&
        holds(row.dataset.tid, chosen("tid")) &&
        (!answer || row.dataset.svar?.[index] === answer);
      row.hidden = !fits;
      shown += fits;
    }
    const text = shown === rows.length ? output.dataset.ikAlla : output.dataset.ikNagra;
    output.textContent = text.replace("{n}", shown).replace("{alla}", rows.length);
    empty.hidden = shown > 0;
    const choices = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", choices.size ? `#${choices}` : location.pathname + location.search);
  };

  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  document.querySelector("[data-ik-rensa]").addEventListener("click", () => {
    form.reset();
    form.elements.text.focus();
  });
  update();
}

/** Whether a space-separated list holds a choice; no choice holds always. */
function holds(list, choice) {
  return !choice || (list ?? "").split(" ").includes(choice);
}

/** Text for comparison: lower case, without the difference between å, ä and a, or ö and o. */
function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** Carry the answers of a form to another page after #, where they are not sent to any server. */
function connectStart(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const told = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    location.href = `${form.dataset.ikVidare}#${told}`;
  });
}

connectSearch(); // before single keys are silenced, as / is one
silenceSingleKeys();
connectMenu();
document.querySelectorAll("[data-ik-vidare]").forEach(connectStart);
document.querySelectorAll("[data-ik-filter]").forEach(connectFilter);
