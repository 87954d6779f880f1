import ipaddr from 'ipaddr.js';

/** Public addresses that clouds answer on from inside (metadata and host services). */
const INSIDE_CLOUDS: ReadonlySet<string> = new Set(['168.63.129.16', '100.100.100.200', '169.254.169.254']);

/** Every IPv6 address that the internet routes begins so; the rest is private, special or a wrapping of IPv4. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Why an address must not be asked (内网地址), or null for one on the public internet. `10.0.0.1` is `private`,
 * `::ffff:127.0.0.1` is `ipv4Mapped`, `64:ff9b::7f00:1` (NAT64) is `rfc6052`, `2002:7f00:1::` is `6to4`.
 */
export const refusedAddress = (address: string): string | null => {
  if (!ipaddr.isValid(address)) return 'not an address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return range;
  if (INSIDE_CLOUDS.has(parsed.toString())) return 'cloud service';
  if (parsed.kind() === 'ipv6' && !(parsed as ipaddr.IPv6).match(GLOBAL_IPV6)) return 'not global';
  return null;
};

/** Ports of web servers; others only where a start page of the site names them. */
const isWebPort = (port: number): boolean => port === 80 || port === 443 || (port >= 8000 && port <= 8999);

/** Host of an address without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** What a site may be asked beyond the rules. */
export interface AddressPermission {
  /** Hosts inside private networks that the site file allows by name. */
  readonly allowPrivate: ReadonlySet<string>;
  /** Ports that start pages name. */
  readonly ports: ReadonlySet<string>;
}

/** Why an address is refused before any name is resolved: its scheme, its port, a private address written out; or null. */
export const refusedUrl = (
  url: URL,
  { allowPrivate, ports }: AddressPermission,
): { readonly code: 'scheme' | 'port' | 'private-address'; readonly reason: string } | null => {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { code: 'scheme', reason: `expected http or https, found ${url.protocol}` };
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (!isWebPort(Number(port)) && !ports.has(port))
    return { code: 'port', reason: `port ${port} is no web port and no start page names it` };
  const host = hostOf(url);
  // The URL parser has already turned decimal, octal and hexadecimal spellings into four numbers.
  if (!ipaddr.isValid(host) || allowPrivate.has(host)) return null;
  const range = refusedAddress(host);
  return range === null ? null : { code: 'private-address', reason: `${host} is no public address (${range})` };
};
