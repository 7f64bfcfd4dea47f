/** One sentence in the corner, with at most one act. */
export interface ToastLine {
  id: number;
  text: string;
  act?: { label: string; run: () => void | Promise<void> };
}

let lines = $state<ToastLine[]>([]);
let next = 1;

export const toasts = {
  get lines(): readonly ToastLine[] {
    return lines;
  },
};

/** Says that something is done. Errors are never said here: they stand where they happened. */
export function say(text: string, act?: ToastLine['act']): void {
  lines = [...lines.slice(-1), act ? { id: next++, text, act } : { id: next++, text }];
}

export function dismiss(id: number): void {
  lines = lines.filter((line) => line.id !== id);
}
