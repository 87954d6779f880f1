/** Folder of the archive beside a database: `jixiao.db` keeps its files in `jixiao.archive`. */
export const archiveBeside = (db: string): string => `${db.replace(/\.(?:db|sqlite3?)$/i, '')}.archive`;
