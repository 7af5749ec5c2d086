/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Some days that do not exist are read as a day of the next month.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
