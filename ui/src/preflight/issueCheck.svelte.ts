import { Checks } from '../components/checks.svelte';
import { asApiError, call } from '../ipc/call';
import type { ApiError, Preflight } from '../ipc/contract';

/** What is looked at before a handout is issued, and the warnings that are kept. */
export class IssueCheck {
  found = $state.raw<Preflight | null>(null);
  error = $state.raw<ApiError | null>(null);
  checks: Checks;

  constructor(loa: string) {
    this.checks = new Checks(
      async (kept) => {
        this.found = await call('check_issue', { loa, kept });
        this.error = null;
        return this.found;
      },
      (thrown) => (this.error = asApiError(thrown)),
    );
    // nothing is typed here: every finding speaks at once
    this.checks.attempted = true;
  }

  /** Nothing is left that stops the issue. */
  get ready(): boolean {
    return this.found !== null && this.checks.problems.length === 0;
  }
}
