/** Exit codes of all commands. */
export const EXIT = {
  done: 0,
  usage: 1,
  unreadable: 2,
  review: 3,
  network: 4,
  database: 5,
  interrupted: 130,
} as const;

/** Ends a command with a message of one line and an exit code. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
