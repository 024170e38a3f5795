// The reader's state on an article's page, and calls of the API.
import { make } from "./dom.js";
import { refusal, views } from "./words.js";

// A preview has an address of the API. It is no article that readers have, so nothing is counted, sent or polled there.
export const isPreview = location.pathname.startsWith("/api/");
export const home = isPreview ? null : document.querySelector("[data-article]");
export const { article, id, last } = home?.dataset ?? {};
export const page = `/articles/${article}`;
export const api = `/api${page}`;
export const greeting = /(?:^|; )__Host-greeting=([^;]*)/.exec(document.cookie)?.[1];
export const signedIn = greeting !== undefined;
document.body.dataset.signedIn = signedIn;

// Without browser storage, everything else still works. Keys have the id, which a rename of the article leaves as it is.
export const read = (storage, key, absent) => {
  try {
    return JSON.parse(window[storage][key + id]) ?? absent;
  } catch {
    return absent;
  }
};
export const keep = (storage, key, value) => {
  try {
    window[storage][key + id] = JSON.stringify(value);
  } catch {
    // The storage is full or unavailable.
  }
};

// The status region. It is part of the initial page, so that messages do not shift the layout.
export const news = home?.querySelector(".news");
export const message = make("span", {});
export const say = text => (message.textContent = text);
news?.append(message);

export const fresh = () => crypto.randomUUID?.() ?? String(Math.random());

// Retries after a lost connection, even though the first request may have arrived. All requests here are idempotent.
export const call = async (method, path, body, key) => {
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { ...(body && { "Content-Type": "application/json" }), ...(key && { "Idempotency-Key": key }) };
      const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
      if (answer.status < 500 || attempt === 4) {
        return answer;
      }
    } catch {
      if (attempt === 4) {
        return Response.json({ detail: "@script.noConnection" }, { status: 503 });
      }
    }
    say("@script.tryingAgain");
    await new Promise(done => setTimeout(done, 500 * 2 ** attempt));
  }
};
export const told = async answer => {
  const problem = await answer.json().catch(() => ({}));
  say(refusal(problem, Number(answer.headers.get("Retry-After"))));
  return problem.errors ?? [];
};

// Live counters live in a separate JSON file, which a visible page polls.
let asked = 0;
let timer;
const look = async () => {
  clearTimeout(timer);
  if (!document.hidden) {
    asked = Date.now();
    const answer = await fetch(`/data${page}.json`).catch(() => null);
    if (answer?.ok) {
      document.dispatchEvent(new CustomEvent("counts", { detail: await answer.json() }));
    }
    timer = setTimeout(look, 12_000 + 6_000 * Math.random());
  }
};

// A view counts once per page load, when the page was visible for two seconds. A prerendered page is not visible.
let seeing;
const watch = () => {
  clearTimeout(seeing);
  if (!document.hidden) {
    seeing = setTimeout(() => {
      document.removeEventListener("visibilitychange", watch);
      navigator.sendBeacon(`${api}/views`);
    }, 2_000);
  }
};

if (last !== undefined) {
  document.addEventListener("counts", ({ detail }) => {
    document.querySelector(".views").textContent = views(detail.readers);
  });
  document.addEventListener("visibilitychange", () => Date.now() - asked > 12_000 && look());
  document.addEventListener("visibilitychange", watch);
  look();
  watch();
}
