import { modeOfDraft } from '../apply/modes';
import { nameOf } from '../components/names';
import type { DraftView } from '../ipc/contract';
import { sheetOfDraft } from '../live/sheets.svelte';
import { orderOfDraft } from '../orders/answerDraft';
import { topologyName } from '../orders/standing';
import { desk } from '../shell/desk.svelte';
import { go } from '../shell/place.svelte';
import { t } from '../text/text.svelte';
import { readBody } from './draft.svelte';

/** What a form that was not sent is about, in words. */
export function draftWords(draft: DraftView): string {
  const circuit = draft.circuitName ?? '';
  if (draft.kind === 'test') return t.testRecords.draft(circuit);
  if (draft.kind === 'vbr' || draft.kind === 'router') return t.connect.drafts[draft.kind](circuit);
  if (sheetOfDraft(draft.kind)) return t.live.drafts[draft.kind as 'upkeep'](circuit);
  if (draft.kind === 'wording') return t.wording.draft;
  if (draft.kind === 'survey') return t.works.draft(circuit);
  if (draft.kind === 'works') return t.works.draftOther(circuit);
  if (draft.kind === 'order') return t.orders.draft;
  if (orderOfDraft(draft)) return t.orders.draftAnswer;
  if (draft.kind === 'loas') return t.orderLoas.draft(topologyName(readBody(draft.body, { topology: '' }).topology));
  return draft.kind === 'port' ? `${t.circuits.draftPort}${t.common.space}${draftName(draft)}` : draft.kind === 'loa' ? t.circuits.draftLoa(circuit) : t.circuits.draftAnswer(circuit);
}

/** A test's form says which kind of test it is. */
const testDraft = (body: string): string => `test ${readBody(body, { test: { what: 'ping' } }).test.what}`;

/** What an application was called so far, and where. */
function draftName(draft: DraftView): string {
  const { form } = readBody<{ form: { name?: unknown; accessPoint?: unknown } }>(draft.body, { form: {} });
  const name = typeof form.name === 'string' ? form.name.trim() : '';
  const point = desk.directory?.accessPoints.find((one) => one.key === form.accessPoint);
  const place = point ? nameOf(point.name) : '';
  return name === '' ? place : name.startsWith(place) && place !== '' ? name : t.templates.draftNamed(name, place);
}

/** Goes on with a form that was not sent. */
export function resumeDraft(draft: DraftView): void {
  if (draft.kind === 'port' || draft.kind === 'order') go({ at: 'applyPort', mode: modeOfDraft(draft), draft: draft.id });
  if (draft.kind === 'wording') go({ at: 'settings', section: 'handout' });
  const answer = orderOfDraft(draft);
  if (answer) go({ at: 'order', id: answer.order, open: answer.answerTo === 'order' ? 'record' : 'ports' });
  if (draft.circuit === null) return;
  if (draft.kind === 'loas') go({ at: 'applyLoas', order: draft.circuit, draft: draft.id });
  if (draft.kind === 'survey' || draft.kind === 'works') go({ at: 'circuit', id: draft.circuit, tab: 'construction' });
  if (draft.kind === 'test') go({ at: 'circuit', id: draft.circuit, open: 'draft', draft: testDraft(draft.body) });
  if (draft.kind === 'loa') go({ at: 'applyLoa', circuit: draft.circuit, draft: draft.id });
  else if (draft.kind === 'vbr' || draft.kind === 'router') go({ at: 'circuit', id: draft.circuit, tab: 'connect', open: 'draft', draft: draft.kind });
  else if (sheetOfDraft(draft.kind)) go({ at: 'circuit', id: draft.circuit, open: 'draft', draft: draft.kind });
  else if (draft.kind === 'answer') go({ at: 'circuit', id: draft.circuit, open: 'record' });
}
