import { randomBytes, timingSafeEqual } from 'node:crypto';

/** One browser that showed the token. */
export interface Session {
  readonly id: string;
  /** Value that every write must carry in a header that no other site can set. */
  readonly csrf: string;
}

/** Sessions of one server; they end with its process. */
export interface Sessions {
  /** A new session for the right token, else null. */
  readonly open: (token: string) => Session | null;
  readonly find: (id: string | undefined) => Session | null;
}

/** Bytes of a random secret: 256 bits. */
const SECRET_BYTES = 32;
/** Sessions that are remembered; the oldest goes first, so that a loop of logins cannot fill the memory. */
const MOST_SESSIONS = 200;

/** A random secret as text for URLs and headers. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Compares secrets in a time that does not depend on where they differ. */
export const isSameSecret = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Keeps the sessions of a server whose token is `token`. */
export const openSessions = (token: string): Sessions => {
  const known = new Map<string, Session>();
  return {
    open: (given) => {
      if (!isSameSecret(given, token)) return null;
      const session = { id: newSecret(), csrf: newSecret() };
      known.set(session.id, session);
      for (const oldest of known.keys()) {
        if (known.size <= MOST_SESSIONS) break;
        known.delete(oldest);
      }
      return session;
    },
    find: (id) => (id === undefined ? null : (known.get(id) ?? null)),
  };
};
