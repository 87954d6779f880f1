// What scanners, fax machines, cameras and stamps do to a page: pure steps on pixels, seeded.
import sharp from 'sharp';

/** Picture with one or three bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

/** Numbers from 0 to 1, the same in every run. */
export type Random = () => number;

/** One step of a degradation. */
export type Step = (page: Picture, random: Random) => Picture | Promise<Picture>;

/** Mulberry32, a small generator with a seed. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const clamp = (value: number): number => Math.max(0, Math.min(255, value));
/** Size and depth of a picture as sharp wants to be told. */
export const raw = ({ width, height, channels }: Picture) => ({ raw: { width, height, channels } });
const gaussian = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The picture with every byte mapped; x and y are given for what changes over the page. */
const mapPixels = (page: Picture, value: (old: number, x: number, y: number) => number): Picture => {
  const { width, channels } = page;
  const pixels = new Uint8Array(page.pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const pixel = Math.floor(i / channels);
    pixels[i] = clamp(value(page.pixels[i]!, pixel % width, Math.floor(pixel / width)));
  }
  return { ...page, pixels };
};

export const blur =
  (sigma: number): Step =>
  async (page) => ({
    ...page,
    pixels: await sharp(page.pixels, raw(page))
      .blur(sigma)
      .toColourspace(page.channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer(),
  });

export const noise =
  (deviation: number): Step =>
  (page, random) =>
    mapPixels(page, (old) => old + gaussian(random) * deviation);

export const saltAndPepper =
  (share: number): Step =>
  (page, random) =>
    mapPixels(page, (old) => {
      const dice = random();
      return dice < share / 2 ? 0 : dice < share ? 255 : old;
    });

/** Black and white drawn together: 0 becomes `black`, 255 becomes `white`. */
export const contrast =
  (black: number, white: number): Step =>
  (page) =>
    mapPixels(page, (old) => black + (old * (white - black)) / 255);

/** Paper that gets darker to one side and into a corner. */
export const shading =
  (depth: number): Step =>
  (page, random) => {
    const angle = random() * 2 * Math.PI;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    return mapPixels(page, (old, x, y) => {
      const along = ((x / page.width - 0.5) * dx + (y / page.height - 0.5) * dy + 0.7) / 1.4;
      return old * (1 - depth * Math.max(0, Math.min(1, along)) ** 1.5);
    });
  };

/** A fold over the page: a dark and a light line, and a little less light below it. */
export const fold: Step = (page, random) => {
  const at = page.height * (0.3 + 0.4 * random());
  const slope = (random() - 0.5) * 0.01;
  return mapPixels(page, (old, x, y) => {
    const distance = y - (at + slope * (x - page.width / 2));
    if (Math.abs(distance) < 1.6) return old * 0.72;
    if (distance > 0 && distance < 5) return old + 18;
    return distance > 0 ? old - 10 : old;
  });
};

/** The back of the sheet shines through, mirrored. */
export const bleedThrough =
  (share: number): Step =>
  async (page) => {
    const soft = (await blur(1.6)(page, () => 0)) as Picture;
    const { width, channels } = page;
    return mapPixels(page, (old, x, y) => {
      const behind = soft.pixels[(y * width + (width - 1 - x)) * channels]!;
      return old - (255 - behind) * share;
    });
  };

/** Positions of long dark runs: rules. Calls `visit` with the pixel, its place along the rule, and its direction. */
const alongRules = (
  page: Picture,
  longest: number,
  visit: (index: number, along: number, level: boolean, line: number) => void,
): void => {
  const { width, height, channels, pixels } = page;
  for (const level of [true, false]) {
    const [lines, length] = level ? [height, width] : [width, height];
    for (let line = 0; line < lines; line++) {
      let start = -1;
      for (let at = 0; at <= length; at++) {
        const index = level ? line * width + at : at * width + line;
        const dark = at < length && pixels[index * channels]! < 150;
        if (dark && start < 0) start = at;
        if (dark || start < 0) continue;
        if (at - start >= longest)
          for (let k = start; k < at; k++) visit(level ? line * width + k : k * width + line, k, level, line);
        start = -1;
      }
    }
  }
};

/** Changes the rules of a clean page: `shade` gives the new grey of a place along a rule, or null to leave it. */
const redrawRules = (page: Picture, shade: (along: number, level: boolean, line: number) => number | null): Picture => {
  const pixels = page.pixels.slice();
  alongRules(page, page.width / 40, (index, along, level, line) => {
    const value = shade(along, level, line);
    if (value !== null) pixels.fill(value, index * page.channels, (index + 1) * page.channels);
  });
  return { ...page, pixels };
};

/** Rules printed so faintly that they are light grey. */
export const faintRules =
  (gray: number): Step =>
  (page) =>
    redrawRules(page, () => gray);

/** Rules with pieces missing: `share` of their length, in gaps of up to `longest` pixels. */
export const brokenRules =
  (share: number, longest: number): Step =>
  (page, random) => {
    const gaps = Array.from({ length: 997 }, () => random() < share);
    const piece = Math.max(2, longest);
    return redrawRules(page, (along, level, line) =>
      gaps[(Math.floor(along / piece) * 31 + Math.floor(line / 12) * 17 + (level ? 0 : 401)) % 997] ? 255 : null,
    );
  };

/** Dotted or dashed rules. */
export const dottedRules =
  (dash: number, gap: number): Step =>
  (page) =>
    redrawRules(page, (along) => (along % (dash + gap) < dash ? null : 255));

/** No rules at all. */
export const noRules: Step = (page) => redrawRules(page, () => 255);

/** No upright rules (三线表 and the like). */
export const levelRulesOnly: Step = (page) => redrawRules(page, (_, level) => (level ? null : 255));

const asColour = (page: Picture): Picture => {
  if (page.channels === 3) return page;
  const pixels = new Uint8Array(page.width * page.height * 3);
  for (let i = 0; i < page.pixels.length; i++) pixels.fill(page.pixels[i]!, i * 3, i * 3 + 3);
  return { ...page, channels: 3, pixels };
};

/** A red round stamp with a star and writing on its rim, pressed over the page. */
export const stamp: Step = async (gray, random) => {
  const page = asColour(gray);
  const size = Math.round(page.width * 0.24);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">
    <g fill="none" stroke="#d2202c" opacity="0.85"><circle cx="50" cy="50" r="46" stroke-width="3.4"/></g>
    <g fill="#d2202c" opacity="0.85" font-family="Noto Sans CJK SC" font-size="12" font-weight="bold">
      <polygon points="50,36 53.5,46 64,46 55.5,52.5 58.5,62.5 50,56.5 41.5,62.5 44.5,52.5 36,46 46.5,46"/>
      ${[...'云岭县财政局预算'].map((c, i) => `<text x="50" y="20" text-anchor="middle" transform="rotate(${-105 + i * 30} 50 50)">${c}</text>`).join('')}
      <text x="50" y="80" text-anchor="middle">专用章</text></g></svg>`;
  const ink = await sharp(Buffer.from(svg))
    .rotate(Math.round(random() * 40 - 20), { background: '#0000' })
    .png()
    .toBuffer();
  const left = Math.round(page.width * (0.25 + 0.4 * random()));
  const top = Math.round(page.height * (0.25 + 0.4 * random()));
  const pixels = await sharp(page.pixels, raw(page))
    .composite([{ input: ink, left, top, blend: 'multiply' }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...page, pixels };
};

/** Black and white as a fax machine sees it. */
export const bilevel =
  (threshold: number): Step =>
  (page) =>
    mapPixels(page, (old) => (old < threshold ? 0 : 255));

export const colour: Step = asColour;
