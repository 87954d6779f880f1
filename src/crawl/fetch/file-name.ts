import { decodedText, fileExtension } from '../find/normalize-url.ts';
import { undoLatin1 } from './undo-latin1.ts';

const CONTROLS = /[\u0000-\u001f\u007f]+/g;

/**
 * File name that a `Content-Disposition` gives: `attachment; filename*=UTF-8''%E8%A1%A8.xls` is `表.xls`. Names in raw GBK
 * or percent-encoded without the star are read as well. Folders in it are dropped.
 */
export const dispositionName = (header: string | undefined): string | null => {
  if (!header) return null;
  const extended = /filename\*\s*=\s*(?:utf-8|gbk|gb2312|gb18030)?''([^;\s]+)/i.exec(header)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(header);
  const name = extended ? decodedText(extended) : decodedText(undoLatin1((plain?.[1] ?? plain?.[2] ?? '').trim()));
  const last = name.split(/[\\/]/).at(-1)?.replace(CONTROLS, '').trim() ?? '';
  return last === '' ? null : last.slice(0, 200);
};

/** Best known name of a file: of its header, else of its address. */
export const fileNameOf = (headers: Readonly<Record<string, string>>, url: string): string | null => {
  const given = dispositionName(headers['content-disposition']);
  if (given) return given;
  const { pathname, searchParams } = new URL(url);
  const names = [...searchParams.values(), decodedText(pathname.split('/').at(-1) ?? '')];
  return fileExtension(url) === '' ? null : (names.find((name) => /\.[a-z0-9]{2,5}$/i.test(name)) ?? null);
};
