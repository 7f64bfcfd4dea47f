import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Job, type JobCommands, type JobView } from './job.svelte';

/** A job whose program answers what it is told to. */
class Counting extends Job<number, JobView> {
  plans: Promise<number>[] = [];
  answers: JobView[] = [];
  readonly cancelled = vi.fn();
  readonly opened = vi.fn();

  private next(): Promise<JobView> {
    const answer = this.answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject({ code: 'notFound', message: 'gone', params: {}, fields: [] } as unknown as Error);
  }

  protected readonly commands: JobCommands<number, JobView> = {
    plan: () => this.plans.shift() ?? Promise.resolve(0),
    begin: () => this.next(),
    look: () => this.next(),
    cancel: (which) => Promise.resolve(this.cancelled(which)),
    open: (which) => {
      this.opened(which);
      return Promise.resolve({ file: 'out', way: 'opened' });
    },
  };

  ask(): boolean {
    return this.show();
  }
}

const view = (state: JobView['state'], done: number): JobView => ({ id: state === 'notBegun' ? '' : 'one', state, place: 'out', progress: { total: 4, done }, error: null });

describe('work beside the window', () => {
  let job: Counting;

  beforeEach(() => {
    vi.useFakeTimers();
    job = new Counting();
    job.ask();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is looked at until it is done, and goes on while its window is closed', async () => {
    job.answers = [view('running', 0), view('running', 2), view('done', 4)];
    await job.begin();
    job.close();
    await vi.advanceTimersByTimeAsync(250);
    expect(job.view?.progress.done).toBe(2);
    expect(job.ask()).toBe(false);
    expect(job.open).toBe(true);
    await vi.advanceTimersByTimeAsync(250);
    expect(job.view?.state).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
    await job.openPlace();
    expect(job.opened).toHaveBeenCalledWith({ id: 'one' });
    job.again();
    expect(job.view).toBeNull();
  });

  it('is as it was when the chooser is left', async () => {
    job.answers = [view('notBegun', 0)];
    await job.begin();
    expect(job.view).toBeNull();
    expect(job.asking).toBe(false);
  });

  it('is not begun a second time while it runs', async () => {
    job.answers = [view('running', 0), view('running', 1)];
    await job.begin();
    await job.begin();
    expect(job.answers).toHaveLength(1);
  });

  it('asks once to be cancelled, and tells what came of it', async () => {
    job.answers = [view('running', 0), view('cancelled', 2)];
    await job.begin();
    await job.stop();
    expect(job.stopping).toBe(true);
    await vi.advanceTimersByTimeAsync(250);
    expect([job.view?.state, job.stopping]).toEqual(['cancelled', false]);
    await job.stop();
    expect(job.cancelled).toHaveBeenCalledExactlyOnceWith({ id: 'one' });
  });

  it('does not wait for ever for one that the program forgot', async () => {
    job.answers = [view('running', 0)];
    await job.begin();
    await vi.advanceTimersByTimeAsync(250);
    expect(job.view).toBeNull();
    expect(job.error?.code).toBe('notFound');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('shows the plan that was asked for last, whichever comes first', async () => {
    let late = (_: number): void => undefined;
    job.plans = [new Promise((resolve) => (late = resolve)), Promise.resolve(2)];
    void job.replan();
    await job.replan();
    late(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(job.plan).toBe(2);
  });
});
