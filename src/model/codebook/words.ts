/** One thing said in both languages of the codebook (数据字典). */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** Language of a report or codebook. */
export type Language = keyof Words;

/** Both languages at once: `words('output', '产出')`. */
export const words = (en: string, zh: string): Words => ({ en, zh });
