// Rare actions in a discussion: readers report, change and remove comments, find those of their account or of their receipts, and see
// the data stored about them.
import { button, make } from "./dom.js";
import { joined } from "./merging.js";
import { filled } from "./words.js";

export default ({ home, api, signedIn, call, told, keep, say, message, paragraphs, time, head, fill, list, numberOf, count }) => {
  const report = number => {
    const reason = make("textarea", { required: true, maxLength: 500, rows: 3 });
    const errorLine = make("p", { role: "status" });
    const ariaLabel = filled("@script.reportHeading", { number });
    const dialog = make("dialog", { className: "write", ariaLabel });
    const sheet = make("form", {}, make("h3", { textContent: ariaLabel }),
      make("p", {}, make("label", {}, "@script.reportReason", " ", reason)), errorLine,
      make("p", { className: "send" }, make("button", { textContent: "@script.report" }), button("@script.cancel", null, () => dialog.close())));
    sheet.addEventListener("submit", async event => {
      event.preventDefault();
      const answer = await call("POST", `${api}/comments/${number}/${signedIn ? "" : "anonymous-"}reports`, { reason: reason.value });
      if (answer.ok) {
        dialog.close();
        say("@script.reported");
      } else {
        await told(answer);
        errorLine.textContent = message.textContent;
      }
    });
    dialog.append(sheet);
    dialog.addEventListener("close", () => dialog.remove());
    home.append(dialog);
    dialog.showModal();
  };

  const remove = async item => {
    const answer = await call("DELETE", `${api}/comments/${numberOf(item)}`);
    if (answer.ok) {
      item.replaceChildren(make("p", { className: "removed", textContent: "@discussion.removedByAuthor" }));
      count(-1);
      say("@script.removedYours");
    } else {
      await told(answer);
    }
  };

  // Replaces the text by a form field until the reader saves or cancels.
  const change = (item, path, changed) => {
    const said = [...item.children].filter(child => !child.className);
    const acts = item.querySelector(".acts");
    const before = [...acts.childNodes];
    const value = said.map(paragraph => paragraph.innerText).join("\n\n");
    const field = make("textarea", { value, maxLength: 5000, rows: 4, ariaLabel: "@discussion.yourComment" });
    const back = texts => {
      field.replaceWith(...texts);
      acts.replaceChildren(...before);
      acts.firstChild.focus();
    };
    said[0].before(field);
    said.forEach(paragraph => paragraph.remove());
    acts.replaceChildren(
      button("@script.save", null, async () => {
        const answer = await call("PUT", path, { text: field.value });
        if (answer.ok) {
          const comment = await answer.json();
          back(paragraphs(comment.text));
          changed(item, comment, answer.status);
        } else {
          (await told(answer)).forEach(({ detail }) => say(filled("@script.commentError", { detail })));
        }
      }),
      button("@script.leaveIt", null, () => back(said)));
    field.focus();
  };

  // A comment of this reader that is held for moderation. Only they see it, by their account or by a receipt.
  const waiting = (held, then, before) => {
    if (home.querySelector(`[data-held="${held.id}"]`)) {
      return;
    }
    const path = `${held.signedIn ? "/api/readers/me" : api}/held-comments/${held.id}`;
    const badge = make("span", { className: "badge", textContent: "@script.waiting" });
    const item = make("li", { className: "comment waiting" }, head(held, badge, " ", time(held.posted)), ...paragraphs(held.text),
      make("p", { className: "acts" },
        button("@script.change", "@script.changeWaiting", () => change(item, path, () => say("@script.changedWaiting"))),
        button("@script.withdraw", "@script.withdrawWaiting", async () => {
          const answer = await call("DELETE", path);
          if (answer.ok) {
            item.remove();
            say("@script.withdrawn");
          } else {
            await told(answer);
          }
        })));
    item.dataset.held = held.id;
    if (before) {
      before.replaceWith(item);
    } else {
      list().append(item);
    }
    then?.(item);
  };

  // What the account wrote, also on other devices. Numbers that another account left in this browser go.
  const account = async (article, own) => {
    const answer = await call("GET", `/api/readers/me/comments?article=${article}`);
    if (answer.ok) {
      const { comments, held } = await answer.json();
      own(comments.map(Number));
      held.forEach(each => waiting(each));
    }
  };

  // What waits of those whose receipts this browser has.
  const receipts = async () => {
    const answer = await call("GET", `${api}/held-comments`);
    const { comments } = answer.ok ? await answer.json() : {};
    comments?.forEach(held => waiting(held));
    keep("localStorage", "waiting ", comments?.length !== 0);
  };

  // A changed comment is shown as edited. If it is held for moderation, it is shown as waiting in the same position.
  const changeOwn = item =>
    change(item, `${api}/comments/${numberOf(item)}`, (_, comment, status) => {
      if (status === 202) {
        waiting(comment, null, item);
        count(-1);
        say("@script.waits");
      } else {
        item.replaceChildren();
        fill(item, comment);
        say("@script.changed");
      }
    });

  // The API returns the reader's data in pages. They become one file.
  const everything = async () => {
    let all = {};
    let next = "";
    do {
      const answer = await call("GET", `/api/readers/me${next && `?cursor=${encodeURIComponent(next)}`}`);
      if (!answer.ok) {
        await told(answer);
        return null;
      }
      const { next: following, ...part } = await answer.json();
      all = joined(all, part);
      next = following;
    } while (next);
    return all;
  };
  const data = details => {
    const download = button("@script.downloadData", null, async () => {
      const all = await everything();
      if (all) {
        const href = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: "application/json" }));
        make("a", { href, download: "about-me.json" }).click();
        setTimeout(() => URL.revokeObjectURL(href), 60_000);
        say("@script.downloadedData");
      }
    });
    const erase = button("@script.eraseData", null, async press => {
      if (press.value) {
        let answer;
        do {
          answer = await call("DELETE", "/api/readers/me");
        } while (answer.status === 202);
        if (answer.ok) {
          say("@script.erasedData");
        } else {
          await told(answer);
        }
      }
      press.value = press.value ? "" : "sure";
      press.textContent = press.value ? "@script.eraseDataSurely" : "@script.eraseData";
    });
    details.append(download, " ", erase);
  };

  return { report, remove, changeOwn, waiting, account, receipts, data };
};
