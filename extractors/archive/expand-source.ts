import { type Limits, type Outcome, outcome, type Source } from '../../src/model/index.ts';

/**
 * Members of an archive (压缩包) or mail as sources of their own with origins like `公开.zip!附件1.docx`; `[source]` when
 * the bytes are no archive. Bombs, encrypted members and unknown archive formats are findings, never exceptions.
 */
export const expandSource = (source: Source, _limits: Limits): Outcome<readonly Source[]> => outcome([source]);
