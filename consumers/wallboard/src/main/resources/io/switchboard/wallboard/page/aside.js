// Queues with their buckets, how the vendors are polled, and what changed last.

import { html, nothing, svg } from "./lit/lit-html.js";
import { repeat } from "./lit/directives/repeat.js";
import { HOUR } from "./model.js";
import { more } from "./more.js";
import { OUTCOMES, STATUSES, agentName, clock, lasted, minute, number, shape } from "./words.js";

const FIRST_QUEUES = 40;

const KINDS = { queue: "queue", campaign: "campaign", skill: "skill", account: "all" };

export function queueTable(queues, model, view, set) {
  const sorted = queues.toSorted(([one], [other]) => one.localeCompare(other));
  const rows = view.allQueues ? sorted : sorted.slice(0, FIRST_QUEUES);
  return html`
    <section class="queues" aria-labelledby="queues">
      <header><h2 id="queues">Queues, last hour</h2></header>
      ${sorted.length === 0 ? html`<p class="empty">No queue has told of contacts in the last hour.</p>` : html`
      <table>
        <thead>
          <tr>
            <th scope="col">Queue</th>
            <th scope="col" class="number">Offered</th>
            <th scope="col" class="number">Answered</th>
            <th scope="col" class="number"><abbr title="abandoned or dropped">Lost</abbr></th>
            <th scope="col" class="number">Handled</th>
            <th scope="col" class="trend"><span class="unseen">Trend</span></th>
          </tr>
        </thead>
        <tbody>${repeat(rows, ([key]) => key, ([, queue]) => queueRow(queue, model.now))}</tbody>
      </table>
      <p class="legend">${swatch("t-answered")} answered or handled ${swatch("t-lost")} lost ${swatch("t-offered")} offered, else</p>
      ${more({
        what: "queues",
        total: sorted.length,
        first: FIRST_QUEUES,
        all: view.allQueues,
        show: (allQueues) => set({ allQueues }),
      })}`}
    </section>
  `;
}

const swatch = (name) => html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class=${name} width="10" height="10"/></svg>`;

function queueRow(queue, now) {
  const sum = (field) =>
    queue.buckets.some((bucket) => bucket[field] !== undefined)
      ? queue.buckets.reduce((total, bucket) => total + (bucket[field] ?? 0), 0)
      : undefined;
  const latest = queue.buckets.at(-1);
  return html`
    <tr>
      <th scope="row">
        ${queue.name || (queue.id === "all" ? "All" : queue.id)}
        <span class="of">${queue.account} · ${KINDS[queue.kind] ?? queue.kind}${queue.waiting ? html` <b>${number(queue.waiting)} waiting</b>` : nothing}</span>
      </th>
      <td class="number">${number(sum("offered"))}</td>
      <td class="number">${number(sum("answered"))}</td>
      <td class="number">${number(sum("lost"))}</td>
      <td class="number">${number(sum("handled"))}</td>
      <td class="trend">${trend(queue, now)}<span class="unseen">${latestInWords(latest)}</span></td>
    </tr>
  `;
}

function latestInWords(latest) {
  const parts = ["offered", "answered", "lost", "handled"]
    .filter((field) => latest[field] !== undefined)
    .map((field) => `${latest[field]} ${field}`);
  return `Latest, to ${minute(latest.to)}: ${parts.join(", ")}`;
}

/** A bar a bucket: what was answered, or handled, below; what was lost above; faint what is left of what came. */
function trend(queue, now) {
  const top = Math.max(1, ...queue.buckets.map(height));
  return html`<svg class="bars" viewBox="0 0 3600 100" preserveAspectRatio="none" aria-hidden="true">
    ${queue.buckets.map((bucket) => {
      const x = Math.max(0, (bucket.from - now + HOUR) / 1000);
      const width = Math.max(0, Math.min(3600, (bucket.to - now + HOUR) / 1000) - x - 40);
      const answered = bucket.answered ?? bucket.handled ?? 0;
      const parts = [["t-answered", answered], ["t-lost", bucket.lost ?? 0]];
      parts.push(["t-offered", Math.max(0, height(bucket) - answered - (bucket.lost ?? 0))]);
      let y = 100;
      return parts.map(([name, value]) => {
        const tall = (value / top) * 100;
        y -= tall;
        return svg`<rect class=${name} x=${x} y=${y} width=${width} height=${tall}/>`;
      });
    })}
  </svg>`;
}

const height = (bucket) =>
  Math.max(bucket.offered ?? 0, (bucket.answered ?? bucket.handled ?? 0) + (bucket.lost ?? 0));

export function pollTable(targets, model) {
  const sorted = targets.toSorted(([one], [other]) => one.localeCompare(other));
  return html`
    <section class="polls" aria-labelledby="polls">
      <header><h2 id="polls">Polls</h2></header>
      ${sorted.length === 0 ? html`<p class="empty">No poll has ended yet: is a collector running?</p>` : html`
      <table>
        <thead>
          <tr>
            <th scope="col">Account and API</th>
            <th scope="col">Last poll</th>
            <th scope="col" class="number">Age</th>
            <th scope="col" class="number">Rows</th>
            <th scope="col" class="dots">Latest</th>
          </tr>
        </thead>
        <tbody>${repeat(sorted, ([key]) => key, ([, target]) => pollRow(target, model))}</tbody>
      </table>`}
    </section>
  `;
}

function pollRow(target, model) {
  const { last, recent } = target;
  const late = model.isLate(target);
  const health = late ? "late" : last.outcome === "COMPLETE" ? "well" : last.outcome === "PARTIAL" ? "partly" : "ill";
  const well = recent.filter((outcome) => outcome === "COMPLETE").length;
  return html`
    <tr class=${health}>
      <th scope="row">${target.api} <span class="of">${target.account}</span></th>
      <td class="outcome">
        <span class="word">${mark(late ? "late" : last.outcome)} ${late ? "late" : OUTCOMES[last.outcome]}</span>
        ${last.error ? html`<span class="of error">${last.error}</span>` : nothing}
      </td>
      <td class="number">${lasted(model.age(target))}</td>
      <td class="number">${number(last.rows)}</td>
      <td class="dots">
        <svg class="beads" role="img" aria-label=${`${well} of the latest ${recent.length} polls complete`}
          viewBox="0 0 ${recent.length * 5} 12" preserveAspectRatio="xMaxYMid meet">
          ${recent.map((outcome, i) => bead(outcome, i * 5))}
        </svg>
      </td>
    </tr>
  `;
}

/** Low and calm for what went well, high for what did not: colour alone does not tell. */
const bead = (outcome, x) =>
  outcome === "COMPLETE"
    ? svg`<rect class="o-well" x=${x + 0.5} y="7" width="3.6" height="5" rx="1"/>`
    : svg`<rect class=${outcome === "PARTIAL" ? "o-partly" : "o-ill"} x=${x + 0.5} y=${outcome === "PARTIAL" ? 4 : 0}
        width="3.6" height=${outcome === "PARTIAL" ? 8 : 12} rx="1"/>`;

function mark(outcome) {
  const shapes = {
    COMPLETE: svg`<path class="o-well" d="M6.4 13.2 1.6 8.4 3.5 6.5l2.9 2.8 6.1-6.1 1.9 1.9Z"/>`,
    PARTIAL: svg`<path class="o-partly" d="M8 2.5a5.5 5.5 0 0 0 0 11Zm0 0a5.5 5.5 0 0 1 0 11" fill-rule="evenodd"/>`,
    late: svg`<path class="o-ill" d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm1 3V7.6l2.6 2.6-1.4 1.4L7 8.4V4.5Z" fill-rule="evenodd"/>`,
  };
  const ill = svg`<path class="o-ill" d="M3.4 2 8 6.6 12.6 2 14 3.4 9.4 8 14 12.6 12.6 14 8 9.4 3.4 14 2 12.6 6.6 8 2 3.4Z"/>`;
  return html`<svg class="shape" viewBox="0 0 16 16" aria-hidden="true">${shapes[outcome] ?? ill}</svg>`;
}

const HAPPENED = { LOGGED_IN: "logged in", LOGGED_OUT: "logged out", CAMPAIGN_CHANGED: "other campaign", STATUS_RE_ENTERED: "again" };

export function changeList(changes, many) {
  return html`
    <section class="changes" aria-labelledby="changes">
      <header><h2 id="changes">Last changes</h2></header>
      ${changes.length === 0 ? html`<p class="empty">No change of status yet.</p>` : html`
      <ol>
        ${repeat(changes.slice(0, 12), (change) => change.id, (change) => changeItem(change, many))}
      </ol>`}
    </section>
  `;
}

function changeItem({ at, who, kind, from, to }, many) {
  return html`<li>
    <span class="time">${clock(at)}</span>
    <span class="who">${agentName(who)}${many ? html` <span class="of">${who.account}</span>` : nothing}</span>
    <span class="what">
      ${from && from !== to && kind !== "LOGGED_IN" ? html`<span class="from">${STATUSES[from].word}</span> <span aria-hidden="true">→</span><span class="unseen">to</span>` : nothing}
      ${shape(to)} ${STATUSES[to].word}${HAPPENED[kind] && kind !== "LOGGED_OUT" ? html` <span class="of">${HAPPENED[kind]}</span>` : nothing}
    </span>
  </li>`;
}
