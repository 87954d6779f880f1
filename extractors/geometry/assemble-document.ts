import { type Block, type Outcome, outcome } from '../../src/model/index.ts';
import { composeBlocks } from './compose-blocks.ts';
import type { PageContent } from './page-content.ts';

const isContent = (part: PageContent | readonly Block[]): part is PageContent => 'items' in part;

/** Blocks of a document from its pages in order; pages that were recognised come as blocks already. */
export const assembleDocument = (parts: readonly (PageContent | readonly Block[])[]): Outcome<readonly Block[]> =>
  outcome(parts.flatMap((part) => (isContent(part) ? composeBlocks(part) : part)));
