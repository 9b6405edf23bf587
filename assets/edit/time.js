// Times as feeds want them: by the clock of the walls, wherever whoever writes them sits.
import { currentLanguage, wallZone } from "./words.js";

const two = (number) => String(number).padStart(2, "0");

function parts(at) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: wallZone(), hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
}

// How far the walls' clock is ahead of UTC at a moment, in minutes.
function offsetMinutes(at) {
  const { year, month, day, hour, minute } = parts(at);
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - at.getTime()) / 60000);
}

// "2026-12-04" and "08:00" as "2026-12-04T08:00:00+01:00"; without a time the day alone.
export function withZone(date, time) {
  if (!date) return undefined;
  if (!time) return date;
  const plain = Date.parse(`${date}T${time}:00Z`);
  const first = offsetMinutes(new Date(plain));
  const minutes = offsetMinutes(new Date(plain - first * 60000));
  const size = Math.abs(minutes);
  return `${date}T${time}:00${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

// The day and the time of the walls' clock that a text of a feed says.
export function splitTime(text) {
  const plain = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(text || "");
  if (plain) return [plain[1], plain[2] || ""];
  const at = new Date(text || "");
  if (Number.isNaN(at.getTime())) return ["", ""];
  const { year, month, day, hour, minute } = parts(at);
  return [`${year}-${two(month)}-${two(day)}`, `${two(hour)}:${two(minute)}`];
}

// "Monday, 7 December 2026 at 08:00", of a day alone without the time; `short` for a chip.
export function spell(text, short = false) {
  const [date, time] = splitTime(text);
  if (!date) return String(text);
  const at = new Date(`${date}T${time || "12:00"}:00Z`);
  const style = short ? { weekday: "short", day: "numeric", month: "short" } : { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  if (time) Object.assign(style, { hour: "2-digit", minute: "2-digit" });
  return new Intl.DateTimeFormat(currentLanguage() === "en" ? "en-GB" : "fr", { ...style, timeZone: "UTC" }).format(at);
}

// How many days from one text to the end of another; 0: less than one, or not known.
export function daysBetween(from, until) {
  const at = ([date, time], end) => Date.parse(`${date}T${time || "00:00"}:00Z`) + (time || !end ? 0 : 86400e3);
  return Math.round((at(splitTime(until), true) - at(splitTime(from), false)) / 86400e3) || 0;
}
