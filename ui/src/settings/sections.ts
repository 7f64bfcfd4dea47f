import type { Component } from 'svelte';
import type { SettingsSection } from '../shell/place.svelte';
import { t } from '../text/text.svelte';
import People from '../people/People.svelte';
import Privacy from '../privacy/Privacy.svelte';
import Calendars from '../calendars/Calendars.svelte';
import Wording from '../wording/Wording.svelte';
import Trust from '../trust/Trust.svelte';
import Organisation from './Organisation.svelte';

/**
 * The sections of the settings, in the order of their tabs. Each is a component in the folder of its own noun that
 * fills the height of the page; one that saves as a whole ends with a `SaveBar`.
 */
export const sections: readonly { name: SettingsSection; label: () => string; content: Component }[] = [
  { name: 'organisation', label: () => t.settings.sections.organisation, content: Organisation },
  { name: 'handout', label: () => t.wording.tab, content: Wording },
  { name: 'people', label: () => t.settings.sections.people, content: People },
  { name: 'calendars', label: () => t.settings.sections.calendars, content: Calendars },
  { name: 'trust', label: () => t.settings.sections.trust, content: Trust },
  { name: 'privacy', label: () => t.settings.sections.privacy, content: Privacy },
];
