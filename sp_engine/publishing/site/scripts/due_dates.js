/* By when: the due date of every stage, counted in the reader's browser on the office's calendar.

   In come the stages of a standard, facts, and when the application was received and complete; out comes for
   each stage that applies when it is due, or why it has no date.  A moment is a number of minutes: 1440 times
   its day, and its minute of that day, by the clock of the office.  Knows nothing about pages or words.

   A calendar, as its script writes it: `first` day and a figure for each `days` (see three_values.js), `hours`
   from a day on for each weekday (the minutes at which it opens and closes, in turn), `special` hours of single
   days, and by which rules the office counts. */
"use strict";

sp.dueDates = (() => {
  const DAY = 1440, DAY_END = 23 * 60 + 59;
  const dayIn = (moment) => Math.floor(moment / DAY);
  const last = (things) => things[things.length - 1];
  const minuteIn = (moment) => moment - dayIn(moment) * DAY;

  // A year of which nobody has set the days off; what runs into one has no date.
  class Gap extends Error {
    constructor(year) {
      super(`no calendar: ${year}`);
      this.year = year;
    }
  }

  const lastDay = (calendar) => calendar.first + calendar.days.length - 1;

  function worked(calendar, day) {
    if (day < calendar.first) throw new Gap(sp.yearOf(day));
    if (day > lastDay(calendar)) throw new Gap(sp.yearOf(lastDay(calendar)) + 1);
    return sp.isWorked(calendar, day);
  }

  function nthAfter(calendar, day, number) {
    while (number > 0) if (worked(calendar, ++day)) number--;
    return day;
  }

  function intervals(calendar, day) {
    const special = calendar.special[day];
    const [, week] = last(calendar.hours.filter(([from]) => from <= day));
    const minutes = special ?? week[sp.weekdayOf(day)];
    return minutes.flatMap((opens, i) => (i % 2 ? [] : [{ opens, closes: minutes[i + 1] }]));
  }

  // The moment itself while the office is open, else when it next opens.
  function opening(calendar, moment) {
    const day = dayIn(moment), minute = Math.floor(minuteIn(moment));
    if (worked(calendar, day)) {
      for (const { opens, closes } of intervals(calendar, day)) {
        if (minute < closes) return minute >= opens ? moment : day * DAY + opens;
      }
    }
    const next = nthAfter(calendar, day, 1);
    return next * DAY + intervals(calendar, next)[0].opens;
  }

  // The moment from which a count in days runs that follows upon an end in open time; null while closed.
  function endOfADay(calendar, stated) {
    const before = stated - 1;
    if (opening(calendar, before) !== before) return null;
    return dayIn(before) === dayIn(stated) ? stated : before;
  }

  function dayZero(calendar, stated, starts) {
    const day = dayIn(starts);
    if (!calendar.openingDayIsDay1 || starts === stated) return day;
    if (day === dayIn(stated) && stated >= day * DAY + intervals(calendar, day)[0].opens) return day;
    return day - 1;
  }

  function run(calendar, starts, remaining) {
    if (remaining === 0) return starts;
    let day = dayIn(starts), now = minuteIn(starts);
    for (;;) {
      for (const { opens, closes } of intervals(calendar, day)) {
        const begin = Math.max(now, opens), available = closes - begin;
        if (available >= remaining) return day * DAY + begin + remaining;
        remaining -= Math.max(0, available);
      }
      day = nthAfter(calendar, day, 1);
      now = 0;
    }
  }

  function end(calendar, starts, zero, { amount, unit }) {
    const first = dayIn(starts);
    let day;
    switch (unit) {
      case "minutes": return run(calendar, starts, amount);
      case "clockHours": {
        const ends = starts + amount * 60;
        worked(calendar, dayIn(ends));
        return calendar.rollForward ? Math.max(ends, opening(calendar, dayIn(ends) * DAY)) : ends;
      }
      case "workingDays": {
        const left = amount - (zero < first ? 1 : 0);
        day = left > 0 ? nthAfter(calendar, first, left) : first;
        break;
      }
      case "days": case "months":
        day = Math.max(first, sp.endsOn(zero, { amount, unit }, calendar));
        if (!worked(calendar, day) && calendar.rollForward) day = nthAfter(calendar, day, 1);
        break;
      default: throw new Error(`no unit: ${unit}`);
    }
    return day * DAY + (last(intervals(calendar, day))?.closes ?? DAY_END);
  }

  const fromTheMinute = ({ unit }) => unit === "minutes" || unit === "clockHours";

  function due(calendar, start, limit, follows) {
    let stated = start;
    for (const period of limit) {
      const ended = follows && !fromTheMinute(period) ? endOfADay(calendar, stated) : null;
      const starts = ended ?? opening(calendar, stated);
      stated = end(calendar, starts, dayZero(calendar, ended ?? stated, starts), period);
      follows = true;
    }
    return stated;
  }

  // The last day of a programme: no due date of the office's, and never moved by a day off.
  function programmeEnd(calendar, start, limit) {
    let moment = start, day = dayIn(start);
    for (const { amount, unit } of limit) {
      switch (unit) {
        case "workingDays": {
          if (amount === 0) worked(calendar, day);
          day = amount === 0 ? day : nthAfter(calendar, day, amount);
          if (amount > 0) worked(calendar, dayIn(moment));
          break;
        }
        case "minutes": day = dayIn(moment + amount); break;
        case "clockHours": day = dayIn(moment + amount * 60); break;
        case "days": case "months": day = sp.endsOn(day, { amount, unit }, calendar); break;
        default: throw new Error(`no unit: ${unit}`);
      }
      if (day > sp.LAST_DAY) throw new Gap(10000);
      moment = day * DAY;
    }
    return day;
  }

  // Whether a day between two is one that may still move.
  function mayMove(calendar, first, last) {
    for (let day = first; day <= last; day++) if ("23".includes(calendar.days[day - calendar.first])) return true;
    return false;
  }

  // ── the stages of a standard ────────────────────────────────────────────────────────────────────────────
  // `held`: the stages that wait for what is lacking; `incomplete`: the file itself goes back.
  function stages(standard, facts, at, { received, complete, incomplete, held }) {
    const calendar = at.calendar, done = {}, named = Object.fromEntries(standard.stages.map((one) => [one.id, one]));

    const open = (guard) => sp.unstatedIn(guard, facts);

    function told(stage) {
      const found = { stage: stage.id, kind: kindOf(stage), due: null, ends: null, needs: [], reason: null };
      if (stage.guard) {
        const applies = sp.worth(stage.guard, facts, at);
        if (applies === sp.FALSE) return null;
        if (applies === sp.UNKNOWN) return { ...found, needs: open(stage.guard) };
      }
      if (stage.provision) return { ...found, reason: "provision" };
      let limit = null;
      for (const row of stage.rows) {
        const applies = row.guard ? sp.worth(row.guard, facts, at) : sp.TRUE;
        if (applies === sp.UNKNOWN) return { ...found, needs: open(row.guard) };
        if (applies === sp.TRUE) {
          limit = row.limit;
          break;
        }
      }
      if (limit === null) return { ...found, reason: "noRow" };
      if (stage.growth) {
        const { of, beyond, every, by, most } = stage.growth, number = facts[of];
        if (number === undefined) return { ...found, needs: [of] };
        const begun = Math.ceil(Math.max(0, number - beyond) / every);
        const period = last(limit), amount = period.amount + begun * by;
        if (amount > most) return { ...found, reason: "tooLong" };
        limit = [...limit.slice(0, -1), { amount, unit: period.unit }];
      }
      if (stage.each) return { ...found, limit, reason: "forEach" };
      const begins = begun(stage, stage, stage.start, { ...found, limit });
      return "at" in begins ? count(begins, { ...found, limit }) : begins;
    }

    function count({ at: start, follows }, found) {
      try {
        if (found.kind === "programme") return { ...found, ends: programmeEnd(calendar, start, found.limit) };
        const moment = due(calendar, start, found.limit, follows);
        return { ...found, due: moment, moves: mayMove(calendar, dayIn(start), dayIn(moment)) };
      } catch (gap) {
        if (gap instanceof Gap) return { ...found, reason: "gap", year: gap.year };
        throw gap;
      }
    }

    // From when a stage is counted that begins as another would; what is found, while that is open.
    function begun(stage, begins, start, found) {
      if (held.includes(begins.id)) return { ...found, reason: "onceSupplied" };
      switch (start.kind) {
        case "received": return { at: received, follows: false };
        case "complete": return incomplete ? { ...found, reason: "onceComplete" } : { at: complete, follows: false };
        case "fact": {
          const moment = facts[start.ref];
          return moment === undefined ? { ...found, needs: [start.ref] } : { at: moment, follows: false };
        }
        case "stage": return after(stage, named[start.ref], found);
        case "latest": return latest(start.of.map((one) => begun(stage, begins, one, found)));
        default: throw new Error(`no start: ${start.kind}`);
      }
    }

    function after(stage, previous, found) {
      const before = done[previous.id];
      if (before === null) return begun(stage, previous, previous.start, found);
      if (!found.limit) return found;
      if (before.ends !== null) return { ...found, reason: "afterProgramme" };
      if (stage.byApplicant) return { ...found, reason: "afterStage", ref: previous.id };
      if (previous.byApplicant) return { ...found, reason: "afterApplicant" };
      if (before.due === null) {
        const gap = before.reason === "gap" && before.limit;
        return { ...found, needs: before.needs, reason: gap ? "gap" : "waits", year: before.year };
      }
      return { at: before.due, follows: true };
    }

    function latest(starts) {
      const lacking = starts.filter((one) => !("at" in one));
      if (lacking.length) return { ...lacking[0], needs: [...new Set(lacking.flatMap((one) => one.needs))] };
      return starts.reduce((latest, one) =>
        one.at > latest.at || (one.at === latest.at && latest.follows && !one.follows) ? one : latest);
    }

    const found = standard.stages.map((stage) => (done[stage.id] = told(stage))).filter((one) => one !== null);
    const isSilent = (one) => named[one.stage].provision || named[one.stage].each;
    const answers = (one) => one.kind === "standard" && (one.needs.length > 0 || !isSilent(one));
    if (found.some(answers)) return found;
    const general = { stage: "", kind: "general", due: null, ends: null, needs: [], reason: null, limit: [sp.workingDays(5)] };
    if (incomplete) return [...found, { ...general, reason: "onceComplete" }];
    return [...found, count({ at: complete, follows: false }, general)];
  }

  const kindOf = (stage) => (stage.byApplicant ? "applicant" : stage.programme ? "programme" : "standard");

  return { DAY, dayIn, minuteIn, opening, due, stages };
})();
