// The page: keeps the model up to date and draws it, as often as the screen does at most.

import { html, nothing, render } from "./lit/lit-html.js";
import { agentTable, inWords, statuses } from "./agents.js";
import { changeList, pollTable, queueTable } from "./aside.js";
import { keepingFocus } from "./focus.js";
import { Model } from "./model.js";
import { listen } from "./stream.js";
import { VENDORS, clock, lasted, zone } from "./words.js";

const ANNOUNCING = 30_000;

const model = new Model();
const view = { filter: "", order: "name", connected: undefined };
let drawing = false;
let announced = 0;

function set(change) {
  const changed = Object.entries(change).some(([name, value]) => view[name] !== value);
  Object.assign(view, change);
  if (changed) draw();
}

function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    keepingFocus(() => render(page(), document.getElementById("board")));
    announce();
  });
}

function page() {
  const shown = model.behind(view.filter);
  const silence = model.silence(shown.targets);
  const many = model.accounts().size > 1 && !view.filter.startsWith("account:");
  return html`
    <header class="top">
      <p class="brand">Switchboard</p>
      ${filter()}
      <p class="clock">${model.now ? html`<time>${clock(model.now)}</time> <span class="of">${zone(model.now)}</span>` : nothing}</p>
      ${connection(silence)}
    </header>
    <main class=${view.connected === false || silence ? "stale" : nothing}>
      ${model.ready ? statuses(shown.agents) : nothing}
      <div class="columns">
        ${agentTable(shown.agents, model, view, set)} ${model.ready ? side(shown, many) : nothing}
      </div>
    </main>
  `;
}

/** What there is none of is said only once it is known. */
function side(shown, many) {
  return html`<div class="side">
    ${queueTable(shown.queues, model, view, set)} ${pollTable(shown.targets, model)} ${changeList(shown.changes, many)}
  </div>`;
}

/** A server that answers is not enough to be live: somebody must have asked the vendors. */
function connection(silence) {
  if (view.connected === undefined) return html`<p class="connection">Connecting…</p>`;
  if (!view.connected) return html`<p class="connection lost" role="alert">Connection lost. Trying again…</p>`;
  return silence
    ? html`<p class="connection lost" role="alert">No poll for <span aria-live="off">${lasted(silence)}</span></p>`
    : html`<p class="connection live"><span class="pulse" aria-hidden="true"></span> Live</p>`;
}

function filter() {
  const accounts = [...model.accounts()];
  const vendors = [...new Set(accounts.map(([, vendor]) => vendor))].sort();
  const option = (value, text) => html`<option value=${value} ?selected=${value === view.filter}>${text}</option>`;
  return html`<label class="filter">Show
    <select @change=${(event) => set({ filter: event.target.value })}>
      ${option("", "All accounts")}
      <optgroup label="Vendor">${vendors.map((vendor) => option(`vendor:${vendor}`, VENDORS[vendor] ?? vendor))}</optgroup>
      <optgroup label="Account">${accounts.map(([account]) => option(`account:${account}`, account))}</optgroup>
    </select></label>`;
}

/** The headline alone is read out, and seldom: it changes every second. */
function announce() {
  if (!model.ready || performance.now() - announced < ANNOUNCING) return;
  announced = performance.now();
  document.getElementById("announced").textContent = inWords(model.behind(view.filter).agents);
}

announced = -ANNOUNCING;
listen(
  (whole, difference) => {
    if (whole) model.clear();
    model.apply(difference);
    draw();
  },
  (connected) => set({ connected }),
);
draw();
