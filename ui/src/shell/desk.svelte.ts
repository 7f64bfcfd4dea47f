import type { AccountView, ApiError, DirectoryView, Preferences, SettingsView, Start } from '../ipc/contract';
import { asApiError, call, nothing } from '../ipc/call';
import { facesFor } from '../text/faces';
import { speak } from '../text/text.svelte';

/** The open desk: what the window knows on every page. */
class Desk {
  /** Answer of the last start; `null` until the first one. */
  start = $state<Start | null>(null);
  /** Why not even a start was possible. */
  failure = $state<ApiError | null>(null);
  /** Regions, access points and choices, with what the user knows of them. */
  directory = $state.raw<DirectoryView | null>(null);
  /** Accounts, by name. */
  accounts = $state.raw<AccountView[]>([]);
  /** When something was last written to the desk's file. */
  savedAt = $state<string | null>(null);
  /** Counts the desks opened in this window, so that pages of one never show another's. */
  turnover = $state(0);

  get settings(): SettingsView | null {
    return this.start?.settings ?? null;
  }

  get preferences(): Preferences {
    return this.start?.preferences ?? { language: 'en', theme: 'system', railFolded: false, textSize: 100, notices: { on: false, from: 8, until: 20 } };
  }

  /** Opens the desk, or tries again. */
  async open(): Promise<void> {
    await this.become(call('start', nothing));
  }

  loadSample = (): Promise<void> => this.become(call('load_sample', nothing));
  leaveSample = (): Promise<void> => this.become(call('leave_sample', nothing));
  removeSample = (): Promise<void> => this.become(call('remove_sample', nothing));

  /** Takes over what a start answered: another desk may be open now. */
  private async become(answer: Promise<Start>): Promise<void> {
    const start = await answer.catch((thrown: unknown) => {
      if (this.start) throw thrown;
      this.failure = asApiError(thrown);
      return null;
    });
    if (!start) return;
    speak(start.preferences.language);
    showTheme(start.preferences);
    // Everything that pages share is there before the first of them is shown.
    const [shared] = await Promise.all([start.failure ?? (start.locked ? null : this.readShared()), facesFor(start.preferences.language, start.system)]);
    this.start = start;
    this.failure = shared;
    this.savedAt = start.settings?.savedAt ?? null;
    this.turnover += 1;
  }

  private async readShared(): Promise<ApiError | null> {
    try {
      await this.readDirectory();
      await this.readAccounts();
      return null;
    } catch (thrown) {
      return asApiError(thrown);
    }
  }

  /** What is shipped is the same on every desk; what the user wrote over it is not. */
  async readDirectory(): Promise<void> {
    this.directory = await call('directory', nothing);
  }

  async readAccounts(): Promise<void> {
    this.accounts = (await call('accounts', nothing)).accounts;
  }

  /** Takes over settings that were just saved. */
  settled(settings: SettingsView): void {
    if (this.start) this.start = { ...this.start, settings };
    this.saved(settings.savedAt);
  }

  /** Remembers the newest moment at which the file was written. */
  saved(at: string | null): void {
    if (at !== null && (this.savedAt === null || at > this.savedAt)) this.savedAt = at;
  }

  /** Changes local preferences: seen at once, kept in the background. */
  async prefer(change: Partial<Preferences>): Promise<void> {
    if (!this.start) return;
    const preferences = $state.snapshot({ ...this.start.preferences, ...change });
    this.start = { ...this.start, preferences };
    if (change.language) await facesFor(change.language, this.start.system);
    speak(preferences.language);
    showTheme(preferences);
    await call('set_preferences', preferences);
  }
}

export const desk = new Desk();

const darkSystem = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

/** Puts theme and text size on the document. */
export function showTheme(preferences: Preferences): void {
  const dark = preferences.theme === 'dark' || (preferences.theme === 'system' && darkSystem?.matches === true);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.style.fontSize = `${(preferences.textSize / 100) * 16}px`;
}

darkSystem?.addEventListener('change', () => {
  showTheme(desk.preferences);
});
