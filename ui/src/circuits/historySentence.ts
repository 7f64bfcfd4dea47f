import type { EntryStep, HistoryEntry } from '../ipc/contract';
import { t } from '../text/text.svelte';
import { worksSentence } from '../works/worksSentence';
import { connectSentence } from '../connect/connectSentence';
import { liveSentence } from '../live/liveSentence';
import { upgradeSentence } from '../upgrade/upgrade';
import { seenWord } from './stateWords';

/** What an entry of the history says, in the window's language. */
export function historySentence(entry: HistoryEntry): string {
  const p: { [key in string]?: string } = entry.params;
  const seenBy = p.seenBy ?? '';
  const status = p.status ?? '';
  switch (entry.kind) {
    case 'portApplied':
      return t.history.kinds.portApplied(entry.params);
    case 'loaApplied':
      return t.history.kinds.loaApplied(entry.params);
    case 'portObserved':
      return t.history.kinds.portObserved(seenWord(status, false), seenBy);
    case 'loaObserved':
      return t.history.kinds.loaObserved(seenWord(status, true), seenBy);
    case 'loaApproved':
      return t.history.kinds.loaApproved(seenBy);
    case 'officialPdfKept':
      return t.entry.history.officialPdfKept(p.officialPdf ?? '', p.by ?? '');
    case 'opticInstalled':
      return t.entry.history.opticInstalled(seenBy);
    case 'entrySteps':
      return t.entry.history.entrySteps(p.engineers ?? '', (p.steps ?? '').split(' ').map((step) => (step in t.entry.steps ? t.entry.steps[step as EntryStep] : step)));
    case 'entrySmsKept':
      return t.entry.history.entrySmsKept(p.engineers ?? '');
    case 'entryCredentialKept':
      return t.entry.history.entryCredentialKept(p.engineers ?? '');
    case 'personErased':
      return t.history.kinds.personErased(Number(p.people ?? '1'), p.by ?? '');
    case 'handoutIssued':
      return p.reason ? t.handouts.history.issuedAnew(p.number ?? '', p.revision ?? '', p.reason) : t.history.kinds.handoutIssued(p.number ?? '');
    case 'handoutVoided':
      return t.handouts.history.voided(p.number ?? '', p.revision ?? '', p.by ?? '');
    case 'renditionMade':
      return p.what === 'void' || p.what === 'expired' || p.what === 'superseded'
        ? t.handouts.history.stamped(p.number ?? '', t.handouts.history.words[p.what])
        : t.handouts.history.copies(p.number ?? '', p.first ?? '', p.last ?? '', p.of ?? '');
    case 'loaHandedOver':
      return t.clocks.history(p.by ?? '', p.to ?? '');
    case 'orderSubmitted':
      return t.history.kinds.orderSubmitted(Number(p.ports ?? '0'));
    case 'orderCreated':
      return t.history.kinds.orderCreated(seenBy);
    case 'orderFailed':
      return t.history.kinds.orderFailed(seenBy);
    case 'worksBegun':
    case 'worksStepNoted':
    case 'surveyRequested':
    case 'surveyRecorded':
    case 'lineCostConfirmed':
    case 'patchCableNoted':
    case 'lightMeasured':
    case 'worksTested':
    case 'asBuiltRecorded':
    case 'fileAttached':
      return worksSentence(entry.kind, p);
    case 'testRecorded':
      return (p.changed ? t.testRecords.historyChanged : t.testRecords.history)(t.testRecords.what[p.test ?? ''] ?? '', t.testRecords.verdicts[p.verdict ?? ''] ?? '', p.by ?? '');
    case 'cleanUpDone':
      return t.history.kinds.cleanUpDone(p.instanceId ?? '', p.doneBy ?? '');
    default:
      return liveSentence(entry) ?? connectSentence(entry) ?? upgradeSentence(entry) ?? '';
  }
}

/** Which states passed unseen. */
export function skippedSentence(entry: HistoryEntry): string {
  return t.history.skipped(entry.skipped.map((word) => seenWord(word, entry.kind.startsWith('loa'))));
}
