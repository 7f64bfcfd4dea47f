/** Puts text on the clipboard; the older way serves web views that refuse the newer one. Says whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const holder = document.createElement('textarea');
    holder.value = text;
    const root = document.querySelector('dialog[open]') ?? document.body;
    const before = document.activeElement;
    root.append(holder);
    holder.select();
    const done = document.execCommand('copy');
    holder.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
