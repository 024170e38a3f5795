// Says beside the text how many of its links lead nowhere, and leads to them.

import { BrokenLinks } from "./links.js";

const button = document.getElementById("broken-links");

/** Without the browser's cache, where an article may be that was withdrawn since. */
const status = async path => (await fetch(path, { method: "HEAD", redirect: "manual", cache: "no-store" })).status;

/** @param text the editor's text */
export function brokenLinks(text) {
  const links = new BrokenLinks(location.origin, {
    status,
    told: () => {
      text.refresh();
      count();
    },
  });
  const count = () => {
    const { length } = links.of(text.state);
    button.hidden = !length;
    button.textContent = length === 1 ? "1 link leads nowhere" : `${length} links lead nowhere`;
  };
  button.addEventListener("click", () => {
    const broken = links.of(text.state);
    text.goToPlace((broken.find(({ from }) => from > text.cursor) ?? broken[0]).from + 1);
  });
  return {
    isBroken: url => links.isBroken(url),
    show({ isSource }) {
      if (isSource) {
        button.hidden = true;
      } else {
        count();
        links.check(text.state);
      }
    },
  };
}
