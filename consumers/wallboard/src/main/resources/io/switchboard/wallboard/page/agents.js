// The agents: how many are in which status, and how the last hour of each went.

import { html, nothing, svg } from "./lit/lit-html.js";
import { repeat } from "./lit/directives/repeat.js";
import { focusedRow } from "./focus.js";
import { HOUR, countByStatus, stretches } from "./model.js";
import { more } from "./more.js";
import { STATUSES, VENDORS, agentName, lasted, minute, number, shape, statusClass } from "./words.js";

const FIRST = 100;
const IN_DETAIL = 8;

export const ORDERS = { name: "Name", status: "Status", longest: "Longest in status" };

const statusOrder = Object.keys(STATUSES);
const byName = ([, one], [, other]) => agentName(one.who).localeCompare(agentName(other.who));
const sorting = {
  name: byName,
  status: (one, other) =>
    statusOrder.indexOf(one[1].status) - statusOrder.indexOf(other[1].status) || byName(one, other),
  longest: (one, other) => (one[1].since ?? 0) - (other[1].since ?? 0) || byName(one, other),
};

/** One number for each status that anybody is in, and a bar of them all. */
export function statuses(agents) {
  const counts = countByStatus(agents);
  const present = agents.length - (counts.OFFLINE ?? 0);
  const shown = statusOrder.filter((status) => counts[status]);
  return html`
    <section class="headline" aria-labelledby="present">
      <h1 id="present"><strong>${number(present)}</strong> ${present === 1 ? "agent" : "agents"} logged in</h1>
      <ul class="counts">
        ${shown.map(
          (status) => html`<li class=${status === "OFFLINE" ? "left" : nothing} data-status=${status}>
            <span class="count">${number(counts[status])}</span>
            <span class="what">${shape(status)} ${STATUSES[status].word}</span>
          </li>`,
        )}
      </ul>
      ${present ? share(shown, counts, present) : nothing}
    </section>
  `;
}

/** What a person hears who does not see the numbers. */
export function inWords(agents) {
  const counts = countByStatus(agents);
  const present = agents.length - (counts.OFFLINE ?? 0);
  const parts = statusOrder
    .filter((status) => counts[status] && status !== "OFFLINE")
    .map((status) => `${counts[status]} ${STATUSES[status].word.toLowerCase()}`);
  return `${present} agents logged in${parts.length ? ": " + parts.join(", ") : ""}.`;
}

function share(shown, counts, present) {
  let x = 0;
  return html`<svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
    ${shown
      .filter((status) => status !== "OFFLINE")
      .map((status) => {
        const width = (counts[status] / present) * 1000;
        const part = svg`<rect class=${statusClass(status)} x=${x} width=${Math.max(0, width - 3)} height="10"/>`;
        x += width;
        return part;
      })}
  </svg>`;
}

/** The table of all agents. */
export function agentTable(agents, model, view, set) {
  const sorted = agents.toSorted(sorting[view.order]);
  // Nobody's row is taken away while it is being read.
  const kept = [view.open, focusedRow()];
  const rows = sorted.filter(([key], i) => view.allAgents || i < FIRST || kept.includes(key));
  const many = new Set(agents.map(([, agent]) => agent.who.account)).size > 1;
  const focused = rows.some(([key]) => key === view.focused) ? view.focused : rows[0]?.[0];
  return html`
    <section class="agents" aria-labelledby="agents">
      <header>
        <h2 id="agents" tabindex="-1">Agents, last hour</h2>
        <label>Order <select @change=${(event) => set({ order: event.target.value })}>
          ${Object.entries(ORDERS).map(
            ([order, word]) => html`<option value=${order} ?selected=${order === view.order}>${word}</option>`,
          )}
        </select></label>
      </header>
      ${rows.length === 0 ? empty(model) : html`
      <p id="keys" class="unseen">The arrow keys, Home and End go from agent to agent; Enter shows more of one.</p>
      <table @keydown=${(event) => move(event, set)}>
        <thead>
          <tr>
            <th scope="col">Agent</th>
            <th scope="col">Status</th>
            <th scope="col" class="number">For</th>
            <th scope="col" class="strip">${axis(model.now)}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(rows, ([key]) => key, ([key, agent]) => row(key, agent, { model, view, set, many, focused }))}
        </tbody>
      </table>`}
      ${more({
        what: "agents",
        total: sorted.length,
        first: FIRST,
        all: view.allAgents,
        show: (allAgents) => set({ allAgents }),
      })}
    </section>
  `;
}

function empty(model) {
  return model.ready
    ? html`<p class="empty">No agents seen yet: is a collector running?</p>`
    : html`<p class="empty">Waiting for the topics of the last hour…</p>`;
}

function row(key, agent, { model, view, set, many, focused }) {
  const open = view.open === key;
  return html`
    <tr class=${agent.status === "OFFLINE" ? "left" : nothing}>
      <th scope="row">
        <button data-row=${key} aria-expanded=${open} tabindex=${key === focused ? 0 : -1}
          aria-describedby=${key === focused ? "keys" : nothing}
          @click=${() => set({ open: open ? undefined : key, focused: key })}
          @focus=${() => set({ focused: key })}>${agentName(agent.who)}</button>
        ${many ? html`<span class="of">${agent.who.account}</span>` : nothing}
      </th>
      <td class="status">${shape(agent.status)} ${STATUSES[agent.status].word}</td>
      <td class="number">${agent.since ? lasted(model.now - agent.since) : "over 1 h"}</td>
      <td class="strip">${strip(agent, model.now)}</td>
    </tr>
    ${open ? html`<tr class="detail"><td colspan="4">${detail(agent, model.now)}</td></tr>` : nothing}
  `;
}

function strip(agent, now) {
  const parts = stretches(agent, now);
  return html`<svg class="line" role="img" aria-label=${told(parts)} viewBox="0 0 3600 10" preserveAspectRatio="none">
    ${parts.map(({ status, from, to }) => {
      const height = STATUSES[status].height;
      return svg`<rect class=${statusClass(status)} x=${from / 1000} y=${10 - height}
        width=${(to - from) / 1000} height=${height}/>`;
    })}
  </svg>`;
}

function told(parts) {
  const sums = new Map();
  parts.forEach(({ status, from, to }) => sums.set(status, (sums.get(status) ?? 0) + to - from));
  const words = [...sums].map(([status, ms]) => `${STATUSES[status].word} ${Math.round(ms / 60_000)} min`);
  return words.length ? `Last hour: ${words.join(", ")}` : "Nothing known of the last hour";
}

function detail(agent, now) {
  const { who, word, place } = agent;
  const parts = stretches(agent, now).toReversed();
  return html`
    <p>${who.account}, ${VENDORS[who.vendor] ?? who.vendor}, ${who.id}${place ? ` · ${place}` : ""}${word ? ` · the vendor says ${word}` : ""}</p>
    <ol>
      ${parts.slice(0, IN_DETAIL).map(
        ({ status, from, to }) => html`<li>
          <span class="time">${minute(now - HOUR + from)}</span>
          ${shape(status)} ${STATUSES[status].word} <span class="of">${lasted(to - from)}</span>
        </li>`,
      )}
    </ol>
  `;
}

const MARKS = [60, 45, 30, 15, 0];

function axis(now) {
  return html`<span class="unseen">Last hour</span>
    <span class="axis" aria-hidden="true">${MARKS.map((ago) => html`<span>${now ? minute(now - ago * 60_000) : ""}</span>`)}</span>`;
}

/** Up, Down, Home and End go from row to row; Tab leaves the table. */
function move(event, set) {
  const buttons = [...event.currentTarget.querySelectorAll("[data-row]")];
  const at = buttons.indexOf(event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1, Escape: at }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  if (event.key === "Escape") set({ open: undefined });
  buttons[Math.min(Math.max(to, 0), buttons.length - 1)].focus();
}
