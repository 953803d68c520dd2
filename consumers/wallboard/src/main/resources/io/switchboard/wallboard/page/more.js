// Long tables show their first rows, and all of them when asked to.

import { html, nothing } from "./lit/lit-html.js";
import { number } from "./words.js";

/** A button that shows all rows and, pressed again, the first alone; there is none where these are all. */
export function more({ what, total, first, all, show }) {
  if (total <= first) return nothing;
  return html`<button class="more" aria-expanded=${Boolean(all)} @click=${() => show(!all)}>
    Show all ${number(total)} ${what}</button>`;
}
