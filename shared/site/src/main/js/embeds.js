// Loads a frame of another site when a reader asks for it, and not before.

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-frame]");
  if (button) {
    const frame = document.createElement("iframe");
    frame.title = button.closest(".embed").querySelector("a").textContent;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // Some players refuse to play for nobody. They learn the site, and not the page.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = button.dataset.frame;
    button.closest(".load").replaceWith(frame);
    frame.focus();
  }
});
