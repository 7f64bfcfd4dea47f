import type { Answer, Request } from '../call';
import { refuse, type FakeDesk } from './desk';

type OrderCommand = 'check_order' | 'apply_order' | 'order' | 'record_order' | 'record_order_ports' | 'close_task' | 'withdraw_order' | 'quota' | 'set_quota';

/** Orders are not kept by this stand-in: it says so instead of showing invented ones. */
export function orderHandlers(_: () => FakeDesk, __: <T>(key: string, act: () => T) => T): { [C in OrderCommand]: (request: Request<C>) => Answer<C> } {
  const not = (): never => {
    throw refuse('refused', 'Orders need the program itself.');
  };
  return { check_order: not, apply_order: not, order: not, record_order: not, record_order_ports: not, close_task: not, withdraw_order: not, quota: not, set_quota: not };
}
