/** Parameters that name a visit and not a page. */
const VISIT_PARAMETERS = /^(utm_\w+|spm|jsessionid|phpsessid|sessionid|_t|timestamp|from_source)$/i;

/** File types that documents are published as, by their extension. */
export const FILE_EXTENSIONS: ReadonlySet<string> = new Set(
  'doc docx wps wpt rtf xls xlsx xlsm et ett csv pdf ofd txt zip rar 7z tar gz tgz jpg jpeg png tif tiff bmp webp'.split(
    ' ',
  ),
);

/** File types that are no documents: films, programs, slides, fonts. */
const OTHER_EXTENSIONS: ReadonlySet<string> = new Set(
  'exe msi apk dmg iso mp3 mp4 avi wmv flv mov wav ppt pptx swf css js ico svg gif woff woff2 ttf json xml'.split(' '),
);

/**
 * An address as it is kept and compared: absolute, without fragment, visit parameters and `;jsessionid=…`. Null for
 * anything but http and https. `normalizeUrl('./P02.xls#top', 'http://a.gov.cn/b/c.html')` is `http://a.gov.cn/b/P02.xls`.
 */
export const normalizeUrl = (href: string, base?: string): string | null => {
  const trimmed = href.replace(/[\t\n\r]/g, '').trim();
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  let url: URL;
  try {
    url = new URL(trimmed, base);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.hostname === '') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = url.pathname.replace(/;jsessionid=[^/;]*/i, '');
  const visits = [...url.searchParams.keys()].filter((key) => VISIT_PARAMETERS.test(key));
  for (const key of visits) url.searchParams.delete(key);
  return url.href.replace(/\?$/, '');
};

/** Text of a percent-encoded part of an address; as it stands where it is not UTF-8. */
export const decodedText = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const extensionOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';

/** Every file name that an address shows: the last part of its path and values of its query. */
const namesIn = (url: URL): readonly string[] => [
  decodedText(url.pathname.split('/').at(-1) ?? ''),
  ...url.searchParams.values(),
];

/** The extension of the file behind an address: `downfile.jsp?filename=a.xls` is `xls`, a page is ''. */
export const fileExtension = (address: string): string => {
  const extensions = namesIn(new URL(address)).map(extensionOf);
  return (
    extensions.find((extension) => FILE_EXTENSIONS.has(extension)) ??
    extensions.find((extension) => OTHER_EXTENSIONS.has(extension)) ??
    ''
  );
};

/** The extension that a link text ends in or names: `附件1：绩效目标表.xlsx（25KB）` is `xlsx`. */
export const extensionInText = (text: string): string => {
  const found = /\.([a-z0-9]{2,4})(?![a-z0-9])/gi;
  for (const [, extension = ''] of text.matchAll(found))
    if (FILE_EXTENSIONS.has(extension.toLowerCase())) return extension.toLowerCase();
  return '';
};

/** Whether an extension is of a file that is no document. */
export const isOtherFile = (extension: string): boolean => OTHER_EXTENSIONS.has(extension);

const DOWNLOAD =
  /down(?:load|file)|attach(?:ment)?s?[/?.]|filedownload|openfile|readfile|getfile|fileid=|attid=|file\.do|\/uploadfile/i;

/** Whether an address looks like a download script: `/module/download/downfile.jsp`, `/attachment/123`. */
export const isDownloadAddress = (address: string): boolean => {
  const url = new URL(address);
  return DOWNLOAD.test(url.pathname + url.search);
};

/** The site part of a host (域名): without `www.`, so that `xxgk.a.gov.cn` belongs to `a.gov.cn`; not for `www.gov.cn`. */
const siteDomain = (host: string): string => {
  const domain = host.replace(/^www\./, '');
  return /^(?:gov|com|org|net|edu|ac)\.[a-z]{2}$/.test(domain) ? host : domain;
};

/** Whether a host is that of a start page, below it, or one that the site file names. */
export const isSiteHost = (address: string, start: readonly string[], hosts: readonly string[]): boolean => {
  const host = new URL(address).hostname;
  const domains = [...start.map((url) => siteDomain(new URL(url).hostname)), ...hosts];
  return domains.some((domain) => host === domain || host === `www.${domain}` || host.endsWith(`.${domain}`));
};
