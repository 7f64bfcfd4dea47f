import { CircuitStatusWords, LoaStatusWords, type CircuitRow, type CircuitStatus, type LoaStatus } from '../ipc/contract';
import type { Meaning } from '../components/meaning';
import { t } from '../text/text.svelte';

/** The one state that a row shows: the LOA's while the port is allocated and an LOA exists, otherwise the port's. */
export function stateWord(row: Pick<CircuitRow, 'status' | 'loaStatus'>): string {
  if (row.status === 'Allocated' && row.loaStatus !== 'NotApplied' && row.loaStatus !== 'Deleted') return t.loaState[row.loaStatus];
  return t.state[row.status];
}

/** Alibaba Cloud's own words for both states, as in its API. */
export function ownWords(row: Pick<CircuitRow, 'status' | 'loaStatus'>): string {
  return row.loaStatus === 'NotApplied' ? row.status : `${row.status} · ${row.loaStatus}`;
}

/** Sentence for any status word that a record names, of a port or of an LOA. */
export function seenWord(word: string, ofLoa: boolean): string {
  if (ofLoa && (LoaStatusWords as readonly string[]).includes(word)) return t.loaState[word as LoaStatus];
  if ((CircuitStatusWords as readonly string[]).includes(word)) return t.state[word as CircuitStatus];
  if ((LoaStatusWords as readonly string[]).includes(word)) return t.loaState[word as LoaStatus];
  return word;
}

/** States by which the table can be filtered, as the query writes them. */
export const stateFilters: readonly string[] = [
  ...CircuitStatusWords.filter((word) => word !== 'Deleted').map((word) => `circuit:${word}`),
  ...LoaStatusWords.filter((word) => word !== 'NotApplied' && word !== 'Deleted').map((word) => `loa:${word}`),
];

export function filterWord(filter: string): string {
  const [of, word = ''] = filter.split(':');
  return seenWord(word, of === 'loa');
}

/** The meaning of the state beside a circuit's name: whose turn it is, unless the circuit is over. A task may be left all the same. */
export function chipMeaning(row: Pick<CircuitRow, 'status' | 'turn'>): Meaning {
  return portMeaning(row.status) === 'closed' ? 'closed' : row.turn;
}

/** The meaning of a state of a port, by itself. */
export function portMeaning(status: CircuitStatus): Meaning {
  switch (status) {
    case 'Initial':
    case 'Approved':
    case 'Allocating':
    case 'Terminating':
      return 'theirs';
    case 'Allocated':
      return 'done';
    case 'Confirmed':
      return 'yours';
    case 'Enabled':
      return 'done';
    case 'Rejected':
    case 'Allocation Failed':
      return 'stop';
    case 'Canceled':
    case 'Terminated':
    case 'Deleted':
      return 'closed';
  }
}
