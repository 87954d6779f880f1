/** Day of an ISO date at midnight UTC, or null when there is no such day (2025-02-30). */
export const dateOf = (text: string): Date | null => {
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : date;
};
