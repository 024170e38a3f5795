// A page of the site as the server has just rendered it, in a frame of its own that runs no script.

import { page } from "./markup.js";

const WIDTHS = { phone: 390, desktop: 1280 };

const stay = event => event.preventDefault();

export class Framed {
  /**
   * @param stage what the frame stands in
   * @param width gives `phone` or `desktop`
   */
  constructor(stage, width) {
    this.stage = stage;
    this.frame = stage.querySelector("iframe");
    this.width = width;
    new ResizeObserver(() => this.fit()).observe(stage);
  }

  /**
   * Draws a page.
   *
   * @param css its stylesheet, if that has no address yet
   * @param isDark whether its colours are dark; those of the device if it is not said
   */
  draw(html, { css, isDark } = {}) {
    const { contentDocument: target, contentWindow: view } = this.frame;
    const { scrollY } = view;
    const source = page(html);
    source.querySelectorAll(`script, link[rel=preload], link[rel=manifest]${css ? ", link[rel=stylesheet]" : ""}`).forEach(element => element.remove());
    target.replaceChild(target.adoptNode(source.documentElement), target.documentElement);
    if (css) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(`${css.replaceAll("(prefers-color-scheme: dark)", isDark ? "(min-width: 0)" : "(max-width: 0)")}
:root{color-scheme:${isDark ? "dark" : "light"}}`);
      target.adoptedStyleSheets = [sheet];
    }
    // Nothing in a preview leads away from what is being written.
    target.addEventListener("click", stay);
    target.addEventListener("submit", stay);
    view.scrollTo(0, scrollY);
    this.fit();
  }

  /** A page of the width of a desktop is made as small as the stage. */
  fit() {
    const width = WIDTHS[this.width()];
    const { clientWidth, clientHeight } = this.stage;
    const scale = Math.min(1, clientWidth / width) || 1;
    Object.assign(this.frame.style, {
      width: `${width}px`, height: `${clientHeight / scale}px`, transform: `scale(${scale})`, left: `${Math.max(0, (clientWidth - width * scale) / 2)}px`,
    });
  }
}
