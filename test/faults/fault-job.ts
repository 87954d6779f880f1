/** Work that is killed, starved and repeated: how it is started, and what it must leave behind in the end. */
export interface FaultJob {
  readonly name: string;
  /** Writes what the job reads into an empty folder; called once a campaign. */
  readonly prepare: (folder: string) => Promise<void> | void;
  /** Arguments of the command line, run in the folder. */
  readonly command: readonly string[];
  /** Database that the command writes, relative to the folder. */
  readonly database: string;
  /** What else the command leaves beside the database. */
  readonly leftovers: readonly string[];
  /** Exit code of an undisturbed run. */
  readonly exitCode: number;
}
