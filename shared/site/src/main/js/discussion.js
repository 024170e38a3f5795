// The discussion: submits comments without leaving the page, shows them at once in their position, and announces new
// comments by others.
import { button, make, whenNear } from "./dom.js";
import { latest, missing } from "./merging.js";
import { api, article, call, fresh, greeting, home, keep, last, message, news, page, read, say, signedIn, told } from "./reader.js";
import { counted, filled, moment, paragraphs as parted, pieces } from "./words.js";

if (home) {
  const form = home.querySelector(".comment-form");
  const fields = form?.elements;
  // The announcement of new comments shares the status region.
  const more = button("", null, () => show(known + 1));
  more.hidden = true;
  news.append(more);

  const linked = line =>
    pieces(line).map((piece, n) => (n % 2 ? make("a", { href: piece, rel: "ugc nofollow noopener", textContent: piece }) : piece));
  const paragraphs = text =>
    parted(text).map(lines => make("p", {}, ...lines.flatMap((line, n) => [...(n ? [make("br")] : []), ...linked(line)])));
  const time = dateTime => make("time", { dateTime, textContent: moment(dateTime, document.documentElement.dataset.zone) });
  const head = (comment, ...rest) => {
    const line = make("p", { className: "comment-head" }, make("b", { textContent: comment.name || "@discussion.anonymous" }), " ");
    if (comment.signedIn) {
      const [className, textContent] = comment.verified ? ["badge verified", "@discussion.verified"] : ["badge", "@discussion.signedIn"];
      line.append(make("span", { className, textContent }), " ");
    }
    line.append(...rest);
    if (comment.edited) {
      line.append(" ", "@discussion.edited");
    }
    if (comment.inReplyTo) {
      const href = `${page}/comments/${Math.ceil(comment.inReplyTo / 50)}#comment-${comment.inReplyTo}`;
      line.append(" ", make("a", { href, textContent: filled("@discussion.inReplyTo", { number: comment.inReplyTo }) }));
    }
    return line;
  };
  const elementOf = number => document.getElementById(`comment-${number}`);
  const numberOf = item => Number(item.id.slice("comment-".length));
  const list = () => home.querySelector(".comments") ?? home.insertBefore(make("ol", { className: "comments" }), news);
  const focus = element => {
    element.tabIndex = -1;
    element.focus();
  };

  // The script for rare actions loads at the first such action, and for signed-in readers when the discussion is nearly in view.
  let acts;
  const act = async (name, ...rest) => {
    try {
      acts ??= import(home.dataset.acts).then(loaded =>
        loaded.default({ home, api, signedIn, call, told, keep, say, message, paragraphs, time, head, fill, list, numberOf, count }));
      (await acts)[name](...rest);
    } catch {
      acts = undefined;
      say("@script.notLoaded");
    }
  };

  const reply = number => {
    if (form) {
      fields.inReplyTo.value = number;
      fields.inReplyTo.closest(".answers").hidden = false;
      save();
      fields.text.focus();
    } else {
      keep("sessionStorage", "draft ", { ...read("sessionStorage", "draft ", {}), inReplyTo: number });
      location.href = `${page}#write_`;
    }
  };

  // The reader's own comments have buttons to change them, for a limited time, and to remove them instead of reporting them.
  const own = () => read("localStorage", "own ", []);
  const posted = [];
  const mine = numbers => keep("localStorage", "own ", latest(numbers, posted));
  const equip = item => {
    const number = numberOf(item);
    item.querySelector(".acts")?.remove();
    if (item.querySelector(".comment-head")) {
      const isOwn = signedIn && own().includes(number);
      const isNew = Date.now() - Date.parse(item.querySelector("time").dateTime) < 600_000;
      item.append(make("p", { className: "acts" },
        ...(home.querySelector(".closed") ? [] : [button("@script.reply", filled("@script.replyToNumber", { number }), () => reply(number))]),
        ...(isOwn && isNew ? [button("@script.change", filled("@script.changeNumber", { number }), () => act("changeOwn", item))] : []),
        isOwn
          ? button("@script.remove", filled("@script.removeNumber", { number }), () => act("remove", item))
          : button("@script.report", filled("@script.reportNumber", { number }), () => act("report", number))));
    }
  };
  let total = Number(home.dataset.count);
  const count = step => {
    total += step;
    const heading = home.querySelector("h2");
    if (heading) {
      heading.textContent = total > 0 ? filled("@discussion.headingCount", { count: total }) : "@discussion.heading";
    }
  };
  const fill = (item, comment) => {
    const [before, after] = filled("@discussion.numberAndTime", { number: comment.id }).split("<time/>");
    const link = make("a", { href: comment.url }, before, time(comment.posted), after);
    item.append(...(comment.text
      ? [head(comment, link), ...paragraphs(comment.text)]
      : [make("p", { className: "removed", textContent: "@script.removed" })]));
    equip(item);
  };
  const insert = comment => {
    const number = Number(comment.id);
    if (elementOf(number)) {
      return;
    }
    const item = make("li", { className: "comment", id: `comment-${number}` });
    list().insertBefore(item, [...list().children].find(other => !other.id || numberOf(other) > number) ?? null);
    fill(item, comment);
    count(comment.text ? 1 : 0);
    home.querySelector(".nobody")?.remove();
  };

  // New comments by others. CloudFront serves a small file with their count. The comments load only on request.
  let known = Number(last);
  const show = async from => {
    const answer = await call("GET", `${api}/comments?limit=100&cursor=${from}`);
    if (!answer.ok) {
      await told(answer);
      return;
    }
    const { comments, next } = await answer.json();
    const first = comments.find(comment => !elementOf(comment.id));
    comments.forEach(insert);
    known = Math.max(known, ...comments.map(comment => Number(comment.id)));
    more.hidden = !next;
    say("");
    if (first) {
      focus(elementOf(first.id));
    }
  };
  document.addEventListener("counts", ({ detail }) => {
    const count = missing(known, detail.comments.last, elementOf);
    more.textContent = counted("@script.showNew", count);
    more.hidden = count === 0;
  });

  // The draft survives a sign-in, a reload and a lost connection. Its idempotency key makes all retries one comment.
  let draft = { key: fresh(), since: Date.now(), ...read("sessionStorage", "draft ", {}) };
  const save = () => {
    Object.assign(draft, { text: fields.text.value, name: fields.name.value, inReplyTo: fields.inReplyTo.value });
    keep("sessionStorage", "draft ", draft);
  };
  const send = async () => {
    save();
    const { text, inReplyTo } = draft;
    const body = { text, inReplyTo, website: fields.website.value, elapsed: Math.min(Date.now() - draft.since, 999_999_999) };
    if (!signedIn) {
      body.name = draft.name;
    }
    const content = JSON.stringify([text, inReplyTo, body.name]);
    if (draft.tried && draft.tried !== content) {
      draft.key = fresh();
    }
    draft.tried = content;
    save();
    // What would be written now would be lost.
    form.inert = true;
    const answer = await call("POST", `${api}/${signedIn ? "" : "anonymous-"}comments`, body, draft.key);
    form.inert = false;
    if (answer.ok) {
      const comment = await answer.json();
      draft = { key: fresh(), since: Date.now() };
      form.reset();
      fields.inReplyTo.closest(".answers").hidden = true;
      save();
      if (answer.status === 201) {
        posted.push(Number(comment.id));
        mine(own());
        insert(comment);
        say("@script.published");
        focus(elementOf(comment.id));
      } else {
        if (!signedIn) {
          keep("localStorage", "waiting ", true);
        }
        await act("waiting", comment, focus);
        home.querySelector(".nobody")?.remove();
        say("@script.held");
      }
    } else if (answer.status === 401) {
      location.assign(home.querySelector(".who a").href);
    } else {
      for (const { at, detail } of await told(answer)) {
        const field = fields[at];
        field?.setCustomValidity?.(filled("@script.fieldError", { detail }));
        field?.reportValidity?.();
      }
    }
  };

  if (form) {
    const who = home.querySelector(".who");
    if (signedIn) {
      const signOut = make("form", { method: "post", action: who.querySelector("a").getAttribute("href").replace("start", "end") });
      const shown = make("b", { textContent: decodeURIComponent(greeting) || "@script.aReader" });
      const [before, after] = "@script.signedInAs".split("<b/>");
      signOut.append(before, shown, after, " ", make("button", { textContent: "@discussion.signOut" }));
      signOut.className = "who";
      // The sign-in link, which the stylesheet hides, stays in the page in case the session ends.
      const data = make("details", { className: "who" }, make("summary", { textContent: "@script.data" }));
      data.addEventListener("toggle", () => act("data", data), { once: true });
      who.after(signOut, data);
    }
    fields.text.value = draft.text ?? "";
    fields.name.value = draft.name ?? "";
    fields.inReplyTo.value = draft.inReplyTo ?? "";
    fields.inReplyTo.closest(".answers").hidden = !draft.inReplyTo;
    form.addEventListener("input", event => {
      event.target.setCustomValidity("");
      save();
    });
    form.addEventListener("submit", event => {
      event.preventDefault();
      say("@script.sending");
      send();
    });
  }
  const items = () => home.querySelectorAll(".comment[id]");
  items().forEach(equip);
  if (signedIn) {
    whenNear(home, () => act("account", article, numbers => {
      mine(numbers);
      items().forEach(equip);
    }));
  }
  if (last !== undefined) {
    const wanted = Number(/^#comment-(\d+)$/.exec(location.hash)?.[1] ?? 0);
    home.querySelectorAll(".told i:not(#comment-held)").forEach(anchor => anchor.remove());
    if (Math.max(wanted, ...own()) > known) {
      show(known + 1);
    }
    if (read("localStorage", "waiting ", false)) {
      act("receipts");
    }
  }
}
