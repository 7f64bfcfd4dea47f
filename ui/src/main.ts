import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/table.css';
import './styles/lists.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './ipc/call';
import { insideProgram, program } from './ipc/tauri';

async function open(): Promise<void> {
  if (import.meta.env.DEV && !insideProgram()) {
    const { fakeHost } = await import('./ipc/fake');
    connect(fakeHost());
  } else {
    connect(program);
  }
  const target = document.getElementById('window');
  if (target) mount(App, { target });
}

void open();
