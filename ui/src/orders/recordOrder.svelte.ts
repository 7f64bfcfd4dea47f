import { Checks } from '../components/checks.svelte';
import { DraftKeeper, readBody } from '../drafts/draft.svelte';
import { asApiError, call } from '../ipc/call';
import type { ApiError, OrderErrorForm, OrderOutcome, OrderView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { isoDay, isoTime, ownZone } from '../text/format';
import { answerDraft, type AnswerBody } from './answerDraft';

/** Everything that the sheet holds, whatever was seen. */
interface RecordOrderForm extends AnswerBody {
  outcome: OrderOutcome | '';
  /** Instance ids by circuit. */
  ids: Record<string, string>;
  errors: OrderErrorForm[];
  seenBy: string;
  seenDate: string;
  seenTime: string;
}

/** Recording what Alibaba Cloud answered to an order as a whole. */
export class RecordOrderKeeper {
  form = $state<RecordOrderForm>() as RecordOrderForm;
  checks = new Checks(() => Promise.resolve({ problems: [] }));
  draft = $state.raw<DraftKeeper>(new DraftKeeper(newKey(), 'answer', null));
  error = $state<ApiError | null>(null);
  busy = $state(false);
  ready = $state(false);

  constructor(
    private readonly view: OrderView,
    seenBy: string,
  ) {
    const now = new Date();
    this.form = {
      order: view.id,
      answerTo: 'order',
      outcome: '',
      ids: Object.fromEntries(view.members.map((member) => [member.row.id, member.row.instanceId ?? ''])),
      errors: [{ code: '', message: '' }],
      seenBy,
      seenDate: isoDay(now, ownZone()),
      seenTime: isoTime(now, ownZone()),
    };
  }

  /** Takes up what was typed before and not recorded. */
  async begin(): Promise<void> {
    try {
      const { keeper, body } = await answerDraft(this.view.id, 'order');
      if (body !== null) {
        const read = readBody<RecordOrderForm>(body, this.form);
        this.form = { ...read, ids: { ...this.form.ids, ...read.ids } };
      }
      this.draft = keeper;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
    this.ready = true;
  }

  get body(): string {
    return JSON.stringify(this.form);
  }

  async submit(): Promise<OrderView | null> {
    const { outcome } = this.form;
    if (this.busy || outcome === '') return null;
    this.busy = true;
    this.error = null;
    try {
      await this.draft.flush();
      const form = $state.snapshot(this.form);
      const view = await call('record_order', {
        key: this.draft.id,
        order: this.view.id,
        outcome,
        ports: this.view.members.map((member) => ({ circuit: member.row.id, instanceId: form.ids[member.row.id] ?? '' })),
        errors: outcome === 'failed' ? form.errors.filter((one, at) => at === 0 || one.code !== '' || one.message !== '') : [],
        seenBy: form.seenBy,
        seenAt: `${form.seenDate}T${form.seenTime}`,
        zone: ownZone(),
      });
      await this.draft.drop();
      return view;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === 'fields') this.checks.refused(error);
      else this.error = error;
      return null;
    } finally {
      this.busy = false;
    }
  }
}
