import { isIP } from 'node:net';

/** Host and port of a `Host` header or origin, lower case: `[::1]:8080` → `::1`, `8080`. */
const HOST = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@\s]+))(?::(\d{1,5}))?$/i;

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));

/**
 * Whether a `Host` header names this server. A page of another site that rebinds its own name to our address (DNS
 * rebinding) still sends that name; numbers cannot be rebound. So a name must be `localhost` or the one given with
 * `--host`; numbers must be loopback, unless the server listens beyond it.
 */
export const isAllowedHost = (header: string | undefined, bound: string, port: number): boolean => {
  const match = HOST.exec(header ?? '');
  if (!match || Number(match[3] ?? 80) !== port) return false;
  const name = (match[1] ?? match[2] ?? '').toLowerCase();
  if (isLoopback(name) || name === bound.toLowerCase()) return true;
  return !isLoopback(bound) && isIP(name) !== 0;
};

/** Whether the server can be reached from this machine alone. */
export const isLoopbackHost = isLoopback;
