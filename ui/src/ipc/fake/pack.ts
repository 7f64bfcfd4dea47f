import type { Answer, Command, Request } from '../call';
import type { PackPartView, PackView, PackWanted } from '../contract';
import { refuse, type FakeDesk } from './desk';

type Pack = 'plan_pack' | 'begin_pack' | 'pack' | 'cancel_pack' | 'open_pack';

type Handlers = { [C in Extract<Command, Pack>]: (request: Request<C>) => Answer<C> };

/** The completion pack in the stand-in of the program. It writes no file. */
export function packHandlers(desk: () => FakeDesk): Handlers {
  let view: PackView | null = null;
  let parts: PackPartView[] = [];
  let ids = 0;

  const partsOf = ({ circuit, audience }: PackWanted): PackPartView[] => {
    const page = desk().view(desk().find(circuit));
    const sheet = (part: PackPartView['part'], en: string, zh: string, there: boolean): PackPartView => ({ part, title: { en, zh }, state: there ? 'pages' : 'missing', page: null, why: there ? null : 'notRecorded' });
    const handouts = page.handouts.map((one): PackPartView => {
      const has = audience === null || one.audiences.includes(audience);
      return { part: 'handout', title: { en: `Handout ${one.number}`, zh: `函件 ${one.number}` }, state: has ? 'pages' : 'missing', page: null, why: has ? null : 'noCopy' };
    });
    const official = page.loas.flatMap((loa) => loa.officialCopies.slice(0, 1)).map(({ file }): PackPartView => sheet('official', `Alibaba Cloud’s LOA: ${file.name}`, `阿里云 LOA：${file.name}`, true));
    const files = (page.works?.files ?? []).map((file): PackPartView => ({
      part: 'file',
      title: { en: `File: ${file.name}`, zh: `附件：${file.name}` },
      state: file.media === 'other' ? 'zipOnly' : 'pages',
      page: null,
      why: file.media === 'other' ? 'noPages' : null,
    }));
    return [
      ...(handouts.length > 0 ? handouts : [sheet('handout', 'Handout', '函件', false)]),
      ...(official.length > 0 ? official : [sheet('official', 'Alibaba Cloud’s LOA', '阿里云 LOA', false)]),
      sheet('survey', 'Site survey', '现场工勘', page.works?.survey != null),
      sheet('asBuilt', 'As built', '竣工资料', page.works?.asBuilt.noted != null),
      sheet('tests', 'Tests', '测试', page.tests.records.length > 0 || (page.works?.tests.length ?? 0) > 0),
      sheet('approvals', 'Applications and approvals', '申请与审批', true),
      sheet('timeline', 'Timeline', '时间线', true),
      ...files,
      sheet('files', 'Files of this pack', '文件清单', true),
    ];
  };
  const known = (): PackView => {
    if (!view) throw refuse('notFound', 'This pack is not recorded here any more. Go back to the circuit and make it again.');
    return view;
  };

  return {
    plan_pack: (wanted) => {
      const all = partsOf(wanted);
      return { parts: all, pages: all.filter((one) => one.part === 'handout' && one.state === 'pages').length, originals: all.filter((one) => one.part === 'file' || one.part === 'handout').length, kilobytes: 412 };
    },
    begin_pack: ({ wanted, shape }) => {
      parts = partsOf(wanted);
      ids += 1;
      const id = desk().view(desk().find(wanted.circuit)).row.instanceId ?? 'circuit';
      view = { id: `pack-${ids}`, state: 'running', shape, place: `${id}-completion-pack.${shape}`, progress: { total: parts.length + 1, done: 0, pages: 0, parts: [] }, error: null };
      return view;
    },
    pack: () => {
      const found = known();
      if (found.state !== 'running') return found;
      const done = Math.min(found.progress.total, found.progress.done + 2);
      const over = done >= found.progress.total;
      let next = 2;
      const written = parts.map((one) => (one.state === 'pages' ? { ...one, page: next++ } : one));
      view = { ...found, state: over ? 'done' : 'running', progress: { ...found.progress, done, pages: over ? next - 1 : done, parts: over ? written : [] } };
      return view;
    },
    cancel_pack: () => {
      const found = known();
      if (found.state === 'running') view = { ...found, state: 'cancelled' };
      return known();
    },
    open_pack: () => ({ file: known().place, way: 'opened' }),
  };
}
