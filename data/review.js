'use strict';
// What a person decides, event by event. Nothing leaves the page but the table that is saved.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const columns = data.columns, items = data.items;
  const col = Object.fromEntries(columns.map((name, i) => [name, i]));
  const shown = ['date', 'kind', 'phase', 'actor', 'speaker', 'target', 'charge', 'charge_type', 'place', 'quote',
    'answers', 'about', 'same_as', 'not_same_as', 'comment'];
  const read = items.map(item => item.cells.slice());
  const card = document.getElementById('card');
  const key = 'claimline review ' + items.map(item => item.cells[col.id]).join(' ');
  let at = 0, mode = '', past = [];

  const make = (name, text, attributes) => {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    for (const [word, value] of Object.entries(attributes || {})) node.setAttribute(word, value);
    return node;
  };

  // What was decided so far is kept by the browser, where it lets us.
  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify(items.map(item => item.cells))); } catch (e) { /* then not */ }
  };
  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || '[]');
      kept.forEach((cells, i) => { if (cells.length === columns.length) items[i].cells = cells; });
    } catch (e) { /* then not */ }
  };

  const isChanged = (i, name) => items[i].cells[col[name]] !== read[i][col[name]];
  const isDecided = i => items[i].cells[col.decision] !== '' || shown.some(name => isChanged(i, name));

  const passage = item => {
    const say = make('p', '', {class: 'say'});
    if (item.pieces.length === 0) {
      say.append('The text of this source is not at hand.');
      return say;
    }
    say.append(make('span', item.before, {class: 'near'}));
    for (const [text, what] of item.pieces) say.append(what ? make('mark', text, {class: what}) : text);
    say.append(make('span', item.after, {class: 'near'}));
    return say;
  };

  const field = (name, value, editing) => {
    if (!editing) return make('output', value || '\u2013', isChanged(at, name) ? {class: 'changed'} : {});
    const words = {kind: data.kinds, phase: data.phases}[name];
    if (!words) return make(name === 'charge' || name === 'quote' ? 'textarea' : 'input', '', {id: 'f-' + name});
    const select = make('select', '', {id: 'f-' + name});
    for (const word of words) select.append(make('option', word || '(none)', {value: word}));
    return select;
  };

  const form = editing => {
    const form = make('form');
    for (const name of shown) {
      const value = items[at].cells[col[name]];
      if (!editing && value === '' && !isChanged(at, name)) continue;
      const made = field(name, value, editing);
      form.append(make('label', name.replace(/_/g, ' '), editing ? {for: 'f-' + name} : {}), made);
      if (editing) made.value = value;
    }
    form.addEventListener('submit', event => { event.preventDefault(); store(); });
    if (editing) form.append(make('span'), make('button', 'Keep (Ctrl+Enter)', {type: 'submit'}));
    return form;
  };

  const state = () => {
    const decision = items[at].cells[col.decision];
    const word = {yes: 'accepted', no: 'rejected'}[decision] || 'to be decided';
    return make('span', word, {class: 'state ' + decision});
  };

  // Events of the same parties, the nearest day first.
  const candidates = () => {
    const mine = items[at].cells, day = Date.parse(mine[col.date]) || 0;
    const far = cells => Math.abs((Date.parse(cells[col.date]) || 0) - day) / 864e5
      + (cells[col.kind] === mine[col.kind] ? 0 : 1000) + (cells[col.actor] === mine[col.actor] ? 0 : 100)
      + (cells[col.target] === mine[col.target] ? 0 : 100);
    return items.map((item, i) => i).filter(i => i !== at && items[i].cells[col.decision] !== 'no')
      .sort((a, b) => far(items[a].cells) - far(items[b].cells) || a - b).slice(0, 9);
  };

  const summary = cells => [cells[col.date], cells[col.kind], (cells[col.actor] || '?') + ' \u2192 ' + (cells[col.target] || '?'),
    cells[col.charge], cells[col.source]].filter(Boolean).join(' \u00b7 ');

  const choices = () => {
    const list = make('ol');
    for (const i of candidates()) {
      const button = make('button', summary(items[i].cells));
      button.addEventListener('click', () => sameAs(i));
      const entry = make('li');
      entry.append(button);
      list.append(entry);
    }
    return list;
  };

  const draw = () => {
    const done = items.filter((_, i) => isDecided(i)).length;
    document.getElementById('progress').textContent = done + ' of ' + items.length + ' decided';
    document.getElementById('bar').max = Math.max(items.length, 1);
    document.getElementById('bar').value = done;
    card.replaceChildren();
    if (items.length === 0) {
      card.append(make('p', 'Everything is decided.', {class: 'done'}));
      return;
    }
    const item = items[at], head = make('p', (at + 1) + ' / ' + items.length + ' \u00b7 ' + item.cells[col.source]
      + ' \u00b7 confidence ' + item.cells[col.confidence] + ' \u00b7 ');
    head.append(state());
    card.append(head, passage(item), mode === 'same' ? choices() : form(mode === 'edit'));
    if (mode === 'edit') document.getElementById('f-actor').focus(); else card.focus();
  };

  // Every change can be taken back, the last first.
  const change = edit => {
    past.push([at, items[at].cells.slice()]);
    edit(items[at].cells);
    keep();
  };
  const move = step => { at = Math.min(Math.max(at + step, 0), items.length - 1); mode = ''; draw(); };
  const nextOpen = () => {
    for (let step = 1; step <= items.length; step++) {
      const i = (at + step) % items.length;
      if (!isDecided(i)) { at = i; break; }
    }
    mode = '';
    draw();
  };
  const decide = word => { change(cells => { cells[col.decision] = word; }); nextOpen(); };
  const store = () => {
    change(cells => {
      for (const name of shown) cells[col[name]] = document.getElementById('f-' + name).value.trim();
      if (cells[col.decision] === '') cells[col.decision] = 'yes';
    });
    mode = '';
    draw();
  };
  const sameAs = i => {
    change(cells => {
      cells[col.same_as] = items[i].cells[col.id];
      if (cells[col.decision] === '') cells[col.decision] = 'yes';
    });
    nextOpen();
  };
  const undo = () => {
    if (past.length === 0) return;
    const [i, cells] = past.pop();
    items[i].cells = cells;
    at = i;
    mode = '';
    keep();
    draw();
  };

  const quote = text => /[",\r\n]|^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  const table = () => [columns].concat(items.map(item => item.cells)).map(row => row.map(quote).join(',')).join('\n') + '\n';
  const save = () => {
    const link = make('a', '', {download: 'review.csv', href: URL.createObjectURL(new Blob([table()], {type: 'text/csv'}))});
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const keys = {a: () => decide('yes'), x: () => decide('no'), e: () => { mode = 'edit'; draw(); },
    m: () => { mode = 'same'; draw(); }, u: undo, s: save, n: nextOpen, ArrowLeft: () => move(-1), ArrowRight: () => move(1),
    Escape: () => { mode = ''; draw(); }};
  document.addEventListener('keydown', event => {
    const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (writing && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); store(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || (writing && event.key !== 'Escape')) return;
    if (mode === 'same' && /^[1-9]$/.test(event.key)) {
      const i = candidates()[event.key - 1];
      if (i !== undefined) sameAs(i);
    } else if (keys[event.key] && items.length > 0) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.getElementById('save').addEventListener('click', save);
  window.claimlineReview = {table};
  recall();
  draw();
})();
