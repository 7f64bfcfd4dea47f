import { Checks } from '../components/checks.svelte';
import { DraftKeeper, readBody } from '../drafts/draft.svelte';
import { asApiError, call } from '../ipc/call';
import type { ApiError, CircuitStatus, OrderMember, OrderView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { isoDay, isoTime, ownZone } from '../text/format';
import { answerDraft, type AnswerBody } from './answerDraft';

/** What was seen of one port; without a status nothing was. */
export interface PortAnswer {
  status: CircuitStatus | '';
  instanceId: string;
  port: string;
  device: string;
  reason: string;
}

interface RecordPortsForm extends AnswerBody {
  answers: Record<string, PortAnswer>;
  seenBy: string;
  seenDate: string;
  seenTime: string;
}

/** The answers that a port gets while it is applied for, in the order in which they come. */
export const portAnswers = ['Approved', 'Allocating', 'Allocated', 'Rejected', 'Allocation Failed'] as const satisfies readonly CircuitStatus[];

const none: PortAnswer = { status: '', instanceId: '', port: '', device: '', reason: '' };

/** Recording what was seen of several ports of an order at once. */
export class RecordPortsKeeper {
  form = $state<RecordPortsForm>() as RecordPortsForm;
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
      answerTo: 'ports',
      answers: Object.fromEntries(this.members.map((member) => [member.row.id, { ...none, instanceId: member.row.instanceId ?? '', port: member.port, device: member.device }])),
      seenBy,
      seenDate: isoDay(now, ownZone()),
      seenTime: isoTime(now, ownZone()),
    };
  }

  /** The members of which something may be seen now. */
  get members(): OrderMember[] {
    return this.view.members.filter((member) => portAnswers.some((word) => member.observable.includes(word)));
  }

  async begin(): Promise<void> {
    try {
      const { keeper, body } = await answerDraft(this.view.id, 'ports');
      if (body !== null) {
        const read = readBody<RecordPortsForm>(body, this.form);
        const answers = { ...this.form.answers };
        for (const member of this.members) {
          const kept = read.answers[member.row.id];
          // What could be seen then may be impossible now.
          if (kept) answers[member.row.id] = { ...none, ...kept, status: kept.status !== '' && member.observable.includes(kept.status) ? kept.status : '' };
        }
        this.form = { ...read, answers };
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

  answer(circuit: string): PortAnswer {
    return this.form.answers[circuit] ?? none;
  }

  /** Says the same of every port of which it may be seen. */
  all(status: CircuitStatus): void {
    for (const member of this.members) {
      const answer = this.form.answers[member.row.id];
      if (answer && member.observable.includes(status)) answer.status = status;
    }
  }

  /** How many ports have an answer. */
  get answered(): number {
    return this.members.filter((member) => this.answer(member.row.id).status !== '').length;
  }

  async submit(): Promise<OrderView | null> {
    if (this.busy || this.answered === 0) return null;
    this.busy = true;
    this.error = null;
    try {
      await this.draft.flush();
      const form = $state.snapshot(this.form);
      const answers = this.members.flatMap((member) => {
        const { status, ...rest } = form.answers[member.row.id] ?? none;
        if (status === '') return [];
        const allocated = status === 'Allocated';
        const refused = status === 'Rejected' || status === 'Allocation Failed';
        return [
          {
            circuit: member.row.id,
            status,
            instanceId: allocated && member.row.instanceId === null ? rest.instanceId : '',
            port: allocated ? rest.port : '',
            device: allocated ? rest.device : '',
            reason: refused ? rest.reason : '',
          },
        ];
      });
      const view = await call('record_order_ports', { key: this.draft.id, order: this.view.id, answers, seenBy: form.seenBy, seenAt: `${form.seenDate}T${form.seenTime}`, zone: ownZone() });
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

  /** Names of the fields of a member, as the program speaks of them: by its place among the answers that are sent. */
  field(circuit: string, name: keyof PortAnswer): string {
    const sent = this.members.filter((member) => this.answer(member.row.id).status !== '').findIndex((member) => member.row.id === circuit);
    return `answers.${sent}.${name}`;
  }
}
