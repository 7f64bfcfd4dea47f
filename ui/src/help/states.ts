import type { CircuitStatus, LoaStatus } from '../ipc/contract';

/** Rows of the table that sets the console’s words for a state beside this desk’s. */
export type HelpStateKey = 'initial' | 'allocating' | 'allocated' | 'review' | 'rejected' | 'approved' | 'completing' | 'payment' | 'enabled' | 'terminated';

/**
 * The pairing of the two states on one row is put together from several pages of Alibaba Cloud; no single one states it.
 */
export const states: readonly { key: HelpStateKey; circuit: CircuitStatus; loa?: LoaStatus }[] = [
  { key: 'initial', circuit: 'Initial' },
  { key: 'allocating', circuit: 'Allocating' },
  { key: 'allocated', circuit: 'Allocated', loa: 'NotApplied' },
  { key: 'review', circuit: 'Allocated', loa: 'Applying' },
  { key: 'rejected', circuit: 'Allocated', loa: 'Rejected' },
  { key: 'approved', circuit: 'Allocated', loa: 'Available' },
  { key: 'completing', circuit: 'Allocated', loa: 'Completing' },
  { key: 'payment', circuit: 'Confirmed', loa: 'Complete' },
  { key: 'enabled', circuit: 'Enabled', loa: 'Complete' },
  { key: 'terminated', circuit: 'Terminated' },
];
