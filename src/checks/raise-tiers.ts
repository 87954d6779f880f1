import type { Filing } from '../model/index.ts';
export const raiseTiers = (filing: Filing): Filing => filing;
