import type { Chunk, ChunkedLine } from './line-chunks.ts';
import { overlap } from './rectangle.ts';

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

/**
 * Clusters of chunks that overlap sideways, narrow chunks first: a wide one that lies over several clusters spans them
 * (a header over two columns, a section title) and joins none.
 */
const clusterChunks = (lines: readonly ChunkedLine[]): Cluster[] => {
  const all = lines.flatMap((line, index) => line.chunks.map((chunk) => ({ chunk, index })));
  all.sort((a, b) => a.chunk.box[2] - a.chunk.box[0] - (b.chunk.box[2] - b.chunk.box[0]) || a.index - b.index);
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

/** Merges neighbours that never stand in one line: indented entries of one column, not two columns. */
const mergeIndents = (clusters: readonly Cluster[]): Cluster[] => {
  const merged: Cluster[] = [];
  for (const cluster of clusters) {
    const last = merged.at(-1);
    if (last && together(last, cluster) === 0) merged[merged.length - 1] = merge(last, cluster);
    else if (last && last.right > cluster.left) merged[merged.length - 1] = merge(last, cluster);
    else merged.push(cluster);
  }
  return merged;
};

/** Columns (列) of lines whose texts stand under one another, left to right. */
export const alignedColumns = (lines: readonly ChunkedLine[]): readonly AlignedColumn[] =>
  mergeIndents(clusterChunks(lines)).map(({ left, right }) => ({ left, right }));

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
