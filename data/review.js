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
  const byId = Object.fromEntries(items.map((item, i) => [item.cells[col.id], i]));
  const linked = ['answers', 'about', 'same_as', 'not_same_as'];
  const parties = ['actor', 'target', 'speaker'];
  let at = 0, mode = '', past = [], unsaved = false;

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

  // Ids say nothing to a person; what they stand for does.
  const readable = (name, value) => !linked.includes(name) ? value : value.split('|')
    .map(id => id in byId ? summary(items[byId[id]].cells) : id).join('\n');

  const legend = item => {
    const line = make('p', '', {class: 'legend'});
    const words = {by: 'who', at: 'whom', cue: 'says so', ch: 'of what', da: 'when'};
    for (const what in words)
      if (item.pieces.some(piece => piece[1] === what)) line.append(make('mark', words[what], {class: what}), ' ');
    return line;
  };

  const field = (name, value, editing) => {
    if (!editing) return make('output', readable(name, value) || '\u2013', isChanged(at, name) ? {class: 'changed'} : {});
    const words = {kind: data.kinds, phase: data.phases}[name];
    if (!words) return make(name === 'charge' || name === 'quote' ? 'textarea' : 'input', '',
      parties.includes(name) ? {id: 'f-' + name, list: 'names'} : {id: 'f-' + name});
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
    if (editing) {
      const drop = make('button', 'Leave as it was', {type: 'button'});
      drop.addEventListener('click', () => press('Escape'));
      const both = make('span');
      both.append(make('button', 'Keep', {type: 'submit', title: 'Ctrl+Enter'}), ' ', drop);
      form.append(make('span'), both);
    }
    return form;
  };

  const state = () => {
    const decision = items[at].cells[col.decision];
    const word = {yes: 'accepted', no: 'rejected'}[decision] || 'to be decided';
    return make('span', word, {class: 'state ' + decision});
  };

  // What is most like it: day, kind and parties; of an answer, the accusations of the other side. A party that is not told
  // speaks less against it than another one.
  const dayOf = cells => Date.parse((cells[col.date].match(/\d{4}(-\d\d(-\d\d)?)?/) || [''])[0]) / 864e5;
  const unlike = (a, b) => {
    if (a === '' || b === '') return a === b ? 0 : 3;
    const [x, y] = [a.split('|'), b.split('|')];
    return x.some(name => y.includes(name)) ? (a === b ? 0 : 1) : 12;
  };
  const candidates = () => {
    const mine = items[at].cells, back = mode === 'answer';
    const kind = back ? 'accusation' : mine[col.kind];
    const [by, to] = back ? [mine[col.target], mine[col.actor]] : [mine[col.actor], mine[col.target]];
    const far = cells => Math.min(Math.abs(dayOf(cells) - dayOf(mine)) || 0, 60) + (cells[col.kind] === kind ? 0 : 25)
      + unlike(cells[col.actor], by) + unlike(cells[col.target], to);
    return items.map((item, i) => i).filter(i => i !== at && items[i].cells[col.decision] !== 'no')
      .sort((a, b) => far(items[a].cells) - far(items[b].cells) || a - b).slice(0, 9);
  };

  const summary = cells => [cells[col.date], cells[col.kind], (cells[col.actor] || '?') + ' \u2192 ' + (cells[col.target] || '?'),
    cells[col.charge], cells[col.source]].filter(Boolean).join(' \u00b7 ');

  const choices = () => {
    const list = make('ol');
    list.append(make('p', mode === 'answer' ? 'Which accusation does it answer?' : 'Which event is it the same as?'));
    for (const i of candidates()) {
      const button = make('button', summary(items[i].cells), {type: 'button'});
      button.addEventListener('click', () => choose(i));
      const entry = make('li');
      entry.append(button);
      list.append(entry);
    }
    return list;
  };

  const draw = () => {
    const done = items.filter((_, i) => isDecided(i)).length;
    document.getElementById('progress').textContent = done + ' of ' + items.length + ' decided'
      + (done === items.length ? ': all; save the table' : '');
    document.getElementById('save').className = unsaved ? 'unsaved' : '';
    for (const button of bar) button.disabled = items.length === 0 || (mode === 'edit' && 'axmln'.includes(button.dataset.key));
    document.getElementById('bar').max = Math.max(items.length, 1);
    document.getElementById('bar').value = done;
    card.replaceChildren();
    document.body.className = mode;
    if (items.length === 0) {
      card.append(make('p', 'Everything is decided.', {class: 'done'}));
      return;
    }
    const item = items[at], head = make('p', (at + 1) + ' / ' + items.length + ' \u00b7 ' + item.cells[col.source]
      + ' \u00b7 confidence ' + item.cells[col.confidence] + ' \u00b7 ');
    head.append(state());
    card.append(head, passage(item), legend(item), mode === 'same' || mode === 'answer' ? choices() : form(mode === 'edit'));
    if (mode === 'edit') document.getElementById('f-actor').focus(); else card.focus();
    card.scrollIntoView();
  };

  // Every change can be taken back, the last first.
  const change = edit => {
    past.push([at, items[at].cells.slice()]);
    unsaved = true;
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
    nextOpen();
  };
  const choose = i => {
    const column = mode === 'answer' ? col.answers : col.same_as;
    change(cells => {
      cells[column] = items[i].cells[col.id];
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
    unsaved = false;
    draw();
  };

  const keys = {a: () => decide('yes'), x: () => decide('no'), e: () => { mode = 'edit'; draw(); },
    m: () => { mode = 'same'; draw(); }, l: () => { mode = 'answer'; draw(); }, u: undo, s: save, n: nextOpen, ArrowLeft: () => move(-1), ArrowRight: () => move(1),
    Escape: () => { mode = ''; draw(); }};
  const press = key => { if (items.length > 0) keys[key](); };
  const bar = [...document.querySelectorAll('footer button')];
  for (const button of bar) button.addEventListener('click', () => press(button.dataset.key));
  document.addEventListener('keydown', event => {
    const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (writing && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); store(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || (writing && event.key !== 'Escape')) return;
    if ((mode === 'same' || mode === 'answer') && /^[1-9]$/.test(event.key)) {
      const i = candidates()[event.key - 1];
      if (i !== undefined) choose(i);
    } else if (keys[event.key]) {
      event.preventDefault();
      press(event.key);
    }
  });
  document.getElementById('save').addEventListener('click', save);
  addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
  const names = make('datalist', '', {id: 'names'});
  for (const name of [...new Set(read.flatMap(cells => parties.flatMap(party => cells[col[party]].split('|'))))].sort())
    if (name) names.append(make('option', '', {value: name}));
  document.body.append(names);
  window.claimlineReview = {table};
  recall();
  draw();
})();
