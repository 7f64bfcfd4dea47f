import { call, nothing } from '../ipc/call';
import type { DraftKind, DraftView } from '../ipc/contract';
import { desk } from '../shell/desk.svelte';

const pause = 600;

const writing = new Set<Promise<unknown>>();

/** Waits for drafts that are still being written, so that a list read after leaving a form holds them. */
export async function draftsWritten(): Promise<void> {
  await Promise.all(writing);
}

/**
 * Keeps a form while it is typed. Its id is also the key of the submission, so that a form that was sent just
 * before a crash and is sent again makes one thing, not two.
 */
export class DraftKeeper {
  /** When the newest text reached the disk. */
  keptAt = $state<string | null>(null);
  state = $state<'idle' | 'keeping' | 'kept' | 'failed'>('idle');

  private pristine: string | null = null;
  private waiting: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private line: Promise<unknown> = Promise.resolve();
  private over = false;

  constructor(
    readonly id: string,
    private readonly kind: DraftKind,
    private readonly circuit: string | null,
    keptAt: string | null = null,
  ) {
    this.keptAt = keptAt;
    if (keptAt !== null) this.state = 'kept';
  }

  /** Says what the form holds now. The first text is how the form began; only what differs from it is worth keeping. */
  note(body: string): void {
    if (this.over) return;
    if (this.pristine === null) {
      this.pristine = body;
      return;
    }
    if (body === this.pristine && this.keptAt === null) {
      this.waiting = null;
      clearTimeout(this.timer);
      return;
    }
    this.waiting = body;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  /** Writes at once what still waits. */
  flush(): Promise<unknown> {
    clearTimeout(this.timer);
    const body = this.waiting;
    this.waiting = null;
    if (body === null || this.over) return this.line;
    this.state = 'keeping';
    this.line = this.line.then(async () => {
      try {
        const { keptAt } = await call('keep_draft', { id: this.id, kind: this.kind, circuit: this.circuit, body });
        this.keptAt = keptAt;
        desk.saved(keptAt);
        this.state = 'kept';
      } catch {
        this.state = 'failed';
        // Kept for the next try, unless newer text has come.
        this.waiting ??= body;
      }
    });
    const line = this.line;
    writing.add(line);
    void line.finally(() => writing.delete(line));
    return line;
  }

  /** The form was sent or thrown away: nothing of it is offered again. */
  async drop(): Promise<void> {
    this.over = true;
    clearTimeout(this.timer);
    this.waiting = null;
    await this.line;
    if (this.keptAt === null) return;
    try {
      await call('drop_draft', { id: this.id });
    } catch {
      // What was sent is kept under the same key; an old draft offered again can only be discarded.
    }
  }
}

/** The kept draft with an id, or the newest of a kind for a circuit. */
export async function findDraft(which: { id: string } | { kind: DraftKind; circuit: string; fits?: (body: string) => boolean }): Promise<DraftView | null> {
  const { drafts } = await call('drafts', nothing);
  return drafts.find((one) => ('id' in which ? one.id === which.id : one.kind === which.kind && one.circuit === which.circuit && (which.fits?.(one.body) ?? true))) ?? null;
}

/** The body of a draft, over what a fresh form holds, so that fields added since then have a value. */
export function readBody<Form extends object>(body: string, fresh: Form): Form {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? { ...fresh, ...read } : fresh;
  } catch {
    return fresh;
  }
}
