const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date as it is known, cut to the day, for a reader: "3 March 2031", "March 2031", "2031". What is no such date comes back as it is. */
export function dayWords(value: string): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value);
  if (!parts) return value;
  const [, year, month, day] = parts;
  const named = month === undefined ? "" : MONTHS[Number(month) - 1];
  return [day && String(Number(day)), named, year].filter(Boolean).join(" ");
}

/** As `dayWords`, with the time of day as the source gives it, where it gives one: "3 March 2031, 21:10". */
export function momentOfDayWords(value: string): string {
  const time = /T(\d\d:\d\d)/.exec(value)?.[1];
  return dayWords(value) + (time ? `, ${time}` : "");
}
