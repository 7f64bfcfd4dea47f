import { describe, expect, it } from 'vitest';
import { readEngineers, readPhone } from './paste';

const first = (text: string) => {
  const { rows } = readEngineers(text);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('a pasted list of engineers', () => {
  it('is read from a spreadsheet with a heading, columns in any order', () => {
    const { rows, unclear } = readEngineers('序号\t手机号\t姓名\t证件号码\t性别\t证件类型\n1\t13900000417\t周明宇\t330102199003073217\t男\t身份证\n2\t\t韩若溪\t33040219920815802x\t女\t身份证\n');
    expect(unclear).toBe(0);
    expect(rows.map((row) => row.engineer)).toEqual([
      { name: '周明宇', nameLatin: '', gender: 'Male', documentType: 'IDCard', documentNumber: '330102199003073217', phone: '+86 139 0000 0417' },
      { name: '韩若溪', nameLatin: '', gender: 'Female', documentType: 'IDCard', documentNumber: '33040219920815802X', phone: '' },
    ]);
  });

  it('is read without a heading, whatever the order of the columns', () => {
    const rows = ['周明宇\t男\t身份证\t330102199003073217\t+86 139 0000 0417', '+8613900000417\t330102199003073217\t身份证\t周明宇\t男', '男\t周明宇\t139-0000-0417\t330102 19900307 3217\t身份证'];
    for (const row of rows)
      expect(first(row).engineer).toEqual({
        name: '周明宇',
        nameLatin: '',
        gender: 'Male',
        documentType: 'IDCard',
        documentNumber: '330102199003073217',
        phone: '+86 139 0000 0417',
      });
  });

  it('is read from commas, semicolons and full-width punctuation', () => {
    for (const mark of [',', ';', '，', '；', '、']) {
      const { engineer } = first(['陈致远', '１５８００００９０３１', '320602198811021538', '男'].join(mark));
      expect(engineer).toMatchObject({ name: '陈致远', phone: '+86 158 0000 9031', documentNumber: '320602198811021538', gender: 'Male' });
    }
  });

  it('is read from chat text with labels', () => {
    const { engineer, left } = first('姓名：韩若溪，性别：女，身份证号：33040219920815802X，电话：137 0000 2266');
    expect(engineer).toEqual({ name: '韩若溪', nameLatin: '', gender: 'Female', documentType: 'IDCard', documentNumber: '33040219920815802X', phone: '+86 137 0000 2266' });
    expect(left).toEqual([]);
  });

  it('is read where single spaces are all there is', () => {
    const { engineer } = first('1. 周明宇 男 330102199003073217 13900000417');
    expect(engineer).toMatchObject({ name: '周明宇', gender: 'Male', documentNumber: '330102199003073217', phone: '+86 139 0000 0417' });
  });

  it('keeps a Latin name whole and reads its passport', () => {
    const { engineer, left } = first('Elena Márquez-Roth, F, passport, XDA0432871, +34 600 000 118');
    expect(engineer).toEqual({ name: 'Elena Márquez-Roth', nameLatin: '', gender: 'Female', documentType: 'Passport', documentNumber: 'XDA0432871', phone: '+34 600 000 118' });
    expect(left).toEqual([]);
    expect(first('Elena Márquez-Roth XDA0432871 +34600000118').engineer).toMatchObject({ name: 'Elena Márquez-Roth', documentType: 'Passport', phone: '+34600000118' });
  });

  it('takes names of any script, and both spellings when both are given', () => {
    expect(first('𰻝小龘\t330102199003073217').engineer.name).toBe('𰻝小龘');
    expect(first('周明宇 (Zhou Mingyu)\t330102199003073217').engineer).toMatchObject({ name: '周明宇', nameLatin: 'Zhou Mingyu' });
    expect(first('Zhou Mingyu\t周明宇\t13900000417').engineer).toMatchObject({ name: '周明宇', nameLatin: 'Zhou Mingyu' });
    expect(first('Иван Петров, E12345678').engineer.name).toBe('Иван Петров');
    expect(first('김민수; M12345678; +82 10 0000 0118').engineer).toMatchObject({ name: '김민수', documentNumber: 'M12345678' });
  });

  it('works out gender and document from the number, and never against what was said', () => {
    expect(first('韩若溪,33040219920815802X').engineer).toMatchObject({ gender: 'Female', documentType: 'IDCard' });
    expect(first('韩若溪,男,33040219920815802X').engineer.gender).toBe('Male');
  });

  it('says what it did not understand and invents nothing', () => {
    const { rows, unclear } = readEngineers('陈致远, 15800, 320602198811021538, 12-34');
    expect(rows[0]!.engineer.phone).toBe('');
    expect(unclear).toBe(2);
    expect(rows[0]!.left).toEqual(['15800', '12-34']);
  });

  it('keeps a named value that it cannot read, so that the form can say why', () => {
    const { rows } = readEngineers('姓名\t电话\n陈致远\t12345');
    expect(rows[0]!.engineer.phone).toBe('12345');
  });

  it('passes over empty lines, running numbers and text without people', () => {
    expect(readEngineers('\n\n1\t周明宇\t13900000417\n\n').rows).toHaveLength(1);
    expect(readEngineers('').rows).toEqual([]);
    expect(readEngineers('---\n***').rows).toEqual([]);
  });

  it('removes hidden characters that copying brings along', () => {
    expect(first('\uFEFF周明宇\u200B\t\u202A13900000417\u202C').engineer).toMatchObject({ name: '周明宇', phone: '+86 139 0000 0417' });
  });

  it('survives long and hostile text quickly', () => {
    const started = performance.now();
    readEngineers(`${'a '.repeat(5_000)}\n${'1'.repeat(20_000)}\n${','.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a telephone', () => {
  it('is read with and without the country code', () => {
    for (const text of ['13900000417', '+8613900000417', '86 139 0000 0417', '0086-139-0000-0417']) expect(readPhone(text)).toBe('+86 139 0000 0417');
    expect(readPhone('+852 6000 0118')).toBe('+852 6000 0118');
    expect(readPhone('6000 0118')).toBeNull();
  });
});
