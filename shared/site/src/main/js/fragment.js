// Loads the content that many pages share: the most read articles, and the live coverages of this moment.
import { make, whenNear } from "./dom.js";
import { isPreview } from "./reader.js";

const shared = isPreview ? null : document.querySelector("[data-fragment]");
if (shared) {
  const live = document.querySelector(".live-now");
  const list = live?.querySelector("ul");
  let open;
  let wanted = list?.innerHTML;
  // Only HTML that the site itself rendered is parsed here; Trusted Types blocks all other HTML.
  const policy = window.trustedTypes?.createPolicy("site", { createHTML: String });
  // The same number of lines replaces the old ones at once. A different number would shift the page, so it is applied only
  // while the list is out of view.
  const settle = () => {
    const before = live.hidden ? 0 : list.children.length;
    const box = (live.hidden ? live.parentNode : live).getBoundingClientRect();
    const seen = !document.hidden && box.top < innerHeight && (live.hidden ? scrollY < innerHeight : box.bottom > 0);
    if (before === open.length || !seen || live.dataset.below !== undefined) {
      const html = open.map(each => each.html).join("\n");
      if (html !== wanted) {
        list.innerHTML = policy?.createHTML(html) ?? html;
        wanted = html;
      }
      live.hidden = !open.length;
    }
  };
  const refresh = async () => {
    if (!document.hidden) {
      const answer = await fetch(shared.dataset.fragment).catch(() => null);
      if (answer?.ok) {
        const { live: coverages, mostRead } = await answer.json();
        [mostRead.day, mostRead.week].forEach((titles, i) =>
          shared.querySelectorAll("ol")[i].replaceChildren(
            ...titles.map(({ url, title }) => make("li", {}, make("a", { href: url, textContent: title })))));
        shared.hidden = !mostRead.week.length;
        if (live) {
          open = coverages;
          settle();
        }
      }
    }
    setTimeout(refresh, (open?.length ? 20_000 : 60_000) + 10_000 * Math.random());
  };
  document.addEventListener("visibilitychange", () => open && settle());
  document.addEventListener("scrollend", () => open && settle());
  // At the end of a page this waits until the reader comes near it. Half of readers never do.
  whenNear((live ?? shared).previousElementSibling, refresh);
}
