import { finding, type Note, repair } from '../../model/index.ts';
import type { InferredMeaning } from '../lexicon.ts';
import type { Token } from '../token.ts';

/** What to say of a label that is in no list (未收录的标签): a repair where the evidence is strong, a doubt where it is thin. */
export const labelNote = (token: Token, meaning: string, { evidence, isSure }: InferredMeaning, at: string): Note => {
  const message = `${token.text} is in no list of labels; read as ${meaning}: ${evidence}`;
  return isSure
    ? { ...repair('label-inferred', token.text, meaning, evidence, at), message }
    : finding('label-inferred', 'warning', message, at, { before: token.text, after: meaning, evidence });
};
