/**
 * A generated file and what is expected of it. `finding`: somebody must say that something is wrong with it, unless
 * all of `whole` was read. `survival`: reading it silently is right, it must only not hang, throw or grow.
 */
export interface HostileFile {
  readonly name: string;
  readonly expects: 'finding' | 'survival';
  readonly make: () => Uint8Array;
  /** The undamaged file this one was made from. */
  readonly whole?: () => Uint8Array;
}

/** A file that a finding must be reported for. */
export const harmful = (name: string, make: () => Uint8Array): HostileFile => ({ name, expects: 'finding', make });

/** A file that may be read without a word. */
export const harmless = (name: string, make: () => Uint8Array): HostileFile => ({ name, expects: 'survival', make });

/** Bytes of a text. */
export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
