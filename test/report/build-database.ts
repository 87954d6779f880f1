import { finding } from '../../src/model/index.ts';
import { openSqliteStore } from '../../src/store/index.ts';
import { buildFiling, buildForm, buildIndicator, buildProject, buildTarget } from '../store/build-filing.ts';

const satisfaction = (key: string, value: string) =>
  buildIndicator(key, {
    category: 'satisfaction',
    dimension: 'service-recipient',
    name: '群众满意度',
    targets: [buildTarget(`${key}/target`, { value, statedText: `≥${value}%` })],
  });

const funding = (key: string, item: 'total' | 'fiscal-appropriation', amountFen: number) => ({
  ...buildProject('x').fundingLines[0]!,
  key,
  item,
  amountFen,
});

/** Markup that a document could hold; no page may ever show it as markup. */
export const HOSTILE = '<script>alert("1")</script>&<img src=x onerror=alert(2)>';

/** Three documents: one with a sum that does not hold, one with hostile words and a doubt, one that could not be read. */
export const buildDatabase = async (file: string): Promise<void> => {
  const store = await openSqliteStore(file, { pipelineVersion: '1' });
  const sum = buildProject('project/1', {
    fundingLines: [funding('f/1', 'total', 1_000_000_00), funding('f/2', 'fiscal-appropriation', 1_200_000_50)],
    indicators: [satisfaction('s/1', '90'), satisfaction('s/2', '69.5')],
  });
  await store.put(
    buildFiling('sum', {
      forms: [buildForm({ projects: [sum] })],
      notes: [
        finding('sum-mismatch', 'warning', 'parts are 120.00005, the total says 100', 't1.r2.c2', {
          subjects: ['f/1', 'f/2'].map((key) => ({ key, field: 'amount_fen' })),
        }),
      ],
    }),
  );
  await store.put(
    buildFiling('hostile', {
      origin: `folder/${HOSTILE}.txt`,
      department: HOSTILE,
      forms: [buildForm({ department: HOSTILE, divisionCode: null, fiscalYear: null })],
      notes: [finding('unread-cell', 'warning', HOSTILE, 't1.r1.c1', { subjects: [{ key: 'project/1/indicator/1' }] })],
    }),
  );
  await store.put(
    buildFiling('lost', { forms: [], status: 'unreadable', error: 'expected a PDF, found nothing; fetch it again' }),
  );
  await store.close();
};
