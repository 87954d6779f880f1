import type { InkImage } from './ink-image.ts';

/** Connected piece of ink (8-neighbourhood): its box in pixels (right and bottom outside) and its number of ink pixels. */
export interface InkComponent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly area: number;
}

interface Growing {
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
}

/** Runs of ink with the union-find forest over them; run i is row `rows[i]`, pixels `starts[i]` up to `ends[i]`. */
interface LinkedRuns {
  readonly rows: number[];
  readonly starts: number[];
  readonly ends: number[];
  readonly parents: number[];
}

const rootOf = (parents: number[], index: number): number => {
  let root = index;
  while (parents[root] !== root) root = parents[root]!;
  for (let next = index; next !== root; ) {
    const parent = parents[next]!;
    parents[next] = root;
    next = parent;
  }
  return root;
};

const addRuns = ({ rows, starts, ends, parents }: LinkedRuns, image: InkImage, y: number): void => {
  const from = y * image.width;
  let start = -1;
  for (let x = 0; x <= image.width; x++) {
    const on = x < image.width && image.ink[from + x] === 1;
    if (on && start < 0) start = x;
    else if (!on && start >= 0) {
      parents.push(rows.length);
      rows.push(y);
      starts.push(start);
      ends.push(x);
      start = -1;
    }
  }
};

/** Run-length union-find in one pass (8-neighbourhood: runs that touch at a corner belong together). */
const linkRuns = (image: InkImage): LinkedRuns => {
  const linked: LinkedRuns = { rows: [], starts: [], ends: [], parents: [] };
  const { starts, ends, parents } = linked;
  let [aboveFrom, aboveTo] = [0, 0];
  for (let y = 0; y < image.height; y++) {
    const from = linked.rows.length;
    addRuns(linked, image, y);
    let k = aboveFrom;
    for (let r = from; r < linked.rows.length; r++) {
      while (k < aboveTo && ends[k]! < starts[r]!) k++;
      for (let j = k; j < aboveTo && starts[j]! <= ends[r]!; j++) {
        const [a, b] = [rootOf(parents, j), rootOf(parents, r)];
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
    [aboveFrom, aboveTo] = [from, linked.rows.length];
  }
  return linked;
};

/** All connected pieces of ink, in the order of their first pixel. */
export const inkComponents = (image: InkImage): readonly InkComponent[] => {
  const { rows, starts, ends, parents } = linkRuns(image);
  const boxes = new Map<number, Growing>();
  for (let i = 0; i < rows.length; i++) {
    const root = rootOf(parents, i);
    const [left, right, y] = [starts[i]!, ends[i]!, rows[i]!];
    const box = boxes.get(root);
    if (!box) {
      boxes.set(root, { left, top: y, right, bottom: y + 1, area: right - left });
      continue;
    }
    box.left = Math.min(box.left, left);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, y + 1);
    box.area += right - left;
  }
  return [...boxes.values()];
};

/** Ink without the pieces of fewer than `least` pixels: scanner dust, paper grain, what is left of a threshold on noise. */
export const despeckle = (image: InkImage, least: number): InkImage => {
  const { rows, starts, ends, parents } = linkRuns(image);
  const areas = new Map<number, number>();
  const roots = rows.map((_, i) => rootOf(parents, i));
  roots.forEach((root, i) => void areas.set(root, (areas.get(root) ?? 0) + ends[i]! - starts[i]!));
  const ink = image.ink.slice();
  roots.forEach((root, i) => {
    if (areas.get(root)! < least) ink.fill(0, rows[i]! * image.width + starts[i]!, rows[i]! * image.width + ends[i]!);
  });
  return { ...image, ink };
};
