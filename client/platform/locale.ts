// The one door to what the phone's language says.

interface WeekInfo {
  firstDay: number;
}
interface LocaleWithWeek {
  getWeekInfo?: () => WeekInfo;
  weekInfo?: WeekInfo;
}

const POSSIBLE = [1, 6, 7];
const MONDAY = 1;

/** The first day of the week here: 1 Monday, 6 Saturday or 7 Sunday; Monday if the browser does not know. */
export function firstDayOfWeek(): number {
  const locale = new Intl.Locale(navigator.language || "en-GB") as LocaleWithWeek;
  const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? MONDAY;
  return POSSIBLE.includes(first) ? first : MONDAY;
}
