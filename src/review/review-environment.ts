import type { Session } from './security/sessions.ts';

/** What the guards hand on to the routes. */
export interface ReviewEnvironment {
  readonly Variables: { session: Session };
}
