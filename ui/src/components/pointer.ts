/**
 * Whether the pointer is held down, so that nothing on the page moves between its going down and coming up: a finding
 * that appears in between pushes the control away from under the pointer, and the click is lost.
 */
let held = false;
let waiting: (() => void)[] = [];

function down(): void {
  held = true;
}

/** After the click that follows has been handled. */
function up(): void {
  if (!held) return;
  setTimeout(() => {
    held = false;
    const due = waiting;
    waiting = [];
    for (const act of due) act();
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', down, true);
  // A press may end outside the window, as a drag, or by the system: none of them may hold the page for ever.
  for (const end of ['pointerup', 'pointercancel', 'dragend', 'keydown', 'blur']) window.addEventListener(end, up, end !== 'blur');
}

/** Runs at once, or when the pointer has come up. */
export function whenPointerIsUp(act: () => void): void {
  if (held) waiting.push(act);
  else act();
}

/** Comes when the pointer is not held down: at once, or when it has come up. */
export function pointerUp(): Promise<void> {
  return new Promise(whenPointerIsUp);
}
