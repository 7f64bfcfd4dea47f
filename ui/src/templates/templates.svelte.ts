import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, ApplyModeWord, PortForm, TemplateView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { say } from '../shell/toasts.svelte';
import { errorSentence } from '../text/problems';
import { t } from '../text/text.svelte';

/** The templates of this desk. */
export class TemplateList {
  all = $state.raw<TemplateView[]>([]);
  error = $state<ApiError | null>(null);

  async read(): Promise<void> {
    try {
      this.all = (await call('templates', nothing)).templates;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /** Removes one and offers to bring it back. */
  async remove(template: TemplateView): Promise<void> {
    try {
      this.all = (await call('remove_template', { key: newKey(), id: template.id })).templates;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return;
    }
    say(t.templates.removed(template.name), {
      label: t.common.undo,
      run: async () => {
        try {
          this.all = (await call('restore_template', { key: newKey(), id: template.id })).templates;
        } catch (thrown) {
          say(errorSentence(asApiError(thrown)));
        }
      },
    });
  }
}

/** A template by its id. */
export async function findTemplate(id: string): Promise<TemplateView | null> {
  return (await call('templates', nothing)).templates.find((one) => one.id === id) ?? null;
}

/** What of a port's form is a pattern: not its name, description, pair, the notes of one application, or the consent. */
export function patternOf(form: PortForm): Partial<PortForm> {
  const { account: _account, name: _name, description: _description, redundantCircuit: _pair, billingRules: _consent, manager: _manager, managerOn: _on, replaces: _replaces, corrects: _corrects, upgrades: _upgrades, ...pattern } = form;
  return pattern;
}

/** The fields of a template, over those of a fresh form; what it does not know stays as it is. */
export function fromPattern<Form extends object>(template: TemplateView, fresh: Form): Form {
  try {
    const read: unknown = JSON.parse(template.body);
    if (typeof read !== 'object' || read === null) return fresh;
    const known = Object.entries(read).filter(([key, value]) => key in fresh && typeof value === typeof fresh[key as keyof Form]);
    return { ...fresh, ...Object.fromEntries(known) };
  } catch {
    return fresh;
  }
}

/** Keeps a form as a template, or renames one. */
export async function keepTemplate(what: { id: string | null; name: string; account: string; mode: ApplyModeWord; body: string }, key: string): Promise<void> {
  await call('save_template', { key, ...what });
}
