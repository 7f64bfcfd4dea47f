import type { Answer, Command, Request } from '../call';
import type { CircuitRow } from '../contract';
import type { FakeDesk } from './desk';
import { visitClock } from './clocks';

/** The page of the day of the stand-in: it knows no calendars, so the strip has weekends only and no freezes. */
export function todayHandlers(desk: () => FakeDesk, rows: () => CircuitRow[], clock: () => string): { [C in 'today' & Command]: (request: Request<C>) => Answer<C> } {
  return {
    today: () => {
      const now = clock();
      const lines = rows().map((row) => {
        const view = desk().view(desk().find(row.id));
        const running = (view.loas[0]?.clocks ?? []).filter((one) => one.outcome === 'open' && one.kind !== 'validity' && (one.kind !== 'visit' || one.due >= now));
        return { row, clock: running[0] ?? null, step: null, reason: row.turn === 'stop' ? view.reason : null };
      });
      const soonest = (a: (typeof lines)[number], b: (typeof lines)[number]): number => (a.clock?.due ?? '9').localeCompare(b.clock?.due ?? '9');
      const byTurn: Record<string, number> = {};
      for (const { row } of lines) byTurn[row.turn] = (byTurn[row.turn] ?? 0) + 1;
      const ahead = new Date(Date.parse(now) + 7 * 86_400_000).toISOString();
      const visits = lines.flatMap(({ row }) => {
        const view = desk().view(desk().find(row.id));
        const loa = view.loas[0];
        if (loa?.status !== 'Available') return [];
        const visit = visitClock(loa);
        if (visit.due < now || visit.started > ahead) return [];
        return [{ circuit: { id: row.id, name: row.name, instanceId: row.instanceId }, accessPoint: row.accessPoint, city: view.city, room: loa.approval?.facility.room ?? null, from: loa.windowFrom, until: loa.windowUntil, zone: loa.zone, engineers: loa.form.engineers.map((one) => one.name), withCode: loa.entry?.withCode ?? null, handout: loa.handout, lapses: false }];
      });
      const days = Array.from({ length: 14 }, (_, n) => {
        const at = new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + n * 86_400_000);
        return { day: at.toISOString().slice(0, 10), off: [0, 6].includes(at.getUTCDay()), holiday: null };
      });
      return {
        yours: lines.filter(({ row }) => row.turn === 'yours' || row.turn === 'stop').toSorted(soonest),
        theirs: lines.filter(({ row }) => row.turn === 'theirs').toSorted(soonest),
        byTurn,
        visits: visits.toSorted((a, b) => a.from.localeCompare(b.from)),
        lapsing: [],
        conflicts: [],
        leftBehind: [],
        fees: [],
        interruptions: [],
        testsOver: [],
        days,
        freezes: [],
      };
    },
  };
}
