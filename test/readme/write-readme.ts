// Writes the generated parts of README.md: `npx tsx test/readme/write-readme.ts && npm run format`.
// With the words `output <file>` it also takes over the summary that `jixiao ingest samples` printed into that file.
import { readFileSync, writeFileSync } from 'node:fs';
import { readmeTables, withReadmePart } from './readme-tables.ts';

const README = new URL('../../README.md', import.meta.url);

let readme = readFileSync(README, 'utf8');
for (const [name, part] of Object.entries(await readmeTables())) readme = withReadmePart(readme, name, part);
const [word, file] = process.argv.slice(2);
if (word === 'output' && file) {
  const summary = readFileSync(file, 'utf8').trimEnd().replace(/ +$/gm, '');
  readme = withReadmePart(readme, 'output', `\`\`\`\n${summary}\n\`\`\``);
}
writeFileSync(README, readme);
