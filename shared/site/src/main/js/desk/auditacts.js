// How the desk calls what staff did, and where what it was done to is found.

const history = slug => `#history/${encodeURIComponent(slug)}`;
const discussed = subject => {
  const [slug, number] = subject.split("#");
  return `/articles/${encodeURIComponent(slug)}${number ? `/comments/${number}` : "#discussion"}`;
};
const comment = (label, kind) => ({ group: "Comments", label, kind, href: discussed });
const covered = subject => {
  const [slug, place] = subject.split("#");
  return `/live/${encodeURIComponent(slug)}${place ? `/updates/${place}` : ""}`;
};
const place = subject => subject.replace("#", ", update ");
const live = (label, kind = "good") => ({ group: "Live", label, kind, href: covered, name: place });
const reader = (label, kind) => ({ group: "Readers", label, kind });
const page = (label, kind = "good") => ({ group: "Site", label, kind, href: slug => `/${encodeURIComponent(slug)}` });
const article = (label, kind = "good") => ({ group: "Articles", label, kind, href: history });
const publication = (label, kind) => ({ group: "Schedules", label, kind, href: draft => `#draft/${draft}` });
const withdrawal = (label, kind) => ({ group: "Schedules", label, kind, href: history });

export const ACTS = {
  "article-published": article("Published"),
  "article-changed": article("Changed"),
  "article-corrected": article("Corrected", "review"),
  "article-withdrawn": article("Withdrew", "away"),
  "article-taken-down": article("Took down", "away"),
  "publication-scheduled": publication("Scheduled a publication", "good"),
  "publication-rescheduled": publication("Moved a publication", "review"),
  "publication-cancelled": publication("Cancelled a publication", "away"),
  "withdrawal-scheduled": withdrawal("Scheduled a withdrawal", "good"),
  "withdrawal-rescheduled": withdrawal("Moved a withdrawal", "review"),
  "withdrawal-cancelled": withdrawal("Cancelled a withdrawal", "away"),
  "lead-chosen": { group: "Home page", label: "Chose the lead", kind: "good", href: slug => slug && history(slug) },
  "lead-cleared": { group: "Home page", label: "Ended the choice of the lead", kind: "away", href: slug => slug && history(slug) },
  "coverage-opened": live("Opened a coverage"),
  "coverage-changed": live("Changed a coverage"),
  "coverage-closed": live("Closed a coverage", "away"),
  "update-posted": live("Posted an update"),
  "update-changed": live("Changed an update", "review"),
  "update-withdrawn": live("Withdrew an update", "away"),
  "comment-approved": comment("Approved a comment", "good"),
  "comment-rejected": comment("Rejected a comment", "away"),
  "decision-undone": comment("Took a decision back", "review"),
  "comment-removed": comment("Removed a comment", "away"),
  "reports-dismissed": comment("Let a reported comment stay", "good"),
  "reader-blocked": reader("Blocked a reader", "away"),
  "reader-unblocked": reader("Unblocked a reader", "good"),
  "reader-verified": reader("Vouched for a name", "good"),
  "reader-unverified": reader("Took a vouch back", "away"),
  "site-changed": { group: "Site", label: "Changed the settings", kind: "review" },
  "page-published": page("Published a page"),
  "page-changed": page("Changed a page", "review"),
  "page-removed": page("Removed a page", "away"),
  "redirects-changed": { group: "Site", label: "Sent redirects", kind: "review" },
  "rendering-started": { group: "Site", label: "Started to render everything", kind: "review" },
  "rendering-stopped": { group: "Site", label: "Stopped rendering everything", kind: "away" },
};
