import { describe, expect, it } from 'vitest';
import type { SheetSectionView } from '../ipc/contract';
import { asCsv, asText } from './sheetText';

const two = (en: string, zh = en) => ({ en, zh });
const head = { title: 'Parameter sheet: Hangzhou-1', what: 'Parameter', customer: 'Our side', cloud: 'Alibaba Cloud side' };
const sections: SheetSectionView[] = [
  {
    title: two('VBR east', 'VBR 东'),
    rows: [
      { name: two('VLAN'), customer: two('100 (802.1Q)'), cloud: two('100 (802.1Q)') },
      { name: two('Address', '地址'), customer: two('10.0.0.2/30'), cloud: two('10.0.0.1/30') },
      { name: two('Note'), customer: two(''), cloud: two('=SUM(A1), "x"') },
    ],
  },
];

describe('the parameter sheet as text', () => {
  it('says once what both sides set alike, and both sides where they differ', () => {
    const text = asText(sections, head, (both) => both.en);
    expect(text).toContain('  VLAN: 100 (802.1Q)\n');
    expect(text).toContain('  Address: Our side 10.0.0.2/30 | Alibaba Cloud side 10.0.0.1/30');
    expect(text).toContain('  Note: Alibaba Cloud side =SUM');
  });

  it('is written in the language that is asked for', () => {
    expect(asText(sections, head, (both) => both.zh)).toContain('地址: ');
  });
});

describe('the parameter sheet as CSV', () => {
  it('has a head and one line for each row, quoted where it must be, and no formulas', () => {
    const lines = asCsv(sections, head, (both) => both.en).trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('Parameter sheet: Hangzhou-1,Parameter,Our side,Alibaba Cloud side');
    expect(lines[2]).toBe('VBR east,Address,10.0.0.2/30,10.0.0.1/30');
    expect(lines[3]).toBe(`VBR east,Note,,"'=SUM(A1), ""x"""`);
  });
});
