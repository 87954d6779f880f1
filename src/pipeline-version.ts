/** Version of everything that decides what a document is read as; documents of another version are read again. */
export const PIPELINE_VERSION: string = '0.1.0';
