import assert from "node:assert/strict";
import { test } from "node:test";
import { fewAtOnce, freeSlug } from "../../../main/js/desk/api.js";

test("three are worked on at once, and results come in the items' order", async () => {
  let running = 0;
  let most = 0;
  const results = await fewAtOnce([50, 1, 30, 1, 20], async milliseconds => {
    most = Math.max(most, ++running);
    await new Promise(done => setTimeout(done, milliseconds));
    running--;
    return milliseconds;
  });
  assert.deepEqual(results, [50, 1, 30, 1, 20]);
  assert.equal(most, 3);
});

test("an address is free that no article answers at", async context => {
  const there = { "/api/articles/tides": 200, "/api/articles/tides-2": 0, "/api/articles/tides-3": 410 };
  context.mock.method(globalThis, "fetch", async (url, { method = "GET" }) => ({ status: method === "GET" ? there[url] ?? 404 : 404 }));
  assert.equal(await freeSlug("tides"), "tides-4");
  assert.equal(await freeSlug("moons"), "moons");
});
