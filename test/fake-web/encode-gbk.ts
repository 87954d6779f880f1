let table: Map<string, readonly [number, number]> | null = null;

/** Every two-byte character of GBK, from the decoder that the platform has. */
const gbkTable = (): Map<string, readonly [number, number]> => {
  if (table) return table;
  const decoder = new TextDecoder('gbk');
  table = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, [lead, trail]);
    }
  return table;
};

/** Text as GBK bytes, the way old sites send their pages. */
export const encodeGbk = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : [...(gbkTable().get(character) ?? [0x3f])],
    ),
  );
