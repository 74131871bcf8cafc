// Full and partial dates (2018, 2018-10, 2018-10-31) as the days they may mean. Days are text, which sorts as days do.

export function firstDay(date) {
  return `${date}-01-01`.slice(0, 10);
}

export function lastDay(date) {
  const [year, month = 12, day] = date.split("-").map(Number);
  return day ? date : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whether an insats is planned, going on, ended, or not known on a day; as in insatskartan/catalog/access.py. */
export function statusOn({ start, slut: end, okända: unknown, förlängning: extension, tills_vidare: permanent }, day) {
  if (end && lastDay(end) < day) return extension ? "okänd" : "avslutad";
  if (start && firstDay(start) > day) return "planerad";
  if (unknown.includes("slut") || (start && lastDay(start) > day)) return "okänd";
  return permanent || start || end || unknown.includes("start") ? "pågående" : "okänd";
}

/** The day it is where the visitor is. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
