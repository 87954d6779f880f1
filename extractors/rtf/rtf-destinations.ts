/** A stream of text: the main one, that of text boxes and footnotes, page headers (页眉) and page footers (页脚). */
export type Stream = 'text' | 'aside' | 'header' | 'footer';

/** What happens to the content of a group: it goes to a stream, is a printed list number, a font name, or is dropped. */
export type Destination = Stream | 'label' | 'fonts' | 'skip';

/**
 * Destinations by the control word that opens them. Groups marked `\*` that are not listed are skipped; all other
 * unlisted words leave the destination as it is.
 */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  shptxt: 'aside',
  dptxbxtext: 'aside',
  footnote: 'aside',
  listtext: 'label',
  pntext: 'label',
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  annotation: 'skip',
  colortbl: 'skip',
  stylesheet: 'skip',
  info: 'skip',
  pict: 'skip',
  objdata: 'skip',
  objclass: 'skip',
  fldinst: 'skip',
  nonesttables: 'skip',
  shprslt: 'skip',
  sp: 'skip',
  listtable: 'skip',
  listoverridetable: 'skip',
  upr: 'skip',
  filetbl: 'skip',
  revtbl: 'skip',
  xe: 'skip',
  tc: 'skip',
  rxe: 'skip',
  txe: 'skip',
  ftnsep: 'skip',
  ftnsepc: 'skip',
  aftnsep: 'skip',
  aftnsepc: 'skip',
  bkmkstart: 'skip',
  bkmkend: 'skip',
};

/** Words behind `\*` whose groups are read all the same. */
export const READ_ALL_THE_SAME: ReadonlySet<string> = new Set(['shpinst', 'shptxt', 'nesttableprops', 'ud', 'shpgrp']);
