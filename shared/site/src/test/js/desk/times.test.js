import assert from "node:assert/strict";
import { test } from "node:test";
import {
  brief, called, choice, choices, full, lateness, localOf, momentOf, moments, offset, suggested, until,
} from "../../../main/js/desk/times.js";

const BERLIN = "Europe/Berlin";
const instant = text => Date.parse(text);
const shown = found => found.map(moment => new Date(moment).toISOString());

test("an offset follows daylight saving, and may have minutes", () => {
  assert.equal(offset(instant("2026-07-01T00:00Z"), BERLIN), 120);
  assert.equal(offset(instant("2026-12-01T00:00Z"), BERLIN), 60);
  assert.equal(offset(instant("2026-12-01T00:00Z"), "Asia/Kolkata"), 330);
  assert.equal(offset(instant("2026-12-01T00:00Z"), "America/St_Johns"), -210);
  assert.equal(offset(0, "Z"), 0);
});

test("a local time is one moment, or two when clocks go back, or none when they go forward", () => {
  assert.deepEqual(shown(moments("2026-10-24T02:30", BERLIN)), ["2026-10-24T00:30:00.000Z"]);
  assert.deepEqual(shown(moments("2026-10-25T02:30", BERLIN)), ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
  assert.deepEqual(moments("2026-03-29T02:30", BERLIN), []);
  assert.deepEqual(shown(moments("2026-03-29T03:00", BERLIN)), ["2026-03-29T01:00:00.000Z"]);
  assert.deepEqual(shown(moments("2026-01-01T00:00", "Pacific/Auckland")), ["2025-12-31T11:00:00.000Z"]);
});

test("a moment is what clocks of the zone show", () => {
  assert.equal(localOf(instant("2026-10-25T00:30Z"), BERLIN), "2026-10-25T02:30");
  assert.equal(full("2026-10-25T00:30:00Z", BERLIN), "Sunday 25 October 2026 at 02:30");
  assert.equal(brief("2026-10-25T23:30:00Z", "America/New_York"), "25 Oct, 19:30");
  assert.deepEqual(["America/Argentina/Buenos_Aires", "UTC", "Z"].map(called), ["Buenos Aires", "UTC", "UTC"]);
});

test("the time that is suggested is a full hour, not sooner than in half an hour", () => {
  assert.equal(suggested(instant("2026-03-10T09:00Z")), instant("2026-03-10T10:00Z"));
  assert.equal(suggested(instant("2026-03-10T09:31Z")), instant("2026-03-10T11:00Z"));
});

test("the time until a moment has the largest unit of which there are two", () => {
  assert.deepEqual([0.4, 1, 90, 180, 1_600, 3_000].map(minutes => until(minutes * 60_000, 0)),
    ["in less than a minute", "in 1 minute", "in 90 minutes", "in 3 hours", "in 26 hours", "in 2 days"]);
});

test("what is done within the minute is not late", () => {
  assert.deepEqual(["09:00:59", "09:01:00", "09:05:30", "12:10:00"].map(time => lateness("2026-03-10T09:00:00Z", `2026-03-10T${time}Z`)),
    ["", "1 minute late", "5 minutes late", "3 hours late"]);
});

test("the server's two moments become choices, and other errors none", () => {
  const problem = detail => ({ errors: [{ at: "title", detail: "is missing" }, { at: "at", detail }] });
  const both = choices(problem("2026-10-25T02:30 happens twice in Europe/Berlin, because clocks go back then: write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00"));
  assert.deepEqual(both, ["2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"]);
  assert.equal(choice(both[1], true, 1), "02:30, the second time (UTC+01:00)");
  assert.equal(choice("2026-03-29T03:30+02:00", false, 1), "03:30 (UTC+02:00)");
  assert.deepEqual(choices(problem("\"x\" is no time: write 2026-10-25T09:30, or with an offset 2026-10-25T09:30+01:00")), []);
  assert.deepEqual(choices(undefined), []);
});

test("a date without an offset means the site's zone, wherever the browser is", () => {
  const at = (date, zone) => new Date(momentOf(date, zone)).toISOString();
  assert.equal(at("2026-12-24", "Europe/Berlin"), "2026-12-23T23:00:00.000Z");
  assert.equal(at("2026-12-24", "America/New_York"), "2026-12-24T05:00:00.000Z");
  assert.equal(at("2026-12-24T06:00", "Europe/Berlin"), "2026-12-24T05:00:00.000Z");
  assert.equal(at("2026-12-24 06:00:30", "Europe/Berlin"), "2026-12-24T05:00:30.000Z");
  assert.equal(at("2026-12-24T06:00:00+09:00", "Europe/Berlin"), "2026-12-23T21:00:00.000Z");
  assert.ok(Number.isNaN(momentOf("soon", "Europe/Berlin")));
  assert.ok(Number.isNaN(momentOf("", "Europe/Berlin")));
});
