// What every page has: the button that opens search, the keys, the menu, and forms that lead to another page. Pages work
// without it. Nothing is sent, and see `remembered` for the one thing stored.

/** Days after which a page says when it was built. */
const DAYS = 3;

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

/** Search opens from each link to it, by Ctrl+K and by /. */
function connectSearch() {
  const box = document.querySelector("[data-ik-search-box]");
  if (!box) return;
  const field = box.querySelector("input");
  const slash = connectSlash(box.querySelector("[data-slot=genvag]"));
  let started;
  const open = (event) => {
    event.preventDefault();
    if (!box.open) box.showModal();
    field.select();
    started ??= import("./search/dialog.js").then(({ start }) => start(box));
  };
  for (const link of document.querySelectorAll("[data-ik-search]")) asButton(link).addEventListener("click", open);
  window.addEventListener(
    "keydown",
    (event) => {
      const chord =
        event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (chord || (event.key === "/" && isSingleKey(event) && slash.isOn())) open(event);
    },
    true,
  );
  box.querySelector("[data-slot=stang]").addEventListener("click", () => box.close());
  box.addEventListener("click", ({ target }) => {
    if (target === box) box.close(); // beside it
  });
}

/**
 * Let a button turn the key / off, as speech may set it off. The choice is kept until the tab is closed, and nothing is
 * kept by those who do not make it.
 */
function connectSlash(button) {
  let off = remembered() === "ja";
  const say = () => {
    button.textContent = off ? button.dataset.on : button.dataset.off;
  };
  button.addEventListener("click", () => {
    off = !off;
    remembered(off);
    say();
  });
  say();
  return { isOn: () => !off };
}

/** Read, or set, whether the visitor has turned the key off; where nothing may be stored it holds for the page. */
function remembered(off) {
  const NAME = "ik-shortcut-off";
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
  button.dataset.ikSearch = "";
  button.setAttribute("aria-haspopup", "dialog");
  button.append(...link.childNodes);
  link.replaceWith(button);
  return button;
}

/** Material opens its menu with a hidden checkbox; this button works it for mouse, keyboard and speech. */
function connectMenu() {
  const drawer = document.getElementById("__drawer");
  const button = document.querySelector("[data-ik-menu]");
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

/** Carry the answers of a form to another page after #, where they are not sent to any server. */
function connectStart(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
    const params = new URLSearchParams(fields.filter(([, value]) => value.trim()));
    location.href = `${form.dataset.ikOnward}#${params}`;
  });
}

/** Say on paper which day it was printed, and on screen that the site was built some days ago. */
function tellTheDay() {
  const now = new Date();
  const said = now.toLocaleDateString("sv-SE", { day: "numeric", month: "long", year: "numeric" });
  for (const place of document.querySelectorAll("[data-ik-printed]")) {
    place.textContent = place.dataset.ikPrinted.replace("{}", said);
  }
  for (const line of document.querySelectorAll("[data-ik-built]")) {
    line.hidden = Math.floor((now.getTime() - Date.parse(line.dataset.ikBuilt)) / 86_400_000) <= DAYS;
  }
}

tellTheDay();
connectSearch(); // before single keys are silenced, as / is one
silenceSingleKeys();
connectMenu();
document.querySelectorAll("[data-ik-onward]").forEach(connectStart);
