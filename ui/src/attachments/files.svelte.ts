import { asApiError, call } from '../ipc/call';
import type { ApiError, AttachmentView, CircuitView, WorksStep } from '../ipc/contract';
import { base64 } from '../entry/credential.svelte';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { say } from '../shell/toasts.svelte';
import { t } from '../text/text.svelte';

/** Most bytes of a file. The program checks it again. */
export const largest = 25 * 1024 * 1024;

/** Saves a file to disk, where the person says, and tells so. */
export async function saveFile(file: AttachmentView): Promise<void> {
  const done = await call('save_attachment', { id: file.file });
  if (done.way === 'saved') say(t.files.saved(done.file ?? file.name));
}

/** Files on their way to a circuit: dropped, pasted or chosen, one after another. */
export class AttachKeeper {
  step = $state<WorksStep | ''>('');
  title = $state('');
  busy = $state(false);
  error = $state.raw<ApiError | null>(null);

  constructor(
    private readonly circuit: string,
    private readonly taken: (after: CircuitView, name: string) => void,
  ) {}

  private get form(): { step: WorksStep | ''; test: string; title: string; by: string } {
    return { step: this.step, test: '', title: this.title, by: desk.settings?.form.contactName || desk.settings?.form.organisation || '–' };
  }

  async choose(): Promise<void> {
    await this.run(async () => {
      const after = await call('choose_attachment', { key: newKey(), circuit: this.circuit, form: this.form });
      const name = after.works?.files[0]?.name;
      if (name !== undefined) this.taken(after, name);
    });
  }

  /** Files that were dropped or pasted; the first that is refused stops the rest, and those before it stay. */
  async take(files: Iterable<File>): Promise<void> {
    await this.run(async () => {
      for (const file of files) {
        if (file.size > largest) throw asApiError({ code: 'badFile', message: `The file is larger than 25 MB. Choose a smaller one.`, params: { limit: '25' }, fields: [] });
        const name = file.name || `${t.files.pasted}.png`;
        const data = base64(new Uint8Array(await file.arrayBuffer()));
        this.taken(await call('attach_file', { key: newKey(), circuit: this.circuit, form: this.form, name, data }), name);
      }
    });
  }

  private async run(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await act();
      this.title = '';
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.busy = false;
    }
  }
}
