// Pages on their way from print to scan: PDF to pixels, and pixels to a PDF of pictures.
import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import type { Picture } from './scan-degrade.ts';

/** One page of a PDF as a grey picture; page numbers from 1. */
export const rasterise = async (pdf: string, dpi: number, page: number): Promise<Picture> => {
  const pgm = execFileSync(
    'pdftoppm',
    ['-r', String(dpi), '-gray', '-png', '-f', String(page), '-l', String(page), pdf],
    { maxBuffer: 1 << 28 },
  );
  const { data, info } = await sharp(pgm).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 1, pixels: data };
};

/** Pages as JPEG pictures in a PDF. */
export const imagePdf = (
  pages: readonly { jpeg: Buffer; width: number; height: number; channels: number; dpi: number }[],
): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let size = parts[0]!.length;
  const add = (...chunks: (string | Buffer)[]): void => {
    offsets.push(size);
    for (const chunk of [`${offsets.length} 0 obj\n`, ...chunks, '\nendobj\n']) {
      const bytes = Buffer.from(chunk as string);
      parts.push(bytes);
      size += bytes.length;
    }
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${3 + 3 * i} 0 R`).join(' ')}] >>`);
  pages.forEach(({ jpeg, width, height, channels, dpi }, i) => {
    const [w, h] = [(width * 72) / dpi, (height * 72) / dpi];
    const content = `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} 0 0 cm /I Do Q`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w.toFixed(2)} ${h.toFixed(2)}] /Contents ${4 + 3 * i} 0 R /Resources << /XObject << /I ${5 + 3 * i} 0 R >> >> >>`,
    );
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /${channels === 1 ? 'DeviceGray' : 'DeviceRGB'} /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    );
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};
