import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../ipc/call';
import type { FileView } from '../ipc/contract';
import { OfficialPages } from './officialPages.svelte';

const file: FileView = { id: 'f', name: 'LOA.pdf', size: 10, pages: 3, sha256: 'a'.repeat(64) };
let asked: number[] = [];

beforeEach(() => {
  asked = [];
  connect((command, request) => {
    if (command === 'official_text')
      return Promise.resolve({ pages: 3, hasText: true, offers: [{ field: 'room', value: '3F-302', label: 'Room', page: 2, place: { text: '3F-302', x: 0.1, y: 0.2, width: 0.1, height: 0.02 } }] } as never);
    const { page } = request as { page: number };
    asked.push(page);
    const words = ['机房', '包间', 'Room', '3F-302'].map((text, n) => ({ text, x: n / 10, y: 0.1, width: 0.05, height: 0.02 }));
    return Promise.resolve({ page, pages: 3, ratio: 1.4, image: '', words } as never);
  });
});

describe('the pages of the official LOA', () => {
  it('draws a page when it is asked for, and never beyond the last', async () => {
    const pages = new OfficialPages(file);
    await pages.open(true);
    expect(asked).toEqual([1]);
    await pages.turn(9);
    await pages.turn(3);
    expect(asked).toEqual([1, 3]);
    expect(pages.page).toBe(3);
  });

  it('turns to the place of an offer', async () => {
    const pages = new OfficialPages(file);
    await pages.open(true);
    const [offer] = pages.offersFor('room');
    await pages.mark(offer ?? null);
    expect(pages.page).toBe(2);
    expect(pages.offersFor('cabinet')).toEqual([]);
  });

  it('joins chosen words as they are written', async () => {
    const pages = new OfficialPages(file);
    await pages.open(false);
    pages.choose(0, false);
    pages.choose(3, true);
    expect(pages.chosen).toBe('机房包间 Room 3F-302');
    pages.choose(3, false);
    expect(pages.chosen).toBe('3F-302');
    pages.choose(3, false);
    expect(pages.chosen).toBe('');
  });
});
