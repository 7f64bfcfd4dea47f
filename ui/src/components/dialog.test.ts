import { cleanup, render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import DialogStage from './DialogStage.test.svelte';

function focused(props: { written?: string; kind?: 'primary' | 'stop'; disabled?: boolean }): string | undefined {
  render(DialogStage, props);
  return (document.activeElement as HTMLElement | null)?.dataset.testid;
}

describe('a dialog for one decision', () => {
  it('begins on its primary button when nothing is to be written', () => {
    expect(focused({})).toBe('go');
  });

  it('begins in what is still to be written', () => {
    expect(focused({ written: '' })).toBe('reason');
    cleanup();
    expect(focused({ written: 'The team changed' })).toBe('go');
  });

  it('never begins on a button that destroys, nor on one that cannot be pressed', () => {
    expect(focused({ kind: 'stop' })).toBe('radio');
    cleanup();
    expect(focused({ disabled: true })).toBe('radio');
  });
});
