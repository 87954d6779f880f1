import type { Chunk, ChunkedLine } from './line-chunks.ts';
import { overlap } from './rectangle.ts';
import { centredTitles } from './section-titles.ts';

/** Column of a table without rules: how far its texts reach. */
export interface AlignedColumn {
  readonly left: number;
  readonly right: number;
}

interface Cluster {
  left: number;
  right: number;
  readonly lines: Set<number>;
}

const touches = (cluster: Cluster, chunk: Chunk): boolean =>
  overlap(cluster.left, cluster.right, chunk.box[0], chunk.box[2]) > 0.1 * chunk.size;

const merge = (a: Cluster, b: Cluster): Cluster => ({
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
  lines: new Set([...a.lines, ...b.lines]),
});

/** Share of the most chunks of any line that a line needs to say where columns are. */
const FULL_LINE = 0.6;

/**
 * Clusters of chunks that overlap sideways: first those of lines with many chunks, since a short header over two
 * columns would glue them, and narrow chunks first: a wide one that lies over several clusters spans them (a header over
 * two columns, a section title) and joins none.
 */
const clusterChunks = (lines: readonly ChunkedLine[]): Cluster[] => {
  const most = Math.max(...lines.map(({ chunks }) => chunks.length));
  const all = lines.flatMap((line, index) =>
    line.chunks.map((chunk) => ({
      chunk,
      index,
      late: line.chunks.length < FULL_LINE * most,
      width: chunk.box[2] - chunk.box[0],
    })),
  );
  all.sort((a, b) => Number(a.late) - Number(b.late) || a.width - b.width || a.index - b.index);
  const clusters: Cluster[] = [];
  for (const { chunk, index } of all) {
    const hits = clusters.filter((cluster) => touches(cluster, chunk));
    if (hits.length > 1) continue;
    const [hit] = hits;
    if (!hit) clusters.push({ left: chunk.box[0], right: chunk.box[2], lines: new Set([index]) });
    else {
      hit.left = Math.min(hit.left, chunk.box[0]);
      hit.right = Math.max(hit.right, chunk.box[2]);
      hit.lines.add(index);
    }
  }
  return clusters.sort((a, b) => a.left - b.left);
};

const together = (a: Cluster, b: Cluster): number => [...a.lines].filter((line) => b.lines.has(line)).length;

/** A sign printed apart from its figure: `$` before, `%` and `)` after. */
const SIGN = /^[$€£¥￥%）)*†‡]+$|^(?:US|HK|RMB)\$?$/;

/** Columns of nothing but signs belong to the figures beside them. */
const isSignColumn = (cluster: Cluster, lines: readonly ChunkedLine[]): boolean => {
  const texts = [...cluster.lines].flatMap((line) =>
    lines[line]!.chunks.filter((chunk) => touches(cluster, chunk)).map((chunk) => chunk.text.trim()),
  );
  return texts.length > 0 && texts.every((text) => SIGN.test(text));
};

const mergeAt = (clusters: readonly Cluster[], index: number): Cluster[] => [
  ...clusters.slice(0, index),
  merge(clusters[index]!, clusters[index + 1]!),
  ...clusters.slice(index + 2),
];

/** Neighbours to merge next: those that overlap or never stand in one line, the closest first; -1 for none. */
const nextMerge = (clusters: readonly Cluster[]): number => {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (let i = 0; i + 1 < clusters.length; i++) {
    const [a, b] = [clusters[i]!, clusters[i + 1]!];
    const gap = b.left - a.right;
    if ((gap < 0 || together(a, b) === 0) && gap < least) [best, least] = [i, gap];
  }
  return best;
};

/**
 * Merges neighbours that never stand in one line: indented entries of one column, or a header beside its figures. The
 * closest go first, since a short header stands nearer to its own figures than to the next column.
 */
const mergeIndents = (clusters: readonly Cluster[]): readonly Cluster[] => {
  let merged: readonly Cluster[] = clusters;
  for (let at = nextMerge(merged); at >= 0; at = nextMerge(merged)) merged = mergeAt(merged, at);
  return merged;
};

const mergeSigns = (clusters: readonly Cluster[], lines: readonly ChunkedLine[]): readonly Cluster[] => {
  let merged: readonly Cluster[] = clusters;
  for (let i = 0; i < merged.length; i++) {
    if (merged.length < 3 || !isSignColumn(merged[i]!, lines)) continue;
    const texts = [...merged[i]!.lines].map(
      (line) => lines[line]!.chunks.find((c) => touches(merged[i]!, c))?.text ?? '',
    );
    const before = /[$€£¥￥]/.test(texts[0] ?? '');
    const at = before ? i : i - 1;
    if (at < 0 || at + 1 >= merged.length) continue;
    merged = mergeAt(merged, at);
    i--;
  }
  return merged;
};

/** More columns than that are scattered words, not a table. */
const MOST_COLUMNS = 150;

/** Columns (列) of lines whose texts stand under one another, left to right; none when they are too many. */
export const alignedColumns = (lines: readonly ChunkedLine[]): readonly AlignedColumn[] => {
  const titles = centredTitles(lines);
  const own = lines.filter((line) => !titles.has(line));
  const clusters = clusterChunks(own);
  if (clusters.length > MOST_COLUMNS) return [];
  return mergeSigns(mergeIndents(clusters), own).map(({ left, right }) => ({ left, right }));
};

/** First and last column that a chunk lies over; the nearest one when it lies between columns. */
export const columnsOf = (columns: readonly AlignedColumn[], chunk: Chunk): readonly [first: number, last: number] => {
  const hits = columns.flatMap(({ left, right }, index) =>
    overlap(left, right, chunk.box[0], chunk.box[2]) > 0.1 * chunk.size ? [index] : [],
  );
  if (hits.length > 0) return [hits[0]!, hits.at(-1)!];
  const middle = (chunk.box[0] + chunk.box[2]) / 2;
  const distance = ({ left, right }: AlignedColumn): number => Math.max(left - middle, middle - right, 0);
  let best = 0;
  columns.forEach((column, index) => {
    if (distance(column) < distance(columns[best]!)) best = index;
  });
  return [best, best];
};
