// How a page lies on the glass or under the camera: steps that move pixels.
import sharp from 'sharp';
import { type Picture, raw, type Step } from './scan-degrade.ts';

/** Where a point of the new picture stands in the old one. */
type Map = (x: number, y: number) => readonly [number, number];

const warp = (
  page: Picture,
  width: number,
  height: number,
  map: Map,
  background: (x: number, y: number) => number,
): Picture => {
  const { channels, pixels } = page;
  const out = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [sx, sy] = map(x, y);
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      const to = (y * width + x) * channels;
      if (x0 < 0 || y0 < 0 || x0 >= page.width - 1 || y0 >= page.height - 1) {
        out.fill(background(x, y), to, to + channels);
        continue;
      }
      const [fx, fy] = [sx - x0, sy - y0];
      for (let c = 0; c < channels; c++) {
        const at = (y0 * page.width + x0) * channels + c;
        const below = at + page.width * channels;
        const upper = pixels[at]! * (1 - fx) + pixels[at + channels]! * fx;
        out[to + c] = upper * (1 - fy) + (pixels[below]! * (1 - fx) + pixels[below + channels]! * fx) * fy + 0.5;
      }
    }
  }
  return { width, height, channels, pixels: out };
};

/** The sheet turned by `degrees` on the glass. */
export const skew =
  (degrees: number): Step =>
  (page) => {
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin, cx, cy] = [Math.cos(angle), Math.sin(angle), page.width / 2, page.height / 2];
    return warp(
      page,
      page.width,
      page.height,
      (x, y) => [cos * (x - cx) + sin * (y - cy) + cx, -sin * (x - cx) + cos * (y - cy) + cy],
      () => 255,
    );
  };

/** Seen at an angle: the corners move inwards by up to `share` of the page; `dark` shows the table around the sheet. */
export const perspective =
  (share: number, dark: boolean): Step =>
  (page, random) => {
    const { width, height } = page;
    const margin = dark ? 0.06 : 0;
    const corner = (): number => margin + share * random();
    const [a, b, c, d] = [
      [corner() * width, corner() * height],
      [width - corner() * width, corner() * height],
      [width - corner() * width, height - corner() * height],
      [corner() * width, height - corner() * height],
    ] as [number, number][] as [[number, number], [number, number], [number, number], [number, number]];
    const project = squareToQuad(a, b, c, d);
    const back = invert(project);
    return warp(
      page,
      width,
      height,
      (x, y) => {
        const w = back[6]! * x + back[7]! * y + back[8]!;
        return [
          ((back[0]! * x + back[1]! * y + back[2]!) / w) * width,
          ((back[3]! * x + back[4]! * y + back[5]!) / w) * height,
        ];
      },
      (x, y) => (dark ? 50 + 18 * Math.sin(x / 37) + 12 * Math.sin(y / 23) : 255),
    );
  };

type Point = readonly [number, number];

/** Projective map of the unit square to four corners (Heckbert 1989). */
const squareToQuad = ([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point, [x3, y3]: Point): readonly number[] => {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const det = dx1 * dy2 - dx2 * dy1;
  const [g, h] = [(sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det];
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
};

const invert = (m: readonly number[]): readonly number[] => {
  const [a, b, c, d, e, f, g, h, i] = m as [number, number, number, number, number, number, number, number, number];
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
};

/** Quarter turns clockwise. */
export const turn =
  (quarters: 1 | 2 | 3): Step =>
  async (page) => {
    const { data, info } = await sharp(page.pixels, raw(page))
      .rotate(quarters * 90)
      // without it a grey picture comes back with three bytes a pixel
      .toColourspace(page.channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, channels: page.channels, pixels: data };
  };
