import type { Answer, Command, Request } from '../call';
import type { BatchLeft, BatchView, BatchWanted, HandoutRow } from '../contract';
import { refuse, type FakeDesk } from './desk';

type Batch = 'plan_batch' | 'begin_batch' | 'batch' | 'cancel_batch' | 'open_batch';

type Handlers = { [C in Extract<Command, Batch>]: (request: Request<C>) => Answer<C> };

/** Handouts of a batch that are done between two looks. */
const pace = 2;

/** Many handouts at once in the stand-in of the program. It writes no file. */
export function batchHandlers(desk: () => FakeDesk): Handlers {
  let view: BatchView | null = null;
  let waiting: HandoutRow[] = [];
  let ids = 0;

  const asked = ({ chosen, all }: BatchWanted): HandoutRow[] =>
    all ? [...desk().handouts] : chosen.flatMap((one) => desk().handouts.filter((row) => row.number === one.number && (one.revision === null || row.revision === one.revision)));
  const over = (row: HandoutRow): boolean => row.state === 'void' || row.state === 'superseded' || row.state === 'expired';
  const whyNot = (row: HandoutRow, wanted: BatchWanted): BatchLeft['why'] | null => {
    if (wanted.audience !== null && !row.audiences.includes(wanted.audience)) return 'noCopy';
    if (!over(row) || wanted.stampEnded) return null;
    return row.state === 'void' || row.state === 'superseded' ? row.state : 'expired';
  };
  let wanted: BatchWanted | null = null;
  const known = (): BatchView => {
    if (!view) throw refuse('notFound', 'This batch is not recorded here any more. Go back to the list and open it again.');
    return view;
  };

  return {
    plan_batch: (request) => {
      const rows = asked(request);
      const out = rows.filter((row) => whyNot(row, request) === null);
      return {
        handouts: out.length,
        pages: out.reduce((sum, row) => sum + row.pages, 0),
        kilobytes: Math.ceil(out.reduce((sum, row) => sum + row.size, 0) / 1000),
        ended: rows.filter(over).length,
        noCopy: rows.filter((row) => whyNot(row, request) === 'noCopy').length,
        official: out.filter((row) => row.officialPdf).length,
      };
    },
    begin_batch: (request) => {
      wanted = request.wanted;
      waiting = asked(request.wanted);
      ids += 1;
      const place = { folder: 'LOA handouts', merged: `${waiting[0]?.number ?? 'LOA'}.pdf`, zip: `${waiting[0]?.number ?? 'LOA'}.zip` }[request.shape];
      view = {
        id: `batch-${ids}`,
        state: 'running',
        shape: request.shape,
        place,
        progress: { total: waiting.length, done: 0, written: 0, same: 0, kilobytes: 0, leftOut: 0, left: [] },
        secondsLeft: null,
        error: null,
      };
      return view;
    },
    batch: () => {
      const found = known();
      if (found.state !== 'running' || !wanted) return found;
      const progress = { ...found.progress, left: [...found.progress.left] };
      for (const row of waiting.splice(0, pace)) {
        const why = whyNot(row, wanted);
        progress.done += 1;
        if (why === null) {
          progress.written += 1;
          progress.kilobytes += Math.ceil(row.size / 1000);
        } else {
          progress.leftOut += 1;
          progress.left.push({ number: row.number, revision: row.revision, why, message: why });
        }
      }
      const done = progress.done >= progress.total;
      view = { ...found, progress, state: done ? 'done' : 'running', secondsLeft: done || progress.done < 3 ? null : progress.total - progress.done };
      return view;
    },
    cancel_batch: () => {
      const found = known();
      if (found.state === 'running') view = { ...found, state: 'cancelled', secondsLeft: null };
      return known();
    },
    open_batch: () => ({ file: known().place, way: 'opened' }),
  };
}
