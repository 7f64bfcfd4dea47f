import type { Meaning } from '../components/meaning';
import type { LoaStatus } from '../ipc/contract';

/** The meaning of a state of an LOA. */
export function loaMeaning(status: LoaStatus): Meaning {
  switch (status) {
    case 'NotApplied':
    case 'Available':
      return 'yours';
    case 'Applying':
    case 'Accept':
    case 'Completing':
      return 'theirs';
    case 'Complete':
      return 'done';
    case 'Rejected':
      return 'stop';
    case 'Deleted':
      return 'closed';
  }
}
