import type { RouterView, VbrView } from '../ipc/contract';

/** Something of the connection of which one notes what the console shows. */
export type Noting =
  | { of: 'vbr'; vbr: VbrView; what: 'created' | 'state' | 'gone' }
  | { of: 'peer'; vbr: VbrView; peer: string; address: string }
  | { of: 'router'; router: RouterView; what: 'created' | 'gone' }
  | { of: 'part'; router: RouterView; part: string; name: string; is: 'vbr' | 'association' | 'group'; what: 'created' | 'gone' };
