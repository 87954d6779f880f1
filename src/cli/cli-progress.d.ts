// The part of cli-progress that we use; the package has no types of its own.
declare module 'cli-progress' {
  export interface BarOptions {
    readonly format?: string;
    readonly stream?: NodeJS.WritableStream;
    readonly hideCursor?: boolean;
    readonly clearOnComplete?: boolean;
  }
  export class SingleBar {
    constructor(options: BarOptions, preset?: object);
    start(total: number, startValue: number, payload?: object): void;
    increment(step?: number, payload?: object): void;
    update(payload: object): void;
    stop(): void;
  }
  export const Presets: { readonly shades_classic: object };
  const cliProgress: { readonly SingleBar: typeof SingleBar; readonly Presets: typeof Presets };
  export default cliProgress;
}
