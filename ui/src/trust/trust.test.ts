import { beforeEach, expect, test } from 'vitest';
import { connect } from '../ipc/call';
import { fakeHost } from '../ipc/fake';
import { foreignCard, foreignList, nextList } from '../ipc/fake/trust';
import { errorSentence } from '../text/problems';
import { inDays, keyUntil, papersUntil, signingKey, TrustBook } from './trust.svelte';

const passphrase = 'seven lamps over the canal';
let book: TrustBook;

beforeEach(async () => {
  connect(fakeHost('empty'));
  book = new TrustBook();
  await book.open();
});

test('a desk without a list believes itself alone, and its first key signs', () => {
  expect(book.view?.list).toBeNull();
  expect(book.view?.root).toBeNull();
  expect(book.age()).toBeNull();
  expect(signingKey(book.view!)?.kid).toBe('6b1f0c9e2d4a7788');
});

test('a root is made, its first list published, and the age and end of the list are told', async () => {
  book.begin({ what: 'found' });
  expect(await book.found(passphrase)).toBe(true);
  expect(book.doing).toBeNull();
  expect(book.view?.root?.here).toBe(true);
  expect(book.view?.notListed).toBe(1);
  book.begin({ what: 'publish' });
  expect(book.next()).toBe(1);
  expect(await book.publish('another one', '90')).toBe(false);
  expect(book.error?.fields[0]?.code).toBe('wrong_passphrase');
  expect(book.doing?.what, 'the dialog stays, with what was typed').toBe('publish');
  expect(await book.publish(passphrase, '90')).toBe(true);
  expect(book.view?.list?.version).toBe(1);
  expect(book.view?.notListed).toBe(0);
  expect(book.age()).toEqual({ made: 0, left: 90, soon: false, ended: false });
  const later = new Date(Date.now() + 80 * 86_400_000);
  expect(book.age(later)).toEqual({ made: 80, left: 10, soon: true, ended: false });
});

test('a list is shown before it is taken, and leaving the dialog takes nothing', async () => {
  book.begin({ what: 'read' });
  expect(await book.readText(foreignList)).toBe(true);
  expect(book.reading?.list?.standing).toBe('first');
  expect(book.view?.list).toBeNull();
  book.close();
  expect(book.reading).toBeNull();
  expect(book.view?.list).toBeNull();

  book.begin({ what: 'read' });
  await book.readText(foreignList);
  expect(await book.accept()).toBe(true);
  expect(book.view?.list?.version).toBe(3);
  expect(book.reading).toBeNull();
});

test('parts are counted, what is none of ours is refused and keeps those before, and an older list is refused by its numbers', async () => {
  book.begin({ what: 'read' });
  await book.readText(foreignList);
  await book.accept();
  book.begin({ what: 'read' });
  await book.readText(nextList[1]);
  expect(book.reading?.missing).toEqual([1]);
  expect(await book.readText('https://example.com')).toBe(false);
  expect(errorSentence(book.error!)).toContain('no trust list');
  expect(book.reading?.missing).toEqual([1]);
  await book.readText(nextList[0]);
  expect(book.reading?.list?.standing).toBe('newer');
  expect(book.reading?.list?.removed).toHaveLength(1);
  await book.accept();
  expect(book.view?.list?.version).toBe(4);
  book.begin({ what: 'read' });
  expect(await book.readText(foreignList)).toBe(false);
  expect(book.error?.params).toMatchObject({ refusal: 'list_older', version: '3', have: '4' });
});

test('on the root desk a card puts another desk onto the next list', async () => {
  book.begin({ what: 'found' });
  await book.found(passphrase);
  book.begin({ what: 'read' });
  await book.readText(foreignCard);
  expect(book.reading?.card?.known).toBe(false);
  expect(await book.takeCard(inDays(300))).toBe(true);
  expect(book.view?.nextKeys.map((key) => key.desk)).toContain('Q3RT');
});

test('a new key waits for the list, and pressing twice makes one', async () => {
  book.begin({ what: 'found' });
  await book.found(passphrase);
  book.begin({ what: 'publish' });
  await book.publish(passphrase, '90');
  book.begin({ what: 'rotate' });
  const [one, two] = await Promise.all([book.rotate(keyUntil(), papersUntil(book.view!)), book.rotate(keyUntil(), papersUntil(book.view!))]);
  expect([one, two]).toEqual([true, false]);
  expect(book.view?.keys.map((key) => key.state)).toEqual(['waiting', 'signing']);
});

test('what was signed so far counts until the last handout in force, and never until a day that is over', () => {
  const now = new Date('2026-11-23T04:00:00Z');
  const view = { ...book.view!, papersUntil: '2026-12-16T10:00:00.000Z' };
  expect(papersUntil(view, now)).toBe('2026-12-16');
  expect(papersUntil({ ...view, papersUntil: null }, now)).toBe('2026-11-23');
  expect(papersUntil({ ...view, papersUntil: '2026-10-01T00:00:00.000Z' }, now)).toBe('2026-11-23');
});

test('codes are fetched when they are to be shown, and the root can leave and come back', async () => {
  book.begin({ what: 'found' });
  await book.found(passphrase);
  book.begin({ what: 'publish' });
  await book.publish(passphrase, '90');
  book.begin({ what: 'codes', carried: 'list' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(book.codes?.codes).toHaveLength(3);
  book.close();
  expect(await book.copyRoot(true)).toBe(true);
  expect(book.view?.root?.here).toBe(false);
  expect(await book.bringRoot()).toBe(true);
  expect(book.view?.root?.here).toBe(true);
});

test('of the readings of a scan the one that has the form of a code is taken', async () => {
  book.begin({ what: 'read' });
  // an American scanner under a German layout: the slash came as a hyphen
  expect(await book.readScan([nextList[0].replace('/', '-'), nextList[0]])).toBe(true);
  expect(book.reading?.missing).toEqual([2]);
  expect(await book.readScan(['something else', 'and again'])).toBe(false);
  expect(book.error?.params.why).toBe('part_foreign');
});
