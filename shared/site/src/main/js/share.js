// Share: the system's own sheet where there is one, and a copy button that says what it did.
for (const button of document.querySelectorAll("[data-share]")) {
  if (navigator.share) {
    button.hidden = false;
    button.addEventListener("click", () =>
      // Closing the sheet without choosing is no fault.
      navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {}));
  }
}
for (const button of document.querySelectorAll("[data-copy]")) {
  if (navigator.clipboard) {
    const name = button.textContent;
    let back;
    button.hidden = false;
    button.ariaLive = "polite";
    button.addEventListener("click", async () => {
      // Nothing may move under the finger when the name changes. Asked before, it would lay the page out while it loads.
      button.style.minWidth = `${button.offsetWidth}px`;
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.done;
      } catch {
        button.textContent = "No access";
      }
      clearTimeout(back);
      back = setTimeout(() => (button.textContent = name), 2500);
    });
  }
}
