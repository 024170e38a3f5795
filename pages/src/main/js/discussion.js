// The discussion: sends without leaving the page, shows at once what was sent where it stands, and says when others have
// written.
if (home) {
  const form = home.querySelector(".comment-form");
  const fields = form?.elements;
  // What is new is said where what happened is.
  const more = button("", null, () => show(known + 1));
  more.hidden = true;
  news.append(more);

  const LINK = /https?:\/\/[^\s<>"'()[\]{}|^`\\]+(?<![.,;:!?*_~])/g;
  const pieces = line => {
    const found = [];
    let end = 0;
    for (const { 0: href, index } of line.matchAll(LINK)) {
      found.push(line.slice(end, index), make("a", { href, rel: "ugc nofollow noopener", textContent: href }));
      end = index + href.length;
    }
    return [...found, line.slice(end)];
  };
  const paragraphs = text =>
    text.split("\n\n").map(paragraph =>
      make("p", {}, ...paragraph.split("\n").flatMap((line, n) => [...(n ? [make("br")] : []), ...pieces(line)])));
  const time = dateTime => {
    const date = new Date(dateTime);
    const month = date.toLocaleDateString(document.documentElement.lang, { month: "long", timeZone: "UTC" });
    return make("time", { dateTime, textContent: `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}` });
  };
  const head = (comment, ...rest) => {
    const line = make("p", { className: "comment-head" }, make("b", { textContent: comment.name || "Anonymous" }), " ");
    if (comment.signedIn) {
      line.append(make("span", { className: "badge", textContent: "Signed in" }), " ");
    }
    line.append(...rest);
    if (comment.inReplyTo) {
      const href = `${page}/comments/${Math.ceil(comment.inReplyTo / 50)}#comment-${comment.inReplyTo}`;
      line.append(" ", make("a", { href, textContent: `in reply to no. ${comment.inReplyTo}` }));
    }
    return line;
  };
  const numberOf = item => Number(item.id.slice("comment-".length));
  const list = () => home.querySelector(".comments") ?? home.insertBefore(make("ol", { className: "comments" }), news);
  const focus = element => {
    element.tabIndex = -1;
    element.focus();
  };

  // Comments of this reader, which they may remove instead of reporting them.
  const own = () => read("localStorage", "own ", []);
  const remove = async item => {
    const answer = await call("DELETE", `${api}/comments/${numberOf(item)}`);
    if (answer.ok) {
      item.replaceChildren(make("p", { className: "removed", textContent: "Removed by its author." }));
      count(-1);
      say("Your comment is removed.");
    } else {
      await told(answer);
    }
  };

  const report = number => {
    const reason = make("textarea", { required: true, maxLength: 500, rows: 3 });
    const fault = make("p", { role: "status" });
    const dialog = make("dialog", { className: "write", ariaLabel: `Report comment no. ${number}` });
    const sheet = make("form", {}, make("h3", { textContent: `Report comment no. ${number}` }),
      make("p", {}, make("label", {}, "What is wrong with it? ", reason)), fault,
      make("p", { className: "send" }, make("button", { textContent: "Report" }), button("Cancel", null, () => dialog.close())));
    sheet.addEventListener("submit", async event => {
      event.preventDefault();
      const answer = await call("POST", `${api}/comments/${number}/${signedIn ? "" : "anonymous-"}reports`, { reason: reason.value });
      if (answer.ok) {
        dialog.close();
        say("Thank you. A moderator will read it.");
      } else {
        await told(answer);
        fault.textContent = message.textContent;
      }
    });
    dialog.append(sheet);
    dialog.addEventListener("close", () => dialog.remove());
    home.append(dialog);
    dialog.showModal();
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

  const equip = item => {
    const number = numberOf(item);
    if (item.querySelector(".comment-head")) {
      item.append(make("p", { className: "acts" },
        ...(home.querySelector(".closed") ? [] : [button("Reply", `Reply to no. ${number}`, () => reply(number))]),
        signedIn && own().includes(number)
          ? button("Remove", `Remove no. ${number}`, () => remove(item))
          : button("Report", `Report no. ${number}`, () => report(number))));
    }
  };
  let total = Number(home.dataset.count);
  const count = step => {
    total += step;
    const heading = home.querySelector("h2");
    if (heading) {
      heading.textContent = total > 0 ? `Discussion (${total})` : "Discussion";
    }
  };
  const insert = comment => {
    const number = Number(comment.id);
    if (document.getElementById(`comment-${number}`)) {
      return;
    }
    const link = make("a", { href: comment.url }, `No. ${number}, `, time(comment.posted));
    const item = comment.text
      ? make("li", { className: "comment" }, head(comment, link), ...paragraphs(comment.text))
      : make("li", { className: "comment" }, make("p", { className: "removed", textContent: "Removed." }));
    item.id = `comment-${number}`;
    list().insertBefore(item, [...list().children].find(other => !other.id || numberOf(other) > number) ?? null);
    equip(item);
    count(comment.text ? 1 : 0);
    home.querySelector(".nobody")?.remove();
  };

  // What others wrote since: counted by a small file of the CDN, fetched only when the reader wants to see it.
  let known = Number(last);
  const missing = to => {
    let count = 0;
    for (let number = known + 1; number <= to; number++) {
      count += document.getElementById(`comment-${number}`) ? 0 : 1;
    }
    return count;
  };
  const show = async from => {
    const answer = await call("GET", `${api}/comments?limit=100&cursor=${from}`);
    if (!answer.ok) {
      await told(answer);
      return;
    }
    const { comments, next } = await answer.json();
    const first = comments.find(comment => !document.getElementById(`comment-${comment.id}`));
    comments.forEach(insert);
    known = Math.max(known, ...comments.map(comment => Number(comment.id)));
    more.hidden = !next;
    say("");
    if (first) {
      focus(document.getElementById(`comment-${first.id}`));
    }
  };
  document.addEventListener("numbers", ({ detail }) => {
    const count = missing(detail.comments.last);
    more.textContent = `${count} new`;
    more.ariaLabel = `Show ${count} new comment${count === 1 ? "" : "s"}`;
    more.hidden = count === 0;
  });

  // A comment of this reader's that waits: shown in its place, to them alone.
  const waiting = held => {
    const path = `${api}/held-comments/${held.id}`;
    const badge = make("span", { className: "badge", textContent: "Waiting for approval" });
    const text = make("div", {}, ...paragraphs(held.text));
    const acts = make("p", { className: "acts" });
    const item = make("li", { className: "comment waiting" }, head(held, badge, " ", time(held.posted)), text, acts);
    const idle = () => acts.replaceChildren(
      button("Change", "Change your waiting comment", change),
      button("Withdraw", "Withdraw your waiting comment", async () => {
        const answer = await call("DELETE", path);
        if (answer.ok) {
          item.remove();
          say("Your comment is withdrawn.");
        } else {
          await told(answer);
        }
      }));
    const change = () => {
      const field = make("textarea", { value: held.text, maxLength: 5000, rows: 4, ariaLabel: "Your comment" });
      const back = () => {
        text.replaceChildren(...paragraphs(held.text));
        idle();
        acts.firstChild.focus();
      };
      text.replaceChildren(field);
      acts.replaceChildren(
        button("Save", null, async () => {
          const answer = await call("PUT", path, { text: field.value });
          if (answer.ok) {
            held = await answer.json();
            say("Your comment is changed; it still waits.");
            back();
          } else {
            (await told(answer)).forEach(fault => say(`Your comment ${fault.detail}.`));
          }
        }),
        button("Leave it", null, back));
      field.focus();
    };
    idle();
    list().append(item);
    return item;
  };

  // The draft outlives the sign-in, a reload and a dead connection, with the key that makes its attempts one comment.
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
    const answer = await call("POST", `${api}/${signedIn ? "" : "anonymous-"}comments`, body, draft.key);
    if (answer.ok) {
      const comment = await answer.json();
      draft = { key: fresh(), since: Date.now() };
      form.reset();
      fields.inReplyTo.closest(".answers").hidden = true;
      save();
      if (answer.status === 201) {
        keep("localStorage", "own ", [...own(), Number(comment.id)].slice(-100));
        insert(comment);
        say("Your comment is published.");
        focus(document.getElementById(`comment-${comment.id}`));
      } else {
        keep("localStorage", "waiting ", true);
        focus(waiting(comment));
        home.querySelector(".nobody")?.remove();
        say("Thank you. Your comment waits for a moderator.");
      }
    } else if (answer.status === 401) {
      location.assign(home.querySelector(".who a").href);
    } else {
      for (const { at, detail } of await told(answer)) {
        const field = fields[at];
        field?.setCustomValidity?.(`This ${detail}.`);
        field?.reportValidity?.();
      }
    }
  };

  if (form) {
    const who = home.querySelector(".who");
    if (signedIn) {
      const signOut = make("form", { method: "post", action: who.firstChild.getAttribute("href").replace("start", "end") });
      const shown = make("b", { textContent: decodeURIComponent(greeting) || "a reader" });
      signOut.append("Signed in as ", shown, ". Your comments appear at once. ", make("button", { textContent: "Sign out" }));
      signOut.className = "who";
      // The link stays for the session that has ended.
      who.hidden = true;
      const erase = button("Erase it all", null, async press => {
        if (press.value) {
          let answer;
          do {
            answer = await call("DELETE", "/api/readers/me");
          } while (answer.status === 202);
          if (answer.ok) {
            say("All that you wrote here is erased; the pages follow in a moment.");
          } else {
            await told(answer);
          }
        }
        press.value = press.value ? "" : "sure";
        press.textContent = press.value ? "Press again to erase all that you wrote on this site" : "Erase it all";
      });
      const data = make("a", { href: "/api/readers/me", download: "", textContent: "Download it" });
      who.after(signOut, make("details", { className: "who" }, make("summary", { textContent: "What is kept about you" }), data, " ", erase));
      form.querySelector(".name").hidden = true;
    }
    fields.text.value = draft.text ?? "";
    fields.name.value = draft.name ?? "";
    fields.inReplyTo.value = draft.inReplyTo ?? "";
    fields.inReplyTo.closest(".answers").hidden = !draft.inReplyTo;
    form.addEventListener("input", event => {
      event.target.setCustomValidity("");
      save();
    });
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const press = form.querySelector("[type=submit]");
      if (!press.disabled) {
        press.disabled = true;
        say("Sending …");
        await send().finally(() => (press.disabled = false));
      }
    });
  }
  home.querySelectorAll(".comment").forEach(equip);
  if (last !== undefined) {
    const wanted = Number(/^#comment-(\d+)$/.exec(location.hash)?.[1] ?? 0);
    home.querySelectorAll(".told i:not(#comment-held)").forEach(anchor => anchor.remove());
    if (Math.max(wanted, ...own()) > known) {
      show(known + 1);
    }
    if (read("localStorage", "waiting ", false)) {
      call("GET", `${api}/held-comments`).then(async answer => {
        const { comments } = answer.ok ? await answer.json() : {};
        comments?.forEach(waiting);
        keep("localStorage", "waiting ", comments?.length !== 0);
      });
    }
  }
}
