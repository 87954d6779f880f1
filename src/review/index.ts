// The review page: what other rooms may use of it.
export { isLoopbackHost } from './security/allowed-host.ts';
export { type ReviewOptions, type ReviewServer, serveReview } from './serve-review.ts';
