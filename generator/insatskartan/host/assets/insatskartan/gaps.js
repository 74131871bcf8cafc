// What is missing: shows the numbers of one direction, and makes each table one stop for the Tab key.

import { chosen, follow } from "./shared/address.js";

const NONE = [0, 0, 0];
/** The page's own cells, by what they say; pages/gaps.py names them. */
const CELLS = new Map(
  [...document.querySelectorAll("[data-ik-cell]")].map(({ dataset, content }) => [dataset.ikCell, content]),
);

// One direction in the map, and in the tables that are not about directions.

/** Let the form choose a direction. The choice stands in the address after #, which is never sent. */
function connectDirections(form) {
  const select = form.elements.inriktning;
  const output = form.querySelector("output");
  let data = null;
  let turn = 0;

  const update = async () => {
    const now = (turn += 1);
    try {
      data ??= await (await fetch(form.dataset.ikGaps)).json();
    } catch {
      output.textContent = output.dataset.ikError;
      return;
    }
    if (now !== turn) return;
    show(data, select.value);
    const name = select.selectedOptions[0].text.toLowerCase();
    for (const element of document.querySelectorAll("[data-ik-direction]")) element.textContent = name;
    output.textContent = output.dataset.ikText.replace("{n}", name);
  };

  const readAddress = () => {
    const direction = chosen()?.get("inriktning") ?? "";
    const isKnown = [...select.options].some(({ value }) => value === direction);
    if (!isKnown || direction === select.value) return;
    select.value = direction;
    update();
  };

  const writeAddress = () => {
    history.replaceState(null, "", select.value ? `#inriktning=${select.value}` : location.pathname + location.search);
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  select.addEventListener("input", () => {
    writeAddress();
    update();
  });
  follow(readAddress, writeAddress);
  readAddress();
}

/** Show the numbers of a direction; of all together when it is empty. */
function show(data, inriktning) {
  const empty = { ålder_inte_angiven: NONE, per_ålder: data.åldrar.map(() => NONE) };
  const rows = new Map(
    Object.entries(data.kommuner).map(([kommun, { alla, inriktningar }]) => [
      kommun,
      inriktning ? (inriktningar[inriktning] ?? empty) : alla,
    ]),
  );
  showAges(rows, data.åldrar, inriktning);
  showWhole(rows, inriktning);
  drawMap(rows);
  document.querySelectorAll(".ik-table").forEach(oneStop);
}

function showAges(rows, ages, inriktning) {
  const scales = scalesOf([...rows.values()].flatMap((row) => row.per_ålder));
  for (const body of document.querySelectorAll("#alder tbody")) {
    const { kommun } = body.dataset;
    [...body.rows].forEach((line, answer) => {
      line.querySelectorAll("td").forEach((cell, column) => {
        const choices = { kommun, alder: ages[column].från, inriktning };
        cell.replaceWith(cellOf(rows.get(kommun).per_ålder[column], answer, scales, choices));
      });
    });
  }
}

function showWhole(rows, inriktning) {
  const scales = scalesOf([...rows.values()].map((row) => row.ålder_inte_angiven));
  for (const line of document.querySelectorAll("#karta-tal tr[data-kommun]")) {
    const { kommun } = line.dataset;
    line.querySelectorAll("td").forEach((cell, answer) => {
      cell.replaceWith(cellOf(rows.get(kommun).ålder_inte_angiven, answer, scales, { kommun, inriktning }));
    });
  }
}

/** Make the cell of one answer: a copy of the page's own, which says how it looks; number and choices are filled in. */
function cellOf(numbers, answer, scales, choices) {
  const cell = CELLS.get(nameOf(numbers, answer, scales))
    .querySelector("td")
    .cloneNode(true);
  const link = cell.querySelector("a");
  if (!link) return cell;
  const [list, own] = link.getAttribute("href").split("#");
  const { forsorjning, svar } = Object.fromEntries(new URLSearchParams(own));
  const { kommun, alder, inriktning } = choices;
  const params = Object.entries({ kommun, forsorjning, alder, inriktning, svar }).filter(([, value]) => value);
  link.setAttribute("href", `${list}#${new URLSearchParams(params)}`);
  if (numbers[answer]) link.textContent = numbers[answer];
  return cell;
}

function nameOf(numbers, answer, scales) {
  if (!numbers.some(Boolean)) return answer ? "gap" : "first-gap";
  return numbers[answer] ? `${answer}-${shade(numbers[answer], scales[answer])}` : "zero";
}

/** Write the three numbers on the map and shade it by the first two. */
function drawMap(rows) {
  const parts = (selector) => [...document.querySelectorAll(`.ik-map ${selector}[data-kommun]`)];
  const numbersOf = ({ dataset }) => rows.get(dataset.kommun).ålder_inte_angiven;
  const open = (numbers) => numbers[0] + numbers[1];
  const scale = range([...rows.values()].map((row) => open(row.ålder_inte_angiven)));
  for (const path of parts("path")) {
    path.setAttribute("class", `ik-map__area ik-map__area--${shade(open(numbersOf(path)), scale)}`);
  }
  for (const text of parts("tspan")) text.textContent = numbersOf(text).join(" / ");
}

/** The range of each answer. */
function scalesOf(triples) {
  return NONE.map((_, answer) => range(triples.map((numbers) => numbers[answer])));
}

/**
 * Smallest and largest number, zeros left out.
 * @returns {[number, number]}
 */
function range(numbers) {
  const some = numbers.filter(Boolean);
  return some.length ? [Math.min(...some), Math.max(...some)] : [0, 0];
}

/** How dark a number is drawn among those it is compared with; pages/gaps.py says the same. */
function shade(number, [least, most]) {
  if (!number || least === most) return number ? 2 : 0;
  return 1 + Math.floor(((number - least) * 4) / (most - least + 1));
}

// The keyboard.

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Keep one link of a table in the tab order (roving tabindex). */
function oneStop(table) {
  const links = [...table.querySelectorAll("tbody a")];
  const current = links.find((link) => link === document.activeElement) ?? links[0];
  for (const link of links) link.tabIndex = link === current ? 0 : -1;
}

/** Arrows go to the next link in their direction, Home and End to the ends of the row. */
function walk(table, event) {
  const from = event.target.closest("tbody a");
  const isStep = event.key in STEPS || event.key === "Home" || event.key === "End";
  if (!from || !isStep || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const next = event.key in STEPS ? linkBeside(table, from, STEPS[event.key]) : linkAtEnd(from, event.key);
  if (!next) return;
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** The nearest link some steps down and to the right; the heading of a row stands before its first cell. */
function linkBeside(table, from, [down, right]) {
  const lines = [...table.querySelectorAll("tbody tr")].map((line) => [...line.querySelectorAll("td")]);
  const row = lines.findIndex(([first]) => first.parentElement === from.closest("tr"));
  const column = lines[row].indexOf(from.closest("td"));
  const link = (y, x) => (x < 0 ? heading(lines[y]?.[0]) : lines[y]?.[x]?.querySelector("a"));
  const isInside = (y, x) => y >= 0 && y < lines.length && x >= -1 && x < lines[0].length;
  let next = null;
  for (let y = row + down, x = column + right; !next && isInside(y, x); y += down, x += right) next = link(y, x);
  return next;
}

function linkAtEnd(from, key) {
  return [...from.closest("tr").querySelectorAll("a")].at(key === "Home" ? 0 : -1);
}

function heading(cell) {
  return cell?.parentElement.querySelector("th a");
}

for (const table of document.querySelectorAll(".ik-table")) {
  table.dataset.ikArrows = "";
  oneStop(table);
  table.addEventListener("keydown", (event) => walk(table, event));
  table.addEventListener("focusin", (event) => {
    if (!event.target.closest("tbody a")) return;
    for (const link of table.querySelectorAll('tbody a[tabindex="0"]')) link.tabIndex = -1;
    event.target.tabIndex = 0;
  });
}
document.querySelectorAll("form[data-ik-gaps]").forEach(connectDirections);
