import type { Answer, Request } from '../call';
import type { CircuitView, FieldProblem, KeptWarning, LoaForm, LoaPortForm, LoaStatus, OrderMember, OrderView } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { purposesOf } from './people';
import { checkLoa, problem } from './rules';

type OrderLoaCommand = 'loas_start' | 'check_loas' | 'apply_loas';

/** An LOA can be applied for on the port of this row. */
export const loaReady = (row: OrderMember['row']): boolean => ['Allocated', 'Confirmed', 'Enabled'].includes(row.status) && purposesOf(row.loaStatus as LoaStatus).length > 0;

/** The form of one port alone. */
const formOf = (shared: LoaForm, port: LoaPortForm): LoaForm => ({
  ...shared,
  bandwidth: port.bandwidth ?? shared.bandwidth,
  circuitCode: port.circuitCode ?? shared.circuitCode,
  ...port.visit,
  engineers: port.engineers ?? shared.engineers,
  purpose: port.purpose,
  purposeReason: port.purposeReason,
});

/** One form for the ports of an order, in memory, with as many of the rules as the window needs to be seen at work. */
export function orderLoaHandlers(
  desk: () => FakeDesk,
  once: <T>(key: string, act: () => T) => T,
  order: (id: string) => OrderView,
  start: (circuit: string) => Answer<'loa_start'>,
): { [C in OrderLoaCommand]: (request: Request<C>) => Answer<C> } {
  const viewOf = (circuit: string): CircuitView => desk().view(desk().find(circuit));
  const own = (port: LoaPortForm, field: string): boolean =>
    (field === 'bandwidth' && port.bandwidth !== null) ||
    (field === 'circuitCode' && port.circuitCode !== null) ||
    (field.startsWith('entry') && port.visit !== null) ||
    (field.startsWith('engineers') && port.engineers !== null);

  function check(request: { order: string; form: LoaForm; ports: LoaPortForm[]; kept: KeptWarning[] }): FieldProblem[] {
    const found: FieldProblem[] = [];
    if (request.ports.length === 0) found.push(problem('ports', 'no_port_chosen', 'Choose at least one port.', '请至少选择一个端口。'));
    const { members } = order(request.order);
    request.ports.forEach((port, at) => {
      const member = members.find((one) => one.row.id === port.circuit);
      if (!member || !loaReady(member.row) || request.ports.findIndex((one) => one.circuit === port.circuit) < at) {
        found.push(problem(`ports.${at}.circuit`, 'no_loa_for_port', 'An LOA cannot be applied for on this port as it stands now. Take it out of the form.', '按当前状态，此端口不能申请 LOA，请将其从表单中移除。'));
        return;
      }
      for (const one of checkLoa(formOf(request.form, port), viewOf(port.circuit).account.form.name, desk().now.slice(0, 10))) {
        const here = own(port, one.field) ? { ...one, field: `ports.${at}.${one.field}` } : one;
        if (!found.some((other) => other.field === here.field && other.code === here.code)) found.push(here);
      }
    });
    return found.filter((one) => !request.kept.some((keep) => keep.field === one.field && keep.code === one.code));
  }

  return {
    loas_start: ({ id }) => {
      const { members } = order(id);
      const ready = members.filter((one) => loaReady(one.row));
      const first = ready[0];
      if (!first) throw refuse('notFound', 'This port is not recorded here any more. Go back to the list and open it again.');
      const { form, fromEarlier } = start(first.row.id);
      return {
        form: { ...form, purpose: '' },
        fromEarlier,
        ports: ready.map(({ position, row }) => {
          const { zone, purposes } = start(row.id);
          return {
            position,
            circuit: { id: row.id, name: row.name, instanceId: row.instanceId },
            accessPoint: row.accessPoint,
            portType: row.portType,
            zone,
            purposes,
            form: { circuit: row.id, bandwidth: null, circuitCode: null, visit: null, engineers: null, purpose: purposes[0] ?? '', purposeReason: '' },
          };
        }),
        leftOut: members.filter((one) => !loaReady(one.row)).map(({ row }) => ({ id: row.id, name: row.name, instanceId: row.instanceId })),
      };
    },
    check_loas: (request) => ({ problems: check(request), fine: [], notes: [], earlier: [], offers: [] }),
    apply_loas: (request) =>
      once(request.key, () => {
        const problems = check(request);
        if (problems.length > 0) throw refuse('fields', 'Some fields need correcting.', problems);
        for (const port of request.ports) {
          const loa = desk().applyLoa(desk().find(port.circuit), formOf(request.form, port));
          loa.togetherWith = request.ports.filter((one) => one.circuit !== port.circuit).map((one) => ({ id: one.circuit, name: viewOf(one.circuit).row.name, instanceId: viewOf(one.circuit).row.instanceId }));
        }
        return order(request.order);
      }),
  };
}
