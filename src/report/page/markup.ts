import { html as template } from 'hono/html';

/** Markup whose values are escaped. */
export type Markup = Awaited<ReturnType<typeof template>>;

/** Markup with every value escaped, but for markup; nothing of ours waits for anything. */
export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): Markup =>
  template(strings, ...values) as Markup;

export { raw } from 'hono/html';
