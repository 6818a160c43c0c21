"use strict";
/* Filters the list, the matrix and the squares; the address keeps what is chosen. Everything stands in the page already. */
(() => {
  const get = (id) => document.getElementById(id);
  const data = JSON.parse(get("data").textContent);
  const ACCUSATION = data.kinds.indexOf("accusation");
  const articles = [...document.querySelectorAll("#list article")];
  const days = [...document.querySelectorAll("#list .day")].map((day) => [day, [...day.querySelectorAll("article")]]);
  const squares = [...document.querySelectorAll("rect[data-i]")];
  const lines = [...document.querySelectorAll("#matrix tr")].map((line) => [...line.cells]);
  const index = new Map(articles.map((article, i) => [article, i]));
  const words = [];
  const keys = { party: "fp", as: "fs", charge: "ft", kind: "fk", answer: "fa", origin: "fo", from: "ff", to: "fu", words: "fq" };

  const fill = (id, names, group) => {
    const into = group ? get(id).appendChild(Object.assign(document.createElement("optgroup"), { label: group })) : get(id);
    for (const [value, name] of names) into.append(new Option(name, value));
  };

  /* A day is a number of days since 1970; "2020", "2020-10" and "2020-10-03" are read, anything else is no bound. */
  const dayOf = (text, last) => {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text.trim());
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((part) => part && Number(part));
    const end = day ? Date.UTC(year, month - 1, day + (last ? 1 : 0)) : month ? Date.UTC(year, month - (last ? 0 : 1)) : Date.UTC(year + (last ? 1 : 0), 0);
    return end / 864e5 - (last ? 1 : 0);
  };

  /* Compared as the program compares names: NFC, without invisible marks, in lower case. */
  const fold = (text) => text.normalize("NFC").replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/[\u2018\u2019]/g, "'").toLowerCase().replace(/\s+/g, " ");
  const textOf = (i) => (words[i] ??= fold(articles[i].textContent));

  const chosen = () => {
    const state = {};
    for (const key in keys) if (get(keys[key]).value) state[key] = get(keys[key]).value;
    return state;
  };

  const partyTest = (value) => {
    if (value.startsWith("side:")) return (party) => data.sides[party] === value.slice(5);
    const wanted = Number(value);
    return (party) => party === wanted;
  };

  const testOf = (state) => {
    const tests = [];
    if (state.party) {
      const is = partyTest(state.party);
      tests.push(([, by, at]) => (state.as !== "accused" && by.some(is)) || (state.as !== "accuser" && at.some(is)));
    }
    if (state.by !== undefined) tests.push(([, by]) => by.includes(state.by));
    if (state.at !== undefined) tests.push(([, , at]) => at.includes(state.at));
    if (state.charge) tests.push((event) => (event[3] >> Number(state.charge)) & 1);
    if (state.kind) tests.push((event) => event[0] === Number(state.kind));
    if (state.answer) tests.push((event) => event[0] === ACCUSATION && event[6] === (state.answer === "y" ? 1 : 0));
    if (state.origin) tests.push((event) => event[7] === Number(state.origin));
    const from = dayOf(state.from ?? "", false), to = dayOf(state.to ?? "", true);
    if (from !== null) tests.push((event) => event[5] >= from);
    if (to !== null) tests.push((event) => event[4] <= to);
    if (state.words) {
      const wanted = fold(state.words).trim().split(" ");
      tests.push((event, i) => wanted.every((word) => textOf(i).includes(word)));
    }
    return (event, i) => tests.every((test) => test(event, i));
  };

  let pair = null; /* the cell of the matrix that is pressed */

  /* The first cell of a line or column names its party; what has none of its own is among the others. */
  const names = (cells) => new Map(cells.map((cell, i) => [cell?.dataset.p, i]));
  const byLine = names(lines.map((line) => line[0])), atColumn = names(lines[0] ?? []);

  const count = (counts, by, at, answered) => {
    const line = byLine.get(String(by)) ?? byLine.get("others"), column = atColumn.get(String(at)) ?? atColumn.get("others");
    for (const i of [line, byLine.get("all")])
      for (const k of [column, atColumn.get("all")]) {
        counts[i][k][0]++;
        counts[i][k][1] += answered;
      }
  };

  const write = (cell, [rows, answered]) => {
    const button = cell.querySelector("button");
    if (cell.className === "t") cell.textContent = rows;
    if (!button) return;
    button.textContent = rows || "\u00b7";
    cell.className = cell.className.replace(/ w\d+$/, "") + " w" + (rows ? Math.ceil((10 * answered) / rows) : 0);
    button.setAttribute("aria-pressed", String(pair !== null && pair[0] === Number(button.dataset.by) && pair[1] === Number(button.dataset.at)));
  };

  const show = () => {
    const state = chosen();
    const test = testOf(pair ? { ...state, by: pair[0], at: pair[1] } : state);
    const shown = data.events.map(test);
    let accusations = 0, others = 0;
    const counts = lines.map((line) => line.map(() => [0, 0]));

    data.events.forEach(([kind, by, at, , , , answered], i) => {
      articles[i].hidden = !shown[i];
      if (!shown[i]) return;
      if (kind !== ACCUSATION) return void others++;
      accusations++;
      for (const b of by) for (const a of at) count(counts, b, a, answered);
    });

    for (const [day, inside] of days) day.hidden = inside.every((article) => article.hidden);
    for (const square of squares) square.classList.toggle("off", !shown[square.dataset.i]);
    lines.forEach((line, i) => line.forEach((cell, k) => write(cell, counts[i][k])));
    document.body.classList.toggle("all", Boolean(state.kind));
    get("n").textContent = accusations + (accusations === 1 ? " accusation" : " accusations") + (others ? ", " + others + (others === 1 ? " other event" : " other events") : "");
    const kept = new URLSearchParams(nameState(state)).toString();
    if (kept !== location.hash.slice(1)) history.replaceState(null, "", kept ? "#" + kept : location.pathname + location.search);
  };

  /* In the address stand names, not numbers, so that it means the same in the next version of a corpus. */
  const lists = { party: data.parties, charge: data.types, kind: data.kinds, origin: data.origins };
  const nameState = (state) => {
    const named = {};
    for (const key in state) named[key] = key in lists && !state[key].startsWith("side:") ? lists[key][state[key]] : state[key];
    if (pair) named.pair = data.parties[pair[0]] + ">" + data.parties[pair[1]];
    return named;
  };

  const readAddress = () => {
    const named = new URLSearchParams(location.hash.slice(1));
    for (const key in keys) {
      const value = named.get(key) ?? "";
      const number = key in lists && value && !value.startsWith("side:") ? lists[key].indexOf(value) : value;
      get(keys[key]).value = number === -1 ? "" : String(number);
    }
    const [by, at] = (named.get("pair") ?? "").split(">").map((name) => data.parties.indexOf(name));
    pair = by >= 0 && at >= 0 ? [by, at] : null;
    show();
  };

  const parties = data.parties.map((name, i) => [i, name]);
  parties.sort(([, a], [, b]) => (fold(a) < fold(b) ? -1 : 1));
  const used = (at) => new Set(data.events.flatMap((event) => event[at]));
  const types = data.types.map((name, i) => [i, name]).filter(([i]) => data.events.some((event) => (event[3] >> i) & 1));
  const kinds = used(0), origins = used(7);
  const sides = [...new Set(data.sides.filter(Boolean))].sort();
  fill("fp", parties, sides.length ? "parties" : "");
  if (sides.length) fill("fp", sides.map((side) => ["side:" + side, side]), "sides");
  fill("ft", types);
  fill("fk", data.kinds.map((name, i) => [i, name]).filter(([i]) => kinds.has(i)));
  fill("fo", data.origins.map((name, i) => [i, name]).filter(([i]) => origins.has(i)));
  get("flt").hidden = false;

  for (const key in keys) get(keys[key]).addEventListener("input", show);
  get("flt").addEventListener("submit", (event) => event.preventDefault());
  get("flt").addEventListener("reset", () => { pair = null; setTimeout(show); });
  get("matrix")?.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const next = [Number(target.dataset.by), Number(target.dataset.at)];
    pair = pair && pair[0] === next[0] && pair[1] === next[1] ? null : next;
    show();
  });
  addEventListener("hashchange", readAddress);
  readAddress();
})();
