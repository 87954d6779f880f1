import { type FailureCode, FetchError } from './fetch-outcome.ts';
import { PrivateAddressError } from './guarded-lookup.ts';

/** What the codes of Node, OpenSSL and undici mean, and what to do. */
const MEANINGS: Readonly<Record<string, readonly [FailureCode, string]>> = {
  ENOTFOUND: ['dns', 'the name of the host is not known; check the address or the network'],
  EAI_AGAIN: ['dns', 'the name server did not answer; check the network'],
  ECONNREFUSED: ['connect', 'the host refused the connection'],
  EHOSTUNREACH: ['connect', 'the host cannot be reached'],
  ENETUNREACH: ['connect', 'the network cannot be reached'],
  ETIMEDOUT: ['connect-timeout', 'the host did not accept the connection in time'],
  UND_ERR_CONNECT_TIMEOUT: ['connect-timeout', 'the host did not accept the connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['header-timeout', 'the host accepted the request and sent no answer in time'],
  UND_ERR_BODY_TIMEOUT: ['body-timeout', 'the answer stopped arriving'],
  UND_ERR_RESPONSE_CONTENT_LENGTH_MISMATCH: ['truncated', 'the answer is shorter than its Content-Length'],
  UND_ERR_HEADERS_OVERFLOW: ['protocol', 'the headers of the answer are too long'],
  ECONNRESET: ['reset', 'the host cut the connection'],
  EPIPE: ['reset', 'the host cut the connection'],
  UND_ERR_SOCKET: ['reset', 'the host cut the connection'],
  CERT_HAS_EXPIRED: ['tls', 'the certificate of the host has expired'],
  CERT_NOT_YET_VALID: ['tls', 'the certificate of the host is not valid yet; check the clock'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'the host signed its certificate itself'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'a certificate in the chain is signed by itself'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'the host does not send the certificate of its issuer'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'tls',
    'the issuer of the certificate is not known; NODE_EXTRA_CA_CERTS can name it',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'the certificate is of another host'],
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: ['tls', 'the host only speaks an outdated, unsafe form of TLS'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', 'the host answers no TLS on this port; try http'],
  ERR_SSL_UNSUPPORTED_PROTOCOL: ['tls', 'the host only speaks outdated versions of TLS'],
  ERR_SSL_DH_KEY_TOO_SMALL: ['tls', 'the key exchange of the host is too weak'],
  Z_DATA_ERROR: ['encoding', 'the compressed answer is damaged'],
  Z_BUF_ERROR: ['truncated', 'the compressed answer ends too early'],
  ERR__ERROR_FORMAT_PADDING_1: ['encoding', 'the compressed answer is damaged'],
  UND_ERR_PRX_TLS: ['proxy', 'the proxy cannot be reached over TLS'],
};

const codeOf = (error: unknown): string => {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && code !== '') return code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return '';
};

/** The private address that stands behind an error, or null. */
export const privateAddressIn = (error: unknown): PrivateAddressError | null => {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof PrivateAddressError) return at;
    if (at instanceof AggregateError) return privateAddressIn(at.errors[0]);
  }
  return null;
};

/** Names a failure of the network so that a person knows what to do. */
export const nameFailure = (error: unknown): FetchError => {
  if (error instanceof FetchError) return error;
  const code = codeOf(error);
  const [kind, meaning] = MEANINGS[code] ?? [];
  if (kind && meaning) return new FetchError(kind, `${meaning} (${code})`, error);
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  if (/^ERR_SSL|^CERT_|CERT$/.test(code))
    return new FetchError('tls', `the secure connection failed: ${message} (${code})`, error);
  if (/^ERR__|^Z_/.test(code)) return new FetchError('encoding', `the compressed answer is damaged (${code})`, error);
  if (/Proxy response/.test(message))
    return new FetchError('proxy', `the proxy did not let the request through: ${message}`, error);
  return new FetchError('protocol', `${message}${code && ` (${code})`}`, error);
};
