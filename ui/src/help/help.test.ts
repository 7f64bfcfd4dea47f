import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../text/en';
import { zh } from '../text/zh';
import { speak } from '../text/text.svelte';
import { find } from './found';
import { says } from './find';
import Help from './Help.svelte';
import { states } from './states';

afterEach(() => {
  cleanup();
  speak('en');
});

describe('what the help says', () => {
  it('has the same steps, deeds, faults and checks in both languages', () => {
    const shape = (words: typeof en.help): unknown => ({
      steps: words.steps.map((step) => [step.deeds.map((deed) => [deed.who, deed.takes === undefined]), step.notes.length]),
      faults: words.faults.map((fault) => fault.checks.map((check) => check.stated ?? false)),
      where: words.where.length,
    });
    expect(shape(zh.help)).toEqual(shape(en.help));
    expect(en.help.steps).toHaveLength(5);
  });

  it('names the usual faults: light, strands, speed, VLAN, BGP, asymmetric routing', () => {
    const titles = en.help.faults.map((fault) => fault.title).join(' | ');
    for (const name of ['light', 'Strands', 'slow', 'VLAN', 'BGP', 'asymmetric routing']) expect(titles).toContain(name);
  });

  it('has a word in the console for each state, once', () => {
    expect(new Set(states.map(({ key }) => key)).size).toBe(Object.keys(en.help.states).length);
  });
});

describe('the search', () => {
  it('wants every word, whatever its width and case', () => {
    expect(says('ＶＬＡＮ bgp', ['The vlan', 'and BGP'])).toBe(true);
    expect(says('vlan ospf', ['The vlan', 'and BGP'])).toBe(false);
    expect(says('   ', ['anything'])).toBe(true);
  });

  it('finds terms in either language', () => {
    expect(find('尾纤').terms.map((term) => term.en)).toEqual(['pigtail / patch cable']);
    speak('zh');
    expect(find('pigtail').terms.map((term) => term.zh)).toEqual(['尾纤']);
    expect(find('BGP').faults.map((fault) => fault.title)).toContain('BGP 起不来');
  });

  it('finds everything when nothing is asked for', () => {
    const all = find('');
    expect(all.terms).toHaveLength(98);
    expect(all.count).toBe(5 + 6 + en.help.where.length + states.length + 98);
  });
});

describe('the screen', () => {
  it('shows every part that mentions the query, and says so when none does', async () => {
    render(Help, { part: 'process' });
    expect(screen.getByTestId('help-step-1')).toBeTruthy();
    expect(screen.queryByTestId('help-terms')).toBeNull();
    const field = screen.getByTestId('search');
    await fireEvent.input(field, { target: { value: 'meet-me' } });
    expect(screen.getByTestId('help-step-4')).toBeTruthy();
    expect(screen.queryByTestId('help-step-1')).toBeNull();
    expect(screen.getByTestId('help-terms').textContent).toContain('会面室');
    await fireEvent.input(field, { target: { value: 'tachyon' } });
    expect(screen.getByText(/mentions “tachyon”/)).toBeTruthy();
    await fireEvent.click(screen.getByTestId('help-clear'));
    expect(screen.getByTestId('help-step-1')).toBeTruthy();
  });
});
