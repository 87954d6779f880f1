import { type Filing, finding, type NoteSubject } from '../model/index.ts';
import { type AnyRecord, mapRecords } from './map-records.ts';
import { notedKeys } from './noted-keys.ts';
import { LEAST_DOUBTED, MUCH_DOUBTED_SHARE } from './thresholds.ts';

/** Records of a filing with the review mark they end up with: what hangs on a doubtful project is doubtful. */
const recordsOf = (filing: Filing): readonly AnyRecord[] => {
  const records: AnyRecord[] = [];
  mapRecords(filing, (record) => {
    records.push(record);
    return record;
  });
  return records;
};

/**
 * Where much of a document is in doubt (多处存疑), its other records are too: what damaged some rows beyond doubt has damaged
 * others in ways that nothing shows. They go to review with one finding for all of them.
 */
export const doubtRest = (filing: Filing): Filing => {
  const records = recordsOf(filing);
  const explained = new Set([...notedKeys(filing, 'label-inferred'), ...notedKeys(filing, 'unit-assumed')]);
  const doubtful = records.filter(({ key, needsReview }) => needsReview && !explained.has(key)).length;
  const rest = records.filter(({ needsReview }) => !needsReview).length;
  if (rest === 0 || doubtful < LEAST_DOUBTED || doubtful / records.length <= MUCH_DOUBTED_SHARE) return filing;
  const subjects = records.flatMap(({ key, needsReview }): NoteSubject[] => (needsReview ? [] : [{ key }]));
  const share = ((doubtful / records.length) * 100).toFixed(0);
  const message = `${doubtful} of ${records.length} records (${share}%) are in doubt; the other ${rest} should be looked at as well`;
  return {
    ...mapRecords(filing, (record) => (record.needsReview ? record : { ...record, needsReview: true, tier: 'D' })),
    notes: [...filing.notes, finding('much-doubted', 'warning', message, null, { subjects })],
  };
};
