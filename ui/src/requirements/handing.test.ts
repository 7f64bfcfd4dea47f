import { beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../ipc/call';
import { SheetHanding } from './handing.svelte';

describe('handing the sheet of a circuit over', () => {
  let asked: string[] = [];
  beforeEach(() => {
    asked = [];
  });

  it('does one act at a time and is free again afterwards', async () => {
    let go = (): void => undefined;
    const wait = new Promise<void>((done) => (go = done));
    connect(async (command) => {
      asked.push(command);
      await wait;
      return { file: null, way: 'opened' };
    });
    const handing = new SheetHanding();
    const first = handing.run('open', 'c');
    await handing.run('print', 'c');
    expect(handing.busy).toBe('open');
    go();
    await first;
    expect(asked).toEqual(['open_requirements']);
    expect(handing.busy).toBeNull();
  });

  it('keeps what went wrong until the next try', async () => {
    let fails = true;
    connect(() => (fails ? Promise.reject(new Error('no printer')) : Promise.resolve({ file: 'a.pdf', way: 'cancelled' })));
    const handing = new SheetHanding();
    await handing.run('print', 'c');
    expect(handing.error).not.toBeNull();
    fails = false;
    await handing.run('save', 'c');
    expect(handing.error).toBeNull();
  });
});
