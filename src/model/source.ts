/** Received bytes and where they came from. `id` is the lowercase hex sha256 of the bytes. */
export interface Source {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Path, URL, or `archive!member`. */
  readonly origin: string;
  /** Content-Type of the response, where one was given. */
  readonly mediaType?: string;
}
