// What is missing: shows the numbers of one direction, and makes each table one stop for the Tab key.

import { chosen, follow } from "./address.js";

const KINDS = ["ja", "villkor", "oklart"];
const GROUPS = ["oppen", "oppen-om", "oklart"];
const NONE = [0, 0, 0];

/** Show another direction in the map and in the tables that are not about directions. */
function connectDirections(form) {
  const select = form.elements.inriktning;
  const output = form.querySelector("output");
  const income = form.dataset.ikLuckor.match(/([^/]+)\.json$/)[1];
  let data = null;
  let asked = 0;

  /** A cell as templates/_delar.html makes it. */
  const fill = (cell, numbers, place, scale, choices) => {
    const gap = !numbers.some(Boolean);
    const number = numbers[place];
    const look = gap ? "ingen" : `${KINDS[place]}-${shade(number, scale[place])}`;
    cell.removeAttribute("class");
    if (gap || number) cell.className = `ik-varme ik-varme--${look}`;
    if (!number && (!gap || place)) return cell.replaceChildren("0");
    const link = document.createElement("a");
    const { kommun, alder } = choices;
    const told = { kommun, forsorjning: income, alder, inriktning: select.value, svar: gap ? "" : GROUPS[place] };
    link.href = `${form.dataset.ikLista}#${new URLSearchParams(Object.entries(told).filter(([, value]) => value))}`;
    link.append(String(number));
    if (gap) {
      const hidden = document.createElement("span");
      hidden.className = "ik-dold";
      hidden.textContent = form.dataset.ikIngen;
      link.append(hidden);
    }
    cell.replaceChildren(link);
  };

  const show = () => {
    const row = (kommun) => {
      const { alla, inriktningar } = data.kommuner[kommun];
      const untold = { ålder_inte_angiven: NONE, per_ålder: data.åldrar.map(() => NONE) };
      return select.value ? (inriktningar[select.value] ?? untold) : alla;
    };
    const rows = Object.keys(data.kommuner).map(row);
    const byAge = scales(rows.flatMap((numbers) => numbers.per_ålder));
    for (const body of document.querySelectorAll("#alder tbody")) {
      const numbers = row(body.dataset.kommun).per_ålder;
      [...body.rows].forEach((line, place) => {
        [...line.querySelectorAll("td")].forEach((cell, column) => {
          const choices = { kommun: body.dataset.kommun, alder: data.åldrar[column].från };
          fill(cell, numbers[column], place, byAge, choices);
        });
      });
    }
    const whole = scales(rows.map((numbers) => numbers.ålder_inte_angiven));
    for (const line of document.querySelectorAll("#karta-tal tr[data-kommun]")) {
      const { kommun } = line.dataset;
      line.querySelectorAll("td").forEach((cell, place) => {
        fill(cell, row(kommun).ålder_inte_angiven, place, whole, { kommun });
      });
    }
    drawMap((kommun) => row(kommun).ålder_inte_angiven, Object.keys(data.kommuner));
  };

  const update = async (announced) => {
    const turn = ++asked;
    try {
      data ??= await (await fetch(form.dataset.ikLuckor)).json();
    } catch {
      output.textContent = output.dataset.ikFel;
      return;
    }
    if (turn !== asked) return;
    show();
    document.querySelectorAll(".ik-tabell").forEach(oneStop);
    const name = select.selectedOptions[0].text.toLowerCase();
    document.querySelectorAll("[data-ik-inriktning]").forEach((place) => (place.textContent = name));
    if (announced) output.textContent = output.dataset.ikText.replace("{n}", name);
  };

  const read = () => {
    const direction = chosen()?.get("inriktning") ?? "";
    const known = [...select.options].some((option) => option.value === direction);
    if (!known || direction === select.value) return;
    select.value = direction;
    update(true);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  const write = () => {
    history.replaceState(null, "", select.value ? `#inriktning=${select.value}` : location.pathname + location.search);
  };
  select.addEventListener("input", () => {
    write();
    update(true);
  });
  follow(read, write);
  read();
}

/** Write the three numbers on the map and shade it by the first two. */
function drawMap(numbers, kommuner) {
  const parts = (selector) => [...document.querySelectorAll(`.ik-karta ${selector}[data-kommun]`)];
  const there = (kommun) => numbers(kommun)[0] + numbers(kommun)[1];
  const scale = range(kommuner.map(there));
  for (const path of parts("path")) {
    path.setAttribute("class", `ik-karta__yta ik-karta__yta--${shade(there(path.dataset.kommun), scale)}`);
  }
  for (const text of parts("tspan")) text.textContent = numbers(text.dataset.kommun).join(" / ");
}

/** The least and the most, noughts apart. */
function range(numbers) {
  const found = numbers.filter(Boolean);
  return found.length ? [Math.min(...found), Math.max(...found)] : [0, 0];
}

function scales(triples) {
  return KINDS.map((_, place) => range(triples.map((numbers) => numbers[place])));
}

/** How dark a number is drawn among those it is compared with; pages/gaps.py says the same. */
function shade(number, [least, most]) {
  if (!number || least === most) return number ? 2 : 0;
  return 1 + Math.floor(((number - least) * 4) / (most - least + 1));
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Leave one link of a table among the stops of the Tab key. */
function oneStop(table) {
  const links = [...table.querySelectorAll("tbody a")];
  const current = links.find((link) => link === document.activeElement) ?? links[0];
  for (const link of links) link.tabIndex = link === current ? 0 : -1;
}

/** Arrows go to the next link in their direction, Home and End to the ends of the row. */
function walk(table, event) {
  const from = event.target.closest("tbody a");
  if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
  const lines = [...table.querySelectorAll("tbody tr")].map((line) => [...line.querySelectorAll("td")]);
  const row = lines.findIndex((cells) => cells[0].parentElement === from.closest("tr"));
  const column = lines[row].indexOf(from.closest("td"));
  const link = (y, x) => (x < 0 ? heading(lines[y]?.[0]) : lines[y]?.[x]?.querySelector("a"));
  let found = null;
  if (event.key in STEPS) {
    const [down, right] = STEPS[event.key];
    const inside = (y, x) => y >= 0 && y < lines.length && x >= -1 && x < lines[0].length;
    for (let y = row + down, x = column + right; !found && inside(y, x); y += down, x += right) found = link(y, x);
  } else if (event.key === "Home" || event.key === "End") {
    const along = [...from.closest("tr").querySelectorAll("a")];
    found = event.key === "Home" ? along[0] : along.at(-1);
  } else return;
  event.preventDefault();
  if (!found) return;
  from.tabIndex = -1;
  found.tabIndex = 0;
  found.focus();
}

function heading(cell) {
  return cell?.parentElement.querySelector("th a");
}

for (const table of document.querySelectorAll(".ik-tabell")) {
  table.dataset.ikPilar = "";
  oneStop(table);
  table.addEventListener("keydown", (event) => walk(table, event));
  table.addEventListener("focusin", (event) => {
    if (!event.target.closest("tbody a")) return;
    for (const link of table.querySelectorAll('tbody a[tabindex="0"]')) link.tabIndex = -1;
    event.target.tabIndex = 0;
  });
}
document.querySelectorAll("form[data-ik-luckor]").forEach(connectDirections);
