import robotsParser from 'robots-parser';
import type { FetchOutcome } from './fetch-outcome.ts';

/** A robots.txt as it was last received (爬虫协议). */
export interface RobotsCopy {
  /** '' where the server has none and allows everything. */
  readonly text: string;
  readonly status: number;
  readonly fetchedAt: string;
}

/** What robots.txt of one origin says to us. */
export interface RobotsRules {
  readonly allows: (url: string) => boolean;
  readonly delaySeconds: number;
  /** The copy to keep, or null when an older one is used. */
  readonly copy: RobotsCopy | null;
}

/** Why nothing may be asked for now: the server could not say what is allowed. */
export interface RobotsUnknown {
  readonly unknown: true;
  readonly reason: string;
}

/** Name that robots.txt addresses us by. */
export const ROBOTS_NAME = 'jixiao';

/** Only this much of a robots.txt counts (RFC 9309 asks for at least 500 KiB). */
export const ROBOTS_BYTES = 512 * 1024;

/** How long a copy stands in when the server cannot give a new one. */
const COPY_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

interface ParsedRobots {
  readonly isAllowed: (url: string, agent: string) => boolean | undefined;
  readonly getCrawlDelay: (agent: string) => number | undefined;
}

// The package is CommonJS and its types are written for another module system.
const parseText = robotsParser as unknown as (url: string, text: string) => ParsedRobots;

/** Rules of a text. `*` and `jixiao` groups, longest match wins, Crawl-delay is respected. */
export const parseRobots = (origin: string, copy: RobotsCopy, keep: boolean): RobotsRules => {
  const robots = parseText(`${origin}/robots.txt`, copy.text);
  return {
    allows: (url) => robots.isAllowed(url, ROBOTS_NAME) ?? true,
    delaySeconds: Math.max(0, robots.getCrawlDelay(ROBOTS_NAME) ?? 0),
    copy: keep ? copy : null,
  };
};

/** Whether a text is an HTML page that a server sends for any address, and no robots.txt. */
const isPage = (text: string): boolean => /^\s*(?:<!doctype|<html|<\?xml|<head|<script)/i.test(text);

/**
 * What to do after robots.txt was asked for (RFC 9309): 2xx is read, 4xx allows everything, 429, 5xx and no answer allow
 * nothing until a later pass, unless a copy of the last month is at hand.
 */
export const decideRobots = (
  origin: string,
  outcome: FetchOutcome,
  known: RobotsCopy | null,
  now: number,
): RobotsRules | RobotsUnknown => {
  const fetchedAt = new Date(now).toISOString();
  const allowed = (status: number): RobotsRules => parseRobots(origin, { text: '', status, fetchedAt }, true);
  if (outcome.kind === 'gone') return allowed(outcome.status);
  if (outcome.kind === 'fetched') {
    const text = new TextDecoder('utf-8').decode(outcome.bytes.subarray(0, ROBOTS_BYTES));
    return isPage(text)
      ? allowed(outcome.status)
      : parseRobots(origin, { text, status: outcome.status, fetchedAt }, true);
  }
  // A robots.txt that redirects without end, or to where we do not go, is none (RFC 9309, 2.3.1.2).
  if (outcome.kind === 'refused' && outcome.code !== 'private-address') return allowed(0);
  if (
    outcome.kind === 'failed' &&
    outcome.status !== null &&
    outcome.status >= 400 &&
    outcome.status < 500 &&
    outcome.status !== 429
  )
    return allowed(outcome.status);
  if (known && now - Date.parse(known.fetchedAt) < COPY_DAYS * DAY_MS) return parseRobots(origin, known, false);
  const reason = 'reason' in outcome ? outcome.reason : 'stopped';
  return { unknown: true, reason: `robots.txt could not be read, so nothing may be asked: ${reason}` };
};
