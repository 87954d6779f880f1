/** What happens to the content of a group: `text` is printed, `aside` is text that stands elsewhere, `skip` is dropped. */
export type Destination = 'text' | 'aside' | 'skip' | 'fonts' | 'page-margin';

/**
 * Destinations by the control word that opens them. Groups marked `\*` that are not listed are skipped; all other
 * unlisted words leave the destination as it is.
 */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  shptxt: 'aside',
  dptxbxtext: 'aside',
  footnote: 'aside',
  header: 'page-margin',
  headerl: 'page-margin',
  headerr: 'page-margin',
  headerf: 'page-margin',
  footer: 'page-margin',
  footerl: 'page-margin',
  footerr: 'page-margin',
  footerf: 'page-margin',
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
