import type { HistoryEntry } from '../ipc/contract';
import { t } from '../text/text.svelte';

const said = (words: Record<string, string>, word: string): string => words[word] ?? word;

/** What an entry about the connection to the VPC says; `null` for what is told elsewhere. */
export function connectSentence(entry: HistoryEntry): string | null {
  const p: { [key in string]?: string } = entry.params;
  const words = t.connect.history;
  const name = p.name ?? '';
  const seenBy = p.seenBy ?? '';
  const word = p.word ?? '';
  const kind = t.connect.router.short[p.what === 'tr' ? 'tr' : 'ecr'];
  switch (entry.kind) {
    case 'vbrSaved':
      return words.vbrSaved(name, p.vlan ?? '', p.by ?? '');
    case 'vbrSeen':
      if (p.peer) return words.peer(name, p.peer, word, seenBy);
      return p.stand === 'gone' ? words.vbrGone(name, seenBy) : words.vbrCreated(name, p.instanceId ?? '', said(t.connect.vbrWords, word), seenBy);
    case 'bgpKeyErased':
      return words.keyErased(name, p.by ?? '');
    case 'routerSaved':
      return words.routerSaved(kind, name, Number(p.vbrs ?? '0'), Number(p.networks ?? '0'), p.by ?? '');
    case 'routerSeen':
      if (p.part) {
        const state = said({ ...t.connect.attachWords, ...t.connect.groupWords }, word);
        return p.stand === 'gone' ? words.partGone(name, p.router ?? '', seenBy) : words.partSeen(name, p.router ?? '', state, seenBy);
      }
      return p.stand === 'gone' ? words.routerGone(kind, name, seenBy) : words.routerCreated(kind, name, p.instanceId ?? '', word, seenBy);
    default:
      return null;
  }
}
