import { SaxesParser } from 'saxes';

/** An opening element; names without the WordprocessingML prefix (`tbl`), all others as written (`mc:Choice`). */
export interface XmlElement {
  readonly name: string;
  /** Attribute of the WordprocessingML namespace (`w:val`), or undefined. */
  readonly value: (attribute: string) => string | undefined;
  /** Attribute as written (`r:id`, `Target`), or undefined. */
  readonly attribute: (name: string) => string | undefined;
}

/** Receives the events of one XML part; an element is valid only during its call. */
export interface XmlReceiver {
  readonly open: (element: XmlElement) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

const CHUNK_BYTES = 1 << 18;
const WORD_NAMESPACE = /wordprocessingml\/(?:2006\/)?main$|office\/word\/2003\/wordml$/;

const encodingOf = (bytes: Uint8Array): string => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) return 'utf-16le';
  return (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c) ? 'utf-16be' : 'utf-8';
};

/** Prefix with colon that the root element binds to WordprocessingML; Word writes `w:`, converters write others. */
const wordPrefix = (attributes: Readonly<Record<string, string>>): string => {
  for (const [name, value] of Object.entries(attributes))
    if (WORD_NAMESPACE.test(value)) return name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`;
  return 'w:';
};

/**
 * Reads one XML part as events, in one pass over chunks. No entities but the five of XML are known and no document type
 * is followed (saxes expands none), so neither XXE nor entity bombs exist here. Returns null, or what was wrong with the
 * XML; the events up to there were delivered.
 */
export const readXmlEvents = (bytes: Uint8Array, receiver: XmlReceiver): string | null => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let prefix: string | null = null;
  let problem: string | null = null;
  let attributes: Readonly<Record<string, string>> = {};
  const local = (name: string): string =>
    prefix !== null && prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  // one object for all elements: a document has some hundred thousand of them
  const element = {
    name: '',
    value: (attribute: string) =>
      attributes[`${prefix}${attribute}`] ?? (prefix === '' ? attributes[`w:${attribute}`] : undefined),
    attribute: (name: string) => attributes[name],
  };
  parser.on('error', (error) => {
    problem ??= error.message;
  });
  parser.on('opentag', (tag) => {
    attributes = tag.attributes as Record<string, string>;
    prefix ??= wordPrefix(attributes);
    element.name = local(tag.name);
    receiver.open(element);
  });
  parser.on('closetag', (tag) => receiver.close(local(tag.name)));
  if (receiver.text) {
    parser.on('text', receiver.text);
    parser.on('cdata', receiver.text);
  }
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true }));
  parser.close();
  return problem;
};
