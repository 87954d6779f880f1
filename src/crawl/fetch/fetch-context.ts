import { systemResolve } from './guarded-lookup.ts';
import { HostGate, steadyClock } from './host-gate.ts';
import type { RobotsCopy } from './robots.ts';
import type { FetchContext } from './site-fetcher.ts';

/** How a run differs from another. */
export interface FetchContextOptions {
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly robotsCopy: (origin: string) => RobotsCopy | null;
  readonly keepRobots: (origin: string, copy: RobotsCopy) => void;
}

/** What all sites of a run share: real time, the system's names, one gate a host. */
export const createFetchContext = (options: FetchContextOptions): FetchContext => {
  const gates = new Map<string, HostGate>();
  return {
    ...options,
    clock: steadyClock,
    wallClock: Date.now,
    random: Math.random,
    resolve: systemResolve,
    gateOf: (host, delayMs, concurrency) => {
      const gate = gates.get(host) ?? new HostGate(delayMs, concurrency, steadyClock);
      gate.slowTo(delayMs, concurrency);
      gates.set(host, gate);
      return gate;
    },
  };
};

/** Who we are, for the people who run the servers: name, version, how to reach us. */
export const userAgent = (version: string, contact: string | null): string =>
  `jixiao/${version} (reads published budget performance documents${contact ? `; contact: ${contact}` : ''})`;
