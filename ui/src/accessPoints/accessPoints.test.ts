import { beforeEach, describe, expect, it } from 'vitest';
import { connect, call } from '../ipc/call';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { AccessPointList } from './accessPoints.svelte';
import { noFilter } from './pointFilter';
import { PointFormKeeper } from './pointForm.svelte';

const point = 'Hangzhou-Xiaoshan-B';
const inList = (key: string) => desk.directory?.accessPoints.find((one) => one.key === key) ?? null;

describe('the list of access points', () => {
  let list: AccessPointList;

  beforeEach(async () => {
    connect(fakeHost('empty'));
    await desk.open();
    list = new AccessPointList();
  });

  async function site(name: string, city: string): Promise<string> {
    const form = { name, address: '', city, place: '', lat: '', lon: '', contact: '', notes: '' };
    return (await call('save_site', { key: name, id: null, form })).id;
  }

  it('sorts by the distance from a site, those without one at the end either way', async () => {
    expect(list.rows[0]?.key).toBe('Qingdao-Laoshan-A');
    await list.measureFrom(await site('Jurong', 'SG/Singapore'));
    expect(list.sort).toBe('nearest');
    expect(list.rows[0]?.key).toMatch(/^Singapore-/);
    expect(list.km.get('Singapore-A')).toBe(0);
    list.sort = 'farthest';
    expect(list.rows[0]?.region).toMatch(/^(na-south-1|us-)/);
    await list.measureFrom(null);
    expect(list.rows[0]?.key).toBe('Qingdao-Laoshan-A');
  });

  it('is sorted as before when the site has no place on the map', async () => {
    await list.measureFrom(await site('Somewhere', ''));
    expect(list.km.size).toBe(0);
    expect(list.rows[0]?.key).toBe('Qingdao-Laoshan-A');
  });

  it('keeps favourites across a reading, and forgets its narrowing with another desk', async () => {
    await list.favour(inList(point)!);
    expect(inList(point)?.favourite).toBe(true);
    list.filter = { ...noFilter, favourite: true };
    expect(list.rows.map((one) => one.key)).toEqual([point]);
    list.belongTo(99);
    expect(list.narrowed).toBe(false);
  });

  it('is found by what was written down, once it is', async () => {
    list.search = 'Example Road';
    expect(list.rows).toEqual([]);
    const keeper = new PointFormKeeper(inList(point));
    await keeper.begin();
    keeper.form.address = '1 Example Road';
    expect(await keeper.save()).toBe(point);
    expect(list.rows.map((one) => one.key)).toEqual([point]);
  });
});

describe('the sheet of an access point', () => {
  beforeEach(async () => {
    connect(fakeHost('empty'));
    await desk.open();
  });

  it('corrects a shipped value and leaves the shipped one beside it', async () => {
    const keeper = new PointFormKeeper(inList(point));
    await keeper.begin();
    keeper.form.operator = 'China Unicom';
    await keeper.save();
    expect(inList(point)?.corrected).toMatchObject([{ field: 'operator', yours: 'China Unicom', shipped: 'China Telecom', unsettled: false }]);
  });

  it('says at the fields what is missing, and loses nothing when it is closed', async () => {
    const keeper = new PointFormKeeper(null);
    await keeper.begin();
    keeper.form.nameZh = '杭州-滨江-A';
    expect(await keeper.save()).toBeNull();
    expect(keeper.checks.shown.map((one) => one.field)).toEqual(['nameEn', 'city', 'operator']);
    keeper.leave();
    const again = new PointFormKeeper(null);
    await again.begin();
    expect(again.restored).toBe(true);
    expect(again.form.nameZh).toBe('杭州-滨江-A');
    Object.assign(again.form, { nameEn: 'Hangzhou-Binjiang-A', region: 'cn-hangzhou', city: 'CN/Hangzhou', operator: 'GDS' });
    expect(await again.save()).toBe('Hangzhou-Binjiang-A');
    again.leave();
    expect(inList('Hangzhou-Binjiang-A')).toMatchObject({ added: true, zone: 'Asia/Shanghai', place: { city: 'CN/Hangzhou' } });
    const third = new PointFormKeeper(null);
    await third.begin();
    expect(third.restored).toBe(false);
  });
});
