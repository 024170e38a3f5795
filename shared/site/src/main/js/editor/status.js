// How a draft stands, and what may be done with it next.

const byId = id => document.getElementById(id);
const STATUS = { draft: "Draft", "in-review": "In review", ready: "Ready", scheduled: "Scheduled" };

export const called = status => STATUS[status] ?? status;

export function showStatus({ status, article, mayAssign }, isEditor) {
  const place = byId("draft-status");
  place.textContent = called(status);
  place.dataset.status = status;
  const link = byId("draft-public");
  link.hidden = !article;
  link.href = article ? `/articles/${encodeURIComponent(article.slug)}` : "#";
  const history = byId("draft-history");
  history.hidden = !article || !isEditor;
  history.href = article ? `#history/${encodeURIComponent(article.slug)}` : "#";
  const handIn = byId("hand-in");
  const isScheduled = status === "scheduled";
  handIn.hidden = isScheduled || (isEditor && status === "draft");
  handIn.textContent = status === "draft" ? "Hand in" : isEditor ? "Send back" : "Take back";
  handIn.classList.toggle("quiet", isEditor || status !== "draft");
  byId("to-publish").hidden = !isEditor || isScheduled;
  byId("delete-draft").hidden = isScheduled || !mayAssign;
  byId("to-publish").textContent = article ? "Publish changes" : "Publish";
}
