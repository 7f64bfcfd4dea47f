import { invoke } from '@tauri-apps/api/core';
import type { Host } from './call';

/** The program around this window. */
export const program: Host = (command, request) => invoke(command, { request });

/** Whether there is a program around this window at all; a plain browser has none. */
export function insideProgram(): boolean {
  return '__TAURI_INTERNALS__' in window;
}
