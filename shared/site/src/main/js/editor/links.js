// Which links of the text lead nowhere on this site. Links to other sites are not asked for: the page's policy forbids it.

import { ensureSyntaxTree } from "@codemirror/language";

const PARSE_MS = 100;
const AGAIN_MS = 30_000;
const GONE = [404, 410];

/**
 * The path that a link leads to on this site.
 *
 * @returns nothing for other sites, places of the same page, and the API
 */
export function pathOf(url, origin) {
  const address = url.replace(/^<(.*)>$/s, "$1");
  if (address.startsWith("#")) {
    return undefined;
  }
  const base = `${origin}/articles/`;
  const target = URL.canParse(address, base) ? new URL(address, base) : undefined;
  return target?.origin === origin && !target.pathname.startsWith("/api/") ? target.pathname + target.search : undefined;
}

/** The links of a text, each with its place and its address. */
export function linksIn(state) {
  const found = [];
  ensureSyntaxTree(state, state.doc.length, PARSE_MS)?.iterate({
    enter: ({ name, from, to, node }) => {
      const url = name === "Link" && node.getChild("URL");
      if (url) {
        found.push({ from, to, url: state.sliceDoc(url.from, url.to) });
      }
      return name !== "Image";
    },
  });
  return found;
}

export class BrokenLinks {
  #known = new Map();
  #waiting = new Set();
  #isAsking = false;

  /**
   * @param origin this site's
   * @param status gives the status with which a path is answered; it fails without a connection
   * @param told called when another link is found to lead nowhere, or to lead somewhere again
   * @param now the time in milliseconds
   */
  constructor(origin, { status, told, now = () => Date.now() }) {
    Object.assign(this, { origin, status, told, now });
  }

  /** Whether an address is known to lead nowhere. */
  isBroken(url) {
    return this.#known.get(pathOf(url, this.origin))?.isBroken ?? false;
  }

  /** The links that are known to lead nowhere. */
  of(state) {
    return linksIn(state).filter(({ url }) => this.isBroken(url));
  }

  /** Asks for what is not known yet, and for what led nowhere some time ago. */
  check(state) {
    for (const { url } of linksIn(state)) {
      const path = pathOf(url, this.origin);
      const known = this.#known.get(path);
      if (path && (!known || known.isBroken && known.at + AGAIN_MS < this.now())) {
        this.#waiting.add(path);
      }
    }
    return this.#ask();
  }

  async #ask() {
    if (this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    try {
      for (const path of this.#waiting) {
        const isBroken = GONE.includes(await this.status(path));
        const wasBroken = this.#known.get(path)?.isBroken ?? false;
        this.#known.set(path, { isBroken, at: this.now() });
        this.#waiting.delete(path);
        if (isBroken !== wasBroken) {
          this.told();
        }
      }
    } catch {
      // Without a connection nothing is known; the next check asks again.
      this.#waiting.clear();
    } finally {
      this.#isAsking = false;
    }
  }
}
