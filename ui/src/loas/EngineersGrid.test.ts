import { fireEvent, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineerForm } from '../ipc/contract';
import { speak } from '../text/text.svelte';
import GridStage from './GridStage.test.svelte';

const zhou: EngineerForm = { name: '周明宇', nameLatin: '', gender: 'Male', documentType: 'IDCard', documentNumber: '330102199003073217', phone: '+86 139 0000 0417' };

function stage(engineers: EngineerForm[] = []) {
  const onpaste = vi.fn();
  const { getByTestId, queryByTestId, component } = render(GridStage, { engineers, onpaste });
  const cell = (row: number, column: string): HTMLInputElement => getByTestId(`engineer-${row}-${column}`) as HTMLInputElement;
  const type = async (row: number, column: string, value: string): Promise<void> => {
    cell(row, column).focus();
    await fireEvent.input(cell(row, column), { target: { value } });
  };
  return { cell, type, onpaste, queryByTestId, rows: () => (component as unknown as { kept: () => EngineerForm[] }).kept() };
}

describe('the engineers grid', () => {
  beforeEach(() => {
    speak('en');
  });

  it('has an empty row that becomes an engineer with the first key', async () => {
    const { type, rows, cell } = stage();
    expect(rows()).toHaveLength(0);
    await type(0, 'name', '周');
    expect(rows()).toHaveLength(1);
    expect(cell(1, 'name').value).toBe('');
  });

  it('masks numbers as soon as the cell is left and shows them again on return', async () => {
    const { cell } = stage([zhou]);
    expect(cell(0, 'documentNumber').value).toBe('3301••••••••••3217');
    cell(0, 'documentNumber').focus();
    await tick();
    expect(cell(0, 'documentNumber').value).toBe('330102 19900307 3217');
    cell(0, 'phone').focus();
    await tick();
    expect(cell(0, 'documentNumber').value).toBe('3301••••••••••3217');
    expect(cell(0, 'phone').value).toBe('+86 139 0000 0417');
  });

  it('fills in what an ID card says about itself, into empty cells only', async () => {
    const { type, rows } = stage([{ ...zhou, gender: '', documentType: '', documentNumber: '' }]);
    await type(0, 'documentNumber', '33040219920815802X');
    expect(rows()[0]).toMatchObject({ gender: 'Female', documentType: 'IDCard' });
  });

  it('moves with arrows and Tab, and Enter goes down while editing', async () => {
    const { cell } = stage([zhou, { ...zhou, name: '韩若溪' }]);
    const at = (): string | undefined => (document.activeElement as HTMLElement).dataset.testid;
    cell(0, 'name').focus();
    await fireEvent.keyDown(cell(0, 'name'), { key: 'ArrowDown' });
    await tick();
    expect(at()).toBe('engineer-1-name');
    await fireEvent.keyDown(cell(1, 'name'), { key: 'ArrowRight' });
    await tick();
    expect(at()).toBe('engineer-1-nameLatin');
    await fireEvent.keyDown(cell(1, 'nameLatin'), { key: 'End' });
    await tick();
    expect(at()).toBe('engineer-1-phone');
    await fireEvent.keyDown(cell(1, 'phone'), { key: 'Tab' });
    await tick();
    expect(at()).toBe('engineer-2-name');
    const out = await fireEvent.keyDown(cell(2, 'name'), { key: 'Tab' });
    expect(out, 'the empty row lets go of Tab').toBe(true);
  });

  it('leaves arrows to the text while a cell is edited', async () => {
    const { cell } = stage([zhou]);
    cell(0, 'name').focus();
    await fireEvent.keyDown(cell(0, 'name'), { key: 'Enter' });
    const untouched = await fireEvent.keyDown(cell(0, 'name'), { key: 'ArrowRight' });
    expect(untouched).toBe(true);
    expect((document.activeElement as HTMLElement).dataset.testid).toBe('engineer-0-name');
  });

  it('removes a row, and has no empty one when it is full', async () => {
    const { queryByTestId, rows } = stage(Array.from({ length: 16 }, (_, n) => ({ ...zhou, name: `Engineer ${n}` })));
    expect(queryByTestId('engineer-16-name')).toBeNull();
    const remove = queryByTestId('remove-engineer-3');
    expect(remove).not.toBeNull();
    await fireEvent.click(remove!);
    expect(rows().map((row) => row.name)).not.toContain('Engineer 3');
    expect(queryByTestId('engineer-15-name')).not.toBeNull();
  });

  it('offers pasted rows for a look instead of taking them, but lets one value pass', async () => {
    const { cell, onpaste, rows } = stage();
    const pasted = (text: string): Event => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
      return event;
    };
    const single = pasted('周明宇');
    cell(0, 'name').dispatchEvent(single);
    expect(single.defaultPrevented).toBe(false);
    cell(0, 'name').dispatchEvent(pasted('周明宇\t13900000417\t330102199003073217'));
    expect(onpaste).toHaveBeenCalledOnce();
    expect(rows()).toHaveLength(0);
  });
});
