import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { ReviewServer } from '../../src/review/index.ts';

const PLACES = [
  process.env.JIXIAO_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine, or null: browser tests are skipped then. */
export const CHROMIUM = PLACES.find((path) => path !== '' && existsSync(path)) ?? null;

/** Said in the name of every browser test that cannot run. */
export const WHERE = CHROMIUM === null ? ' (skipped: no Chromium found; install it or set JIXIAO_CHROMIUM)' : '';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with an empty profile, and everything that went wrong in it. */
export interface OpenBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, refusals of the content security policy, dialogs, requests to other hosts. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

/** How the page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly language?: 'en-US' | 'zh-CN';
}

/** Opens the review page in a real browser with the address that the command printed. */
export const openBrowser = async (server: ReviewServer, look: Look = {}): Promise<OpenBrowser> => {
  const { width = 1366, height = 768, scheme = 'light', language = 'en-US' } = look;
  const profile = mkdtempSync(join(tmpdir(), 'jixiao-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM!,
    headless: true,
    args: ARGUMENTS,
    viewport: { width, height },
    colorScheme: scheme,
    locale: language,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // Answers like 409 are told to the person; the browser reports them here as well.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  page.on('request', (sent) => {
    const { hostname, protocol } = new URL(sent.url());
    if (hostname !== '127.0.0.1' && protocol !== 'data:') troubles.push(`request: ${sent.url()}`);
  });
  await page.goto(server.url);
  await page.waitForSelector('.queue-row:not(.waiting), .empty');
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, context, troubles, close };
};
