import { effect, signal } from '@preact/signals';
import type { SessionFacts } from '../../api.ts';

/** Facts of this session; null until the server has answered. */
export const session = signal<SessionFacts | null>(null);

const kept = (name: string): string | null => {
  try {
    return localStorage.getItem(`jixiao.${name}`);
  } catch {
    return null;
  }
};

const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(`jixiao.${name}`, value);
  } catch {
    // a browser without storage forgets settings, nothing else
  }
};

/** Language of the page. */
export type Language = 'en' | 'zh';
const firstLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
export const language = signal<Language>((kept('language') as Language | null) ?? firstLanguage());

/** Colours: those of the system, or one of both. */
export type Theme = 'auto' | 'light' | 'dark';
export const theme = signal<Theme>((kept('theme') as Theme | null) ?? 'auto');

/** Name under which decisions are signed (审核人). */
export const reviewer = signal(kept('reviewer') ?? '');

effect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  keep('language', language.value);
});
effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
  keep('theme', theme.value);
});
effect(() => {
  if (reviewer.value !== '') keep('reviewer', reviewer.value);
});

/** One short message at the foot of the page, with an optional way back. */
export interface Toast {
  readonly text: string;
  readonly tone: 'good' | 'bad';
}
export const toast = signal<Toast | null>(null);
let clearing = 0;
export const say = (text: string, tone: Toast['tone'] = 'good'): void => {
  toast.value = { text, tone };
  clearTimeout(clearing);
  clearing = window.setTimeout(
    () => {
      toast.value = null;
    },
    tone === 'bad' ? 9000 : 3500,
  );
};

/** Panels that lie over the page. */
export const overlay = signal<'help' | 'rule' | null>(null);
