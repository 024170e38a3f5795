// The API, as the desk asks it.

const AT_ONCE = 3;

/** A failed call, or a form that cannot be sent: the status of HTTP, 0 without an answer, and a message for the editor. */
export class ApiError extends Error {
  constructor(status, text, problem = {}) {
    super(text);
    this.status = status;
    this.problem = problem;
  }
}

const ended = new Set();

/** Lets somebody know when the session has ended. */
export const onEnd = listener => ended.add(listener);

async function call(method, path, body, headers = {}) {
  const isText = typeof body === "string";
  const isDraft = path.startsWith("/api/drafts");
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body || isText ? { "content-type": isText ? "text/markdown; charset=utf-8" : "application/json", ...headers } : headers,
      body: isText ? body : body && JSON.stringify(body),
      // What was decided is sent though the tab is closed; browsers take up to 64 KB for that.
      keepalive: method !== "GET" && !(isText && body.length > 16_000),
      cache: "no-store",
    });
  } catch {
    throw new ApiError(0, `There is no connection. ${isDraft ? "What you wrote is kept" : "Nothing was decided"}; try again.`);
  }
  const json = /json/.test(answer.headers.get("content-type")) ? await answer.json() : {};
  if (answer.status === 401) {
    ended.forEach(listener => listener());
    throw new ApiError(401, `Your session had ended: ${isDraft ? "what you wrote is kept" : "nothing was decided"}.`);
  }
  if (!answer.ok) {
    const errors = json.errors?.map(({ at, detail }) => `${at} ${detail}`).join("; ");
    throw new ApiError(answer.status, errors || json.detail || `The server answers ${answer.status}.`, json);
  }
  const type = answer.headers.get("content-type");
  if (/yaml/.test(type)) {
    return { document: await answer.text(), revision: Number(/\d+/.exec(answer.headers.get("etag"))) };
  }
  return /svg/.test(type) ? answer.text() : json;
}

const query = parameters => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
const held = (id, act) => `/api/held-comments/${encodeURIComponent(id)}/${act}`;
const reader = (id, what) => `/api/readers/${encodeURIComponent(id)}/${what}`;

export const session = () => call("GET", "/api/session");
export const counts = () => call("GET", "/api/moderation");
export const waiting = (limit, cursor) => call("GET", `/api/held-comments?${query({ limit, cursor })}`);
export const published = parameters => call("GET", `/api/comments?${query(parameters)}`);
export const reported = (limit, cursor) => call("GET", `/api/reported-comments?${query({ limit, cursor })}`);
export const decided = parameters => call("GET", `/api/decided-comments?${query(parameters)}`);
export const decide = (act, { id, version }) => call("POST", held(id, act), act === "approval" ? { version } : undefined);
export const restore = ({ id }) => call("POST", held(id, "restoration"));
const comment = ({ article, number }) => `/api/articles/${encodeURIComponent(article)}/comments/${encodeURIComponent(number)}`;
export const remove = published => call("DELETE", comment(published));
export const dismiss = ({ version, ...published }) => call("POST", `${comment(published)}/dismissal`, { version });
export const record = id => call("GET", reader(id, "record"));
export const block = id => call("PUT", reader(id, "block"));
export const verify = (id, name) => call("PUT", reader(id, "verification"), { name });
export const unverify = id => call("DELETE", reader(id, "verification"));
export const unblock = id => call("DELETE", reader(id, "block"));

export const articles = cursor => call("GET", `/api/articles?${query({ limit: 100, cursor })}`);
export const chart = article => call("GET", `/api/articles/${encodeURIComponent(article)}/chart`);

export const lead = () => call("GET", "/api/lead");
export const chooseLead = choice => call("PUT", "/api/lead", choice);
export const clearLead = () => call("DELETE", "/api/lead");

export const audit = parameters => call("GET", `/api/audit?${query(parameters)}`);
export const revisions = (article, cursor) => call("GET", `/api/articles/${encodeURIComponent(article)}/revisions?${query({ limit: 50, cursor })}`);
export const revision = (article, number) => call("GET", `/api/articles/${encodeURIComponent(article)}/revisions/${number}`);

const draftAt = (id, part) => `/api/drafts/${encodeURIComponent(id)}${part ? `/${part}` : ""}`;
const of = version => ({ "if-match": `"${version}"` });

export const drafts = parameters => call("GET", `/api/drafts?${query(parameters)}`);
export const draft = id => call("GET", draftAt(id));
/** A new draft, or one of a published article or its revision. With an id, a repeated call makes no second one. */
export const createDraft = (document, { id, article, revision: number } = {}) =>
  call("POST", `/api/drafts?${query({ id, article, revision: number })}`, document);
/** The text that a draft had at a version. */
export const draftText = async (id, version) => (await call("GET", draftAt(id, `versions/${version}`))).document;
export const saveDraft = (id, document, version) => call("PUT", draftAt(id), document, of(version));
export const deleteDraft = id => call("DELETE", draftAt(id));
export const setStatus = (id, status, version) => call("PUT", draftAt(id, "status"), { status }, of(version));
export const note = (id, text) => call("POST", draftAt(id, "notes"), { text });
export const assign = (id, person) => call("PUT", draftAt(id, "assignee"), person);
export const enterDraft = id => call("PUT", draftAt(id, "presence"));
export const leaveDraft = id => call("DELETE", draftAt(id, "presence"));
export const links = id => call("GET", draftAt(id, "links"));
export const makeLink = (id, link, sent) => call("POST", `${draftAt(id, "links")}?${query({ id: link })}`, sent);
export const revokeLink = (id, link) => call("DELETE", draftAt(id, `links/${encodeURIComponent(link)}`));
export const publishDraft = (id, version) => call("POST", draftAt(id, "publication"), undefined, of(version));
export const picturesOf = id => call("GET", draftAt(id, "pictures"));
export const previewOf = (id, as) => `${draftAt(id, "preview")}?${query({ as })}`;

export const schedules = parameters => call("GET", `/api/schedules?${query(parameters)}`);
export const scheduleOf = id => call("GET", draftAt(id, "schedule"));
export const scheduleDraft = (id, time, version) => call("PUT", draftAt(id, "schedule"), time, of(version));
export const cancelSchedule = id => call("DELETE", draftAt(id, "schedule"));
const article = (slug, part) => `/api/articles/${encodeURIComponent(slug)}${part}`;
export const withdraw = slug => call("DELETE", article(slug, ""));
export const scheduleWithdrawal = (slug, time) => call("PUT", article(slug, "/withdrawal-schedule"), time);
export const cancelWithdrawal = slug => call("DELETE", article(slug, "/withdrawal-schedule"));

/** What the server finds wrong with a draft, as it is saved; nothing if it may be published. */
export async function errorsOf(id) {
  try {
    await call("GET", previewOf(id, "article"));
    return undefined;
  } catch ({ status, problem }) {
    return status === 422 ? problem : undefined;
  }
}

/** Announces a picture: answers where to send it, or where it is. */
export const storePicture = (article, name, announced) =>
  call("PUT", `/api/articles/${encodeURIComponent(article)}/pictures/${name.split("/").map(encodeURIComponent).join("/")}`, announced);

/** A slug that no article has or had, of those that begin with the one that is wanted. */
export async function freeSlug(wanted) {
  for (let number = 1; number <= 20; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const { status } = await fetch(`/api/articles/${encodeURIComponent(slug)}`, { redirect: "manual", cache: "no-store" });
    if (status === 404) {
      return slug;
    }
  }
  return wanted;
}

const pageAt = slug => `/api/pages/${encodeURIComponent(slug)}`;
export const pages = () => call("GET", "/api/pages");
export const page = slug => call("GET", pageAt(slug));
/** Publishes a page: a new one without a revision, or else the next one. */
export const putPage = (slug, document, revision) => call("PUT", pageAt(slug), document, revision ? of(revision) : { "if-none-match": "*" });
export const removePage = (slug, revision) => call("DELETE", pageAt(slug), undefined, of(revision));
export const previewPage = (slug, document) => call("POST", `${pageAt(slug)}/preview`, document);

const YAML = { "content-type": "application/yaml" };
export const site = () => call("GET", "/api/site");
export const putSite = (document, revision) => call("PUT", "/api/site", document, { ...YAML, ...of(revision) });
export const previewSite = (document, as) => call("POST", `/api/site/preview?${query({ as })}`, document, YAML);

const live = (coverage, id) => `/api/live/${encodeURIComponent(coverage)}${id ? `/updates/${encodeURIComponent(id)}` : ""}`;

export const coverages = (status, cursor) => call("GET", `/api/live?${query({ status, cursor })}`);
export const coverage = (name, before) => call("GET", `${live(name)}?${query({ before })}`);
export const openCoverage = document => call("POST", "/api/live", document);
export const putCoverage = (name, document, headers) => call("PUT", live(name), document, headers);
export const update = (name, id) => call("GET", live(name, id));
export const putUpdate = (name, id, document, headers) => call("PUT", live(name, id), document, headers);
export const previewUpdate = (name, id, document) => call("POST", `${live(name, id)}/preview`, document);
export const withdrawUpdate = (name, id, headers) => call("DELETE", live(name, id), undefined, headers);

/** Does the same for each, a few at a time: comments of one article wait for each other on the server. */
export async function fewAtOnce(items, work) {
  const results = [];
  const left = [...items.entries()];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      results[one[0]] = await work(one[1]);
    }
  }));
  return results;
}
