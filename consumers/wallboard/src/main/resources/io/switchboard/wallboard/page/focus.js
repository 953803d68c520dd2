// Where the keyboard is, which stays there whatever is drawn.

/** The key of the row that the keyboard is at; undefined when it is elsewhere. */
export const focusedRow = () => document.activeElement?.dataset.row;

/** A row that is moved, or is taken away and comes again, loses the focus: it is given back, or else goes to the heading. */
export function keepingFocus(draw) {
  const before = document.activeElement;
  const key = focusedRow();
  draw();
  if (!before || before === document.body || document.activeElement !== document.body) return;
  const row = key === undefined ? null : document.querySelector(`[data-row="${CSS.escape(key)}"]`);
  (row ?? document.getElementById("agents")).focus({ preventScroll: true });
}
