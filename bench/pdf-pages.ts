// Measures the reading of a long born-digital PDF: processor time a page and memory over the pages; see bench/README.md.
import { createPdfExtractor } from '../extractors/pdf/pdf-extractor.ts';
import { DEFAULT_LIMITS, outcome } from '../src/model/index.ts';
import { buildPdf, drawText, type PdfPage, pdfPage } from '../test/builders/print-pdf.ts';
import { type PrintStyle, printTable } from '../test/builders/table-picture.ts';

const PAGES = Number(process.argv[2] ?? 200);
const WARM = 20;

/** Pages of 30 rows each, ruled and without rules in turn, no two alike, with a line of text over each. */
const longDocument = (pages: number): Uint8Array => {
  const drawn: PdfPage[] = [];
  for (let number = 1; number <= pages; number++) {
    const page = pdfPage();
    drawText(page, `Report of the county, part ${number}: what was planned and what was done`, 60, 60, 10);
    const rows = Array.from(
      { length: 29 },
      (_, i) => `${i + 1} | 项目 ${number}.${i} | Works at place ${number * i} | ${number * (i + 7)}.50`,
    );
    const style: PrintStyle = { widths: [40, 110, 180, 80], rules: number % 2 === 0 ? 'none' : 'all', y: 80 };
    printTable([page], ['No. | Project | Description | Amount', ...rows].join('\n'), style);
    drawn.push(page);
  }
  return buildPdf(drawn);
};

const extractor = createPdfExtractor(async () => outcome([]));
const read = (bytes: Uint8Array, onPage?: (done: number) => void) =>
  extractor.extract({ id: '', bytes, origin: '' }, { limits: DEFAULT_LIMITS, ...(onPage ? { onPage } : {}) });

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);

await read(longDocument(WARM));
const bytes = longDocument(PAGES);
const before = process.cpuUsage();
const memory: string[] = [];
let tables = 0;
const { value } = await read(bytes, (done) => {
  if (done % Math.ceil(PAGES / 4) === 0) memory.push(`${megabytes()} MB after ${done}`);
});
tables = value.blocks.filter((block) => block.kind === 'table').length;
const spent = process.cpuUsage(before);
const seconds = (spent.user + spent.system) / 1e6;
console.log(
  `${PAGES} pages, ${tables} tables: ${(seconds / PAGES).toFixed(4)} processor seconds a page, ${(PAGES / seconds).toFixed(0)} pages/s`,
);
console.log(`memory: ${memory.join(', ')}`);
