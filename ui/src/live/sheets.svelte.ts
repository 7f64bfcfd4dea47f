import type { ActWord, MaintenanceView, NextWord, RouterView, TestRecordView, TestWhat, VbrView } from '../ipc/contract';
import type { Noting } from '../connect/noting';

/** A sheet of a circuit's later life. */
export type LiveSheet =
  | { what: 'completion' | 'connected' | 'fee' | 'renew' | 'pay' | 'service' | 'upkeep' | 'forget' | 'details' | 'dependant' | 'unsubscribe' | 'upgrade' }
  | { what: 'act'; action: ActWord }
  | { what: 'maintenance'; one: MaintenanceView | null }
  | { what: 'callOff'; one: MaintenanceView }
  | { what: 'test'; test: TestWhat; one: TestRecordView | null }
  /** `resume`: whatever form of this kind was left. */
  | { what: 'vbr'; one: VbrView | null; resume?: boolean }
  | { what: 'router'; one: RouterView | null; resume?: boolean }
  | { what: 'noteConnect'; noting: Noting }
  | { what: 'eraseKey'; one: VbrView };

/** Which of them is open on the circuit's page. */
class LiveSheets {
  open = $state.raw<LiveSheet | null>(null);
}

export const liveSheets = new LiveSheets();

const acts: Partial<Record<NextWord, LiveSheet>> = {
  reportCompletion: { what: 'completion' },
  recordConnected: { what: 'connected' },
  orderFee: { what: 'fee' },
  payFee: { what: 'pay' },
  recordService: { what: 'service' },
  changeDetails: { what: 'details' },
  confirmCircuit: { what: 'act', action: 'confirm' },
  enableCircuit: { what: 'act', action: 'enable' },
  cancelCircuit: { what: 'act', action: 'cancel' },
  terminateCircuit: { what: 'act', action: 'terminate' },
  deleteCircuit: { what: 'act', action: 'delete' },
  unsubscribe: { what: 'unsubscribe' },
};

/** Acts that stand behind “More”: they change the circuit itself, or only add to what is known. */
export const behindMore: readonly NextWord[] = ['changeDetails', 'confirmCircuit', 'enableCircuit', 'cancelCircuit', 'terminateCircuit', 'deleteCircuit', 'recordLater'];

/** Opens the sheet of an act; whether it has one. */
export function openLive(act: NextWord): boolean {
  const sheet = acts[act];
  if (sheet) liveSheets.open = sheet;
  return sheet !== undefined;
}

/** Opens the sheet whose draft was left. */
export function sheetOfDraft(kind: string): LiveSheet | null {
  switch (kind) {
    case 'completion':
      return { what: 'completion' };
    case 'activation':
      return { what: 'fee' };
    case 'upkeep':
      return { what: 'upkeep' };
    case 'change':
      return { what: 'details' };
    case 'upgrade':
      return { what: 'upgrade' };
    case 'maintenance':
      return { what: 'maintenance', one: null };
    case 'test ping':
    case 'test throughput':
    case 'test failover':
      return { what: 'test', test: kind.slice(5) as TestWhat, one: null };
    case 'vbr':
      return { what: 'vbr', one: null, resume: true };
    case 'router':
      return { what: 'router', one: null, resume: true };
    default:
      return null;
  }
}
