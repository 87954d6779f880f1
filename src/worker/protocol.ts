import type { SketchedCell } from '../../extractors/page-sketch.ts';

/** What a worker is asked to make of a source. */
export type Task = 'filing' | 'document' | 'reading' | 'picture';

/** Where a worker gets the bytes: it reads files itself, anything else is handed over. */
export type JobSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** One job (parent to worker). */
export interface JobMessage {
  readonly kind: 'job';
  readonly task: Task;
  /** Expected sha256 of the bytes, the document id. */
  readonly id: string;
  readonly origin: string;
  readonly source: JobSource;
  /** What is wanted of a `picture`. */
  readonly picture?: PictureRequest;
}

/** Page from 1 and width in pixels; with `cells`, what was seen on the page is drawn over it. */
export interface PictureRequest {
  readonly page: number;
  readonly width: number;
  readonly cells?: readonly SketchedCell[];
}

/** Result of a `picture`: a page as PNG, or one line why it cannot be drawn. */
export type DrawnPage =
  | {
      readonly png: string;
      readonly width: number;
      readonly height: number;
      /** Pixels per unit of the document's boxes. */
      readonly scale: number;
      readonly pages: number;
    }
  | { readonly problem: string };

/** Pages of the running job that are done (worker to parent). */
export interface PageMessage {
  readonly kind: 'page';
  readonly done: number;
  readonly total: number;
}

/** One answer (worker to parent); answers come in the order of the jobs. */
export type AnswerMessage =
  /** The result as UTF-8 JSON: half the cost of a structured clone for a record tree. */
  | { readonly kind: 'result'; readonly json: Uint8Array }
  /** One member of an archive; more may follow, and `members` ends them. */
  | { readonly kind: 'member'; readonly id: string; readonly origin: string; readonly bytes: Uint8Array }
  /** The source was an archive (压缩包) and its members were sent; notes say what was left out, as JSON. */
  | { readonly kind: 'members'; readonly notes: string }
  /** The pipeline threw; that is a defect of ours, reported as an unreadable document. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The file no longer has the bytes that were announced, or cannot be read. */
  | { readonly kind: 'gone'; readonly reason: string };

/** Sent once when the worker has loaded its code. */
export interface ReadyMessage {
  readonly kind: 'ready';
}
