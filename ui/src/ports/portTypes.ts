import type { ChoiceView, DirectoryView, OpticView } from '../ipc/contract';

/** Above 10 Gbit/s Alibaba Cloud wants its account manager asked first. */
export function needsAccountManager(portType: ChoiceView | undefined): boolean {
  return (portType?.speedMbps ?? 0) > 10_000;
}

/** The transceiver that Alibaba Cloud fits by default for a port type: the customer's own is of the same specification. */
export function standardOptic(directory: DirectoryView | null, portType: string): OpticView | undefined {
  return directory?.optics.find((one) => one.portType === portType && one.standard);
}
