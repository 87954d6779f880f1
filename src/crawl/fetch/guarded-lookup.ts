import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { refusedAddress } from './address-policy.ts';

/** A name led to an address that must not be asked. */
export class PrivateAddressError extends Error {
  readonly code = 'private-address';

  constructor(host: string, address: string, range: string) {
    super(`${host} leads to ${address}, which is no public address (${range})`);
    this.name = 'PrivateAddressError';
  }
}

/** Resolves a name to all its addresses; the system's resolver, another one in tests. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The resolver of the operating system. */
export const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });

/** Addresses of a name, each of them public unless the name is allowed. Throws {@link PrivateAddressError}. */
export const resolvePublic = async (
  host: string,
  resolve: Resolve,
  allowPrivate: ReadonlySet<string>,
): Promise<readonly LookupAddress[]> => {
  const addresses = await resolve(host);
  if (allowPrivate.has(host)) return addresses;
  for (const { address } of addresses) {
    const range = refusedAddress(address);
    if (range) throw new PrivateAddressError(host, address, range);
  }
  return addresses;
};

/**
 * A lookup for sockets that only gives addresses it has checked. The socket connects to what this returns, so a name
 * that changes its mind between check and connection (DNS rebinding) gains nothing.
 */
export const guardedLookup =
  (resolve: Resolve, allowPrivate: ReadonlySet<string>): LookupFunction =>
  (host, options, callback) => {
    resolvePublic(host, resolve, allowPrivate).then(
      (addresses) => {
        const family = options.family === 4 || options.family === 6 ? options.family : 0;
        const usable = addresses.filter((found) => family === 0 || found.family === family);
        const [first] = usable;
        if (first === undefined)
          callback(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), '', 4);
        else if (options.all) callback(null, [...usable]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 4),
    );
  };
