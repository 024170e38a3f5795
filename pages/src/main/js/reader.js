// What an article and its discussion know of their reader, and how they talk to the API.
const home = document.querySelector("[data-article]");
const { article, last } = home?.dataset ?? {};
const page = `/articles/${article}`;
const api = `/api${page}`;
const greeting = /(?:^|; )__Host-greeting=([^;]*)/.exec(document.cookie)?.[1];
const signedIn = greeting !== undefined;

// Browsers that keep nothing lose nothing else.
const area = storage => {
  try {
    return window[storage];
  } catch {
    return {};
  }
};
const read = (storage, key, absent) => {
  try {
    return JSON.parse(area(storage)[key + article]) ?? absent;
  } catch {
    return absent;
  }
};
const keep = (storage, key, value) => {
  try {
    area(storage)[key + article] = JSON.stringify(value);
  } catch {
    // It is full.
  }
};

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const button = (label, ariaLabel, press) => {
  const made = make("button", { type: "button", textContent: label, ariaLabel });
  made.addEventListener("click", () => press(made));
  return made;
};

// One place for what happened. The page has it from the start, so that nothing moves.
const news = home?.querySelector(".news");
const message = make("span", {});
const say = text => (message.textContent = text);
news?.append(message);

const fresh = () => crypto.randomUUID?.() ?? String(Math.random());

// A connection that dies leaves open whether the request arrived. Everything that is sent here may be sent twice.
const call = async (method, path, body, key) => {
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { ...(body && { "Content-Type": "application/json" }), ...(key && { "Idempotency-Key": key }) };
      const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
      if (answer.status < 500 || attempt === 4) {
        return answer;
      }
    } catch {
      if (attempt === 4) {
        const detail = "There is no connection. What you wrote is kept; please send it again.";
        return new Response(JSON.stringify({ detail }), { status: 503 });
      }
    }
    say("No answer yet; trying again …");
    await new Promise(done => setTimeout(done, 500 * 2 ** attempt));
  }
};
const told = async answer => {
  const problem = await answer.json().catch(() => ({}));
  const wait = Number(answer.headers.get("Retry-After"));
  say((problem.detail ?? "That did not work.") + (wait ? ` Again in ${Math.ceil(wait / 60)} minutes.` : ""));
  return problem.errors ?? [];
};

// What ticks is not in the page: it is fetched beside it, again and again while somebody looks.
let asked = 0;
let timer;
const look = async () => {
  clearTimeout(timer);
  if (!document.hidden) {
    asked = Date.now();
    const answer = await fetch(`/data${page}.json`).catch(() => null);
    if (answer?.ok) {
      document.dispatchEvent(new CustomEvent("numbers", { detail: await answer.json() }));
    }
    timer = setTimeout(look, 12_000 + 6_000 * Math.random());
  }
};

// A reader is who had the page before their eyes for two seconds: once, and not while it is only rendered ahead.
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
  document.addEventListener("numbers", ({ detail }) => {
    const { readers } = detail;
    document.querySelector(".views").textContent =
      readers ? `${readers.toLocaleString(document.documentElement.lang)} view${readers === 1 ? "" : "s"}` : "";
  });
  document.addEventListener("visibilitychange", () => Date.now() - asked > 12_000 && look());
  document.addEventListener("visibilitychange", watch);
  look();
  watch();
}
