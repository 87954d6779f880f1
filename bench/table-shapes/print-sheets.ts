import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** A sheet that is to be printed: a name and the source for one producer. */
export interface Sheet {
  readonly name: string;
  readonly producer: 'chromium' | 'libreoffice' | 'tex' | 'groff';
  readonly source: string;
}

const CHUNK = 40;
const chunks = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) => list.slice(i * CHUNK, (i + 1) * CHUNK));

const run = (command: string, args: readonly string[], cwd: string, input?: string): Buffer =>
  execFileSync(command, args, {
    cwd,
    maxBuffer: 64 << 20,
    stdio: ['pipe', 'pipe', 'ignore'],
    ...(input === undefined ? {} : { input }),
  });

const printChromium = async (sheets: readonly Sheet[], folder: string): Promise<void> => {
  if (sheets.length === 0) return;
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    for (const { name, source } of sheets) {
      await page.setContent(source);
      await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
    }
  } finally {
    await browser.close();
  }
};

const printOffice = (sheets: readonly Sheet[], folder: string): void => {
  for (const { name, source } of sheets) writeFileSync(join(folder, `${name}.fodt`), source);
  for (const format of ['pdf', 'docx'])
    for (const part of chunks(sheets))
      run(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/office`,
          '--headless',
          '--convert-to',
          format,
          ...part.map(({ name }) => `${name}.fodt`),
        ],
        folder,
      );
};

const printTex = (sheets: readonly Sheet[], folder: string): void => {
  for (const { name, source } of sheets) {
    writeFileSync(join(folder, `${name}.tex`), source);
    try {
      run('pdflatex', ['-interaction=nonstopmode', `${name}.tex`], folder);
    } catch {
      process.stderr.write(`pdflatex: ${name} has errors\n`);
    }
  }
};

const printGroff = (sheets: readonly Sheet[], folder: string): void => {
  for (const { name, source } of sheets) {
    writeFileSync(join(folder, `${name}.ms`), source);
    writeFileSync(join(folder, `${name}.pdf`), run('groff', ['-t', '-ms', '-Kutf8', '-Tpdf', `${name}.ms`], folder));
  }
};

/** Prints sheets as `<name>.pdf` into a folder, with the programs that are installed (and LibreOffice's also as DOCX). */
export const printSheets = async (sheets: readonly Sheet[], folder: string): Promise<void> => {
  const of = (producer: Sheet['producer']): readonly Sheet[] => sheets.filter((sheet) => sheet.producer === producer);
  await printChromium(of('chromium'), folder);
  printGroff(of('groff'), folder);
  printTex(of('tex'), folder);
  printOffice(of('libreoffice'), folder);
};

/** Bytes of a printed sheet, or null where its producer failed. */
export const sheetBytes = (folder: string, file: string): Uint8Array | null => {
  try {
    return new Uint8Array(readFileSync(join(folder, file)));
  } catch {
    return null;
  }
};
