// Small help for pages that work without it: opens search and menu, filters the table of insatser.
// Nothing is stored and nothing is sent.

/** Material opens search and turns pages at single keys, which speech and tremor set off by accident (WCAG 2.1.4). */
function silenceSingleKeys() {
  const guard = (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key?.length === 1 && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopImmediatePropagation();
    }
  };
  window.addEventListener("keydown", guard, true);
}

/** Material opens its menu and its search with hidden checkboxes; these buttons work them for mouse, keyboard and speech. */
function connectButtons() {
  const search = document.getElementById("__search");
  const field = document.querySelector("[data-md-component=search-query]");
  let opener = null;
  search?.addEventListener("change", () => {
    if (search.checked) return;
    const button = opener;
    opener = null;
    setTimeout(() => button?.focus()); // Material takes focus away from the field after this event
  });
  for (const button of search && field ? document.querySelectorAll("[data-ik-sok]") : []) {
    button.addEventListener("click", () => {
      opener = button;
      if (!search.checked) search.click();
      field.focus();
    });
  }

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

  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
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

silenceSingleKeys();
connectButtons();
document.querySelectorAll("[data-ik-vidare]").forEach(connectStart);
document.querySelectorAll("[data-ik-filter]").forEach(connectFilter);
