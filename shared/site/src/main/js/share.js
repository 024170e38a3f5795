// Sharing: opens the system's share sheet if available. A copy button reports its success.
for (const button of document.querySelectorAll("[data-share]")) {
  if (navigator.share) {
    button.hidden = false;
    button.addEventListener("click", () =>
      // Closing the sheet without sharing is not an error.
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
      // Keeps the button's width when its label changes. To read the width earlier would force a layout during loading.
      button.style.minWidth = `${button.offsetWidth}px`;
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.done;
      } catch {
        button.textContent = "@script.noAccess";
      }
      clearTimeout(back);
      back = setTimeout(() => (button.textContent = name), 2500);
    });
  }
}
