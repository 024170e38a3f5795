// How an article is read and rated over time: a chart that the server draws, and what it shows in words.

import * as api from "./api.js";
import { find, offer } from "./articles.js";
import { svg } from "./markup.js";
import { announce } from "./tray.js";
import { decoded } from "./words.js";

const form = document.getElementById("chart-form");
const figure = document.getElementById("chart");
const empty = document.getElementById("chart-empty");

export const step = () => {};

/** Shows the article that the address names, by its slug or title. */
export async function load(named = "") {
  const written = decoded(named);
  form.elements.article.value = written;
  figure.hidden = true;
  empty.hidden = true;
  if (!written) {
    return;
  }
  try {
    const article = await find(written);
    if (!article) {
      throw new api.ApiError(404, "");
    }
    const chart = await api.chart(article);
    const drawn = svg(chart);
    const words = drawn.querySelector("desc").textContent;
    figure.querySelector("img").src = `data:image/svg+xml,${encodeURIComponent(chart)}`;
    figure.querySelector("img").alt = words;
    const link = figure.querySelector("a");
    link.href = `/articles/${article}`;
    link.textContent = drawn.querySelector("title").textContent.replace(/^[^“]*/, "");
    figure.querySelector(".slug").textContent = article;
    figure.hidden = false;
    announce(words);
  } catch (error) {
    empty.textContent = error.status === 404 ? "No article has this title or address." : error.message;
    empty.hidden = false;
    announce(empty.textContent);
  }
}

offer(form.elements.article);
form.addEventListener("submit", event => {
  event.preventDefault();
  const hash = `#readers/${encodeURIComponent(form.elements.article.value.trim())}`;
  if (location.hash === hash) {
    load(hash.slice("#readers/".length));
  } else {
    location.hash = hash;
  }
});
