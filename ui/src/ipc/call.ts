import type { ApiError, Commands } from './contract';

export type Command = keyof Commands;
export type Request<C extends Command> = Commands[C][0];
export type Answer<C extends Command> = Commands[C][1];

/** Whatever stands behind the window: the program itself, or the stand-in of tests and development. */
export type Host = (command: Command, request: unknown) => Promise<unknown>;

let host: Host | null = null;

/** Says who answers. Called once at start, and by tests. */
export function connect(to: Host): void {
  host = to;
}

const writes = new Set<() => void>();

/** Calls back after every request that wrote: those carry a key. Returns how to stop. */
export function followWrites(told: () => void): () => void {
  writes.add(told);
  return () => {
    writes.delete(told);
  };
}

/** Tells an `ApiError` from anything else that may be thrown. */
export function isApiError(thrown: unknown): thrown is ApiError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown && 'fields' in thrown;
}

/** Any thrown thing as an `ApiError`, so that every failure can be shown in the same place. */
export function asApiError(thrown: unknown): ApiError {
  if (isApiError(thrown)) return thrown;
  const said = thrown instanceof Error ? thrown.message : typeof thrown === 'string' ? thrown : '';
  return {
    code: 'internal',
    message: said === '' ? 'The program met an unexpected error. Try again.' : `The program met an unexpected error: ${said}`,
    params: {},
    fields: [],
  };
}

/**
 * Asks the host. The only door to it.
 *
 * @throws {ApiError} always of that shape, whatever went wrong.
 */
export async function call<C extends Command>(command: C, request: Request<C>): Promise<Answer<C>> {
  if (!host) throw asApiError(new Error('nothing answers yet'));
  try {
    const answer = (await host(command, request)) as Answer<C>;
    if ('key' in request) for (const told of writes) told();
    return answer;
  } catch (thrown) {
    throw asApiError(thrown);
  }
}

/** The request of commands that take nothing. */
export const nothing: Request<'start'> = {};
