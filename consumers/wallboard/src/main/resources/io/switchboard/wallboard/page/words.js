// What things are called, and how numbers and times are written.

import { svg } from "./lit/lit-html.js";

/** Statuses in the order in which they are shown: each has a word, a shape and a height beside its colour. */
export const STATUSES = {
  READY: { word: "Ready", height: 5, shape: svg`<circle cx="8" cy="8" r="5.5"/>` },
  ON_CONTACT: { word: "On contact", height: 10, shape: svg`<rect x="2.5" y="2.5" width="11" height="11" rx="1.5"/>` },
  WRAP_UP: { word: "Wrap-up", height: 8, shape: svg`<path d="M8 1.5 14.5 8 8 14.5 1.5 8Z"/>` },
  PREVIEW: { word: "Preview", height: 7, shape: svg`<path d="M3.5 2 14 8 3.5 14Z"/>` },
  PAUSED: { word: "Paused", height: 3, shape: svg`<path d="M3 2h3.6v12H3ZM9.4 2H13v12H9.4Z"/>` },
  AWAY: { word: "Away", height: 3, shape: svg`<path d="M8 2 15 14H1Z"/>` },
  OTHER: { word: "Other", height: 4, shape: svg`<path d="M6.2 2h3.6v4.2H14v3.6H9.8V14H6.2V9.8H2V6.2h4.2Z"/>` },
  OFFLINE: { word: "Logged out", height: 0, shape: svg`<path d="M2 6.5h12v3H2Z"/>` },
};

export const VENDORS = { convoso: "Convoso", liveperson: "LivePerson", kore: "Kore.ai" };

export const OUTCOMES = {
  COMPLETE: "complete",
  PARTIAL: "partial",
  THROTTLED: "throttled",
  REFUSED: "refused",
  UNREACHABLE: "unreachable",
  MALFORMED: "malformed",
};

export const statusClass = (status) => `s-${status.toLowerCase().replace("_", "-")}`;

/** The shape of a status; the word stands beside it. */
export const shape = (status) =>
  svg`<svg class="shape ${statusClass(status)}" viewBox="0 0 16 16" aria-hidden="true">${STATUSES[status].shape}</svg>`;

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const zoneFormat = new Intl.DateTimeFormat("en", { timeZoneName: "short" });
const numberFormat = new Intl.NumberFormat("en");

export const clock = (ms) => clockFormat.format(ms);
export const minute = (ms) => clock(ms).slice(0, 5);
export const zone = (ms) => zoneFormat.formatToParts(ms).find((part) => part.type === "timeZoneName").value;
export const number = (value) => (value === undefined ? "–" : numberFormat.format(value));

/** A time that has passed, as short as can be. */
export function lasted(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

export const agentName = (who) => who.name || `Agent ${who.id}`;
