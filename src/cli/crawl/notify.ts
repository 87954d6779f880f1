import { spawn } from 'node:child_process';

const LONGEST_MS = 5 * 60_000;

/**
 * Runs the user's command with the summary as JSON on its standard input: mail, a chat, a monitoring system. Resolves to
 * what went wrong, or null; a broken notification does not break the pass.
 */
export const notify = (command: string, summary: unknown): Promise<string | null> =>
  new Promise((resolve) => {
    // What it prints is for people; standard output belongs to our data.
    const child = spawn(command, { shell: true, stdio: ['pipe', 2, 2], timeout: LONGEST_MS });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? null : `it ended with ${signal ?? `code ${code}`}`));
    child.stdin?.on('error', () => {}); // a command that does not read its input is free to do so
    child.stdin?.end(`${JSON.stringify(summary)}\n`);
  });
