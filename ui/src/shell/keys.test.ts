import { afterEach, describe, expect, it, vi } from 'vitest';
import { goKeys, keys, lend, pressed } from './keys.svelte';

function press(key: string, more: Partial<KeyboardEvent> = {}, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...(more as KeyboardEventInit) });
  Object.defineProperty(event, 'target', { value: target });
  pressed(event);
  return event;
}

describe('keys', () => {
  afterEach(() => {
    document.body.innerHTML = '';
    keys.letters = true;
  });

  it('of a single letter stay out of fields and dialogs', () => {
    const act = vi.fn();
    const back = lend({ plain: { n: act } });
    const field = document.body.appendChild(document.createElement('input'));
    press('n', {}, field);
    expect(act).not.toHaveBeenCalled();
    press('n');
    expect(act).toHaveBeenCalledTimes(1);
    document.body.appendChild(document.createElement('dialog')).setAttribute('open', '');
    press('n');
    expect(act).toHaveBeenCalledTimes(1);
    back();
  });

  it('can be switched off as long as they are letters', () => {
    const [letter, arrow] = [vi.fn(), vi.fn()];
    const back = lend({ plain: { j: letter, ArrowDown: arrow } });
    keys.letters = false;
    press('j');
    press('ArrowDown');
    expect(letter).not.toHaveBeenCalled();
    expect(arrow).toHaveBeenCalledTimes(1);
    back();
  });

  it('held with Ctrl work in fields, and the newest page answers', () => {
    const [below, above] = [vi.fn(), vi.fn()];
    const backs = [lend({ held: { Enter: below } }), lend({ held: { Enter: above } })];
    const event = press('Enter', { ctrlKey: true }, document.body.appendChild(document.createElement('input')));
    expect(above).toHaveBeenCalledTimes(1);
    expect(below).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(true);
    for (const back of backs) back();
  });

  it('G and a letter go to a place, and only then', () => {
    const [place, page] = [vi.fn(), vi.fn()];
    goKeys.l = place;
    const back = lend({ plain: { l: page } });
    press('l');
    expect([place.mock.calls.length, page.mock.calls.length]).toEqual([0, 1]);
    press('g');
    press('l');
    expect([place.mock.calls.length, page.mock.calls.length]).toEqual([1, 1]);
    back();
  });
});
