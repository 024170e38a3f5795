// The rating: sent when a star is chosen, and shown with everybody's.
import { button } from "./dom.js";
import { api, call, fresh, keep, message, read, signedIn, told } from "./reader.js";
import { rated } from "./words.js";

const rating = document.querySelector("form.rating");
if (rating) {
  const { stars } = rating.elements;
  const result = rating.querySelector(".rated");
  const show = numbers => (result.textContent = rated(numbers));
  const back = button("Take mine back", null, () => {
    wanted = 0;
    rate();
  });
  // A reader without a cookie is told from others by it. The first answer brings one, but may be lost.
  const key = fresh();
  let own = read("localStorage", "rated ", 0);
  let wanted;
  let sending;
  let sent = Promise.resolve();
  const mark = () => {
    rating.reset();
    stars.value = own;
    back.hidden = !own;
  };
  const send = async () => {
    const given = wanted;
    const answer = await call(given ? "PUT" : "DELETE", `${api}/${signedIn ? "" : "anonymous-"}rating`, given ? { stars: given } : undefined, key);
    if (answer.ok) {
      own = given;
      keep("localStorage", "rated ", own);
      show(await answer.json());
    } else {
      await told(answer);
      result.textContent = message.textContent;
    }
    // What was chosen meanwhile stays chosen; it is sent next.
    if (wanted === given) {
      mark();
    }
  };
  // One after the other, so that the last wish is the one that stays, and the second goes with the first one's cookie.
  const rate = () => (sent = sent.finally(send));
  rating.append(back);
  mark();
  document.addEventListener("numbers", ({ detail }) => show(detail.rating));
  // Arrow keys choose each star on their way.
  rating.addEventListener("change", () => {
    clearTimeout(sending);
    wanted = Number(stars.value);
    sending = setTimeout(rate, 600);
  });
}
