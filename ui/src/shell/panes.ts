/** F6 goes round the parts of the window: rail, header, main, side. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility?.() ?? true);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const to = panes[(at + step + panes.length) % panes.length];
  const first = to?.querySelector<HTMLElement>('button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), select, textarea, [tabindex="0"]');
  if (first) first.focus();
  else if (to) {
    to.tabIndex = -1;
    to.focus();
  }
}
