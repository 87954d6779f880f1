// Parts of which pages without a table are drawn, as HTML.
import type { Choice } from './random-choice.ts';
import { paragraph } from './words.ts';

/** Draws one page of a kind. */
export type Draw = (c: Choice) => string;

export const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
export const prose = (c: Choice, count: number): string => list(count, () => `<p>${paragraph(c, c.between(2, 5))}</p>`);
export const row = (...parts: readonly string[]): string =>
  `<div style="display:flex;justify-content:space-between">${parts.map((part) => `<span>${part}</span>`).join('')}</div>`;
export const grid = (columns: string, body: string, gap = '6pt 14pt'): string =>
  `<div style="display:grid;grid-template-columns:${columns};gap:${gap}">${body}</div>`;
export const drawing = (height: number, body: string): string => `<svg width=470 height=${height}>${body}</svg>`;
export const label = (x: number, y: number, text: string, size = 10): string =>
  `<text x=${x} y=${y} font-size=${size}>${text}</text>`;
