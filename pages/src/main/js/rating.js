// The rating: sent when a star is chosen, and shown with everybody's.
const rating = document.querySelector("form.rating");
if (rating) {
  const { stars } = rating.elements;
  const rated = rating.querySelector(".rated");
  const show = ({ average, count }) =>
    (rated.textContent = count ? `${average} of 5, by ${count} reader${count === 1 ? "" : "s"}` : "Nobody has rated this yet.");
  const back = button("Take mine back", null, () => rate(0));
  let own = read("localStorage", "rated ", 0);
  let sending;
  const mark = () => {
    stars.forEach(star => (star.checked = Number(star.value) === own));
    back.hidden = own === 0;
  };
  const rate = async given => {
    const path = `${api}/${signedIn ? "" : "anonymous-"}rating`;
    const answer = await call(given ? "PUT" : "DELETE", path, given ? { stars: given } : undefined, fresh());
    if (answer.ok) {
      own = given;
      keep("localStorage", "rated ", own);
      show(await answer.json());
    } else {
      await told(answer);
      rated.textContent = message.textContent;
    }
    mark();
  };
  rating.append(back);
  mark();
  document.addEventListener("numbers", ({ detail }) => show(detail.rating));
  // Arrow keys choose each star on their way.
  rating.addEventListener("change", () => {
    clearTimeout(sending);
    sending = setTimeout(() => rate(Number(stars.value)), 600);
  });
}
