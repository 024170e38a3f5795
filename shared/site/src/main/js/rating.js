// The rating: submits the reader's stars and shows the average of all ratings.
import { button, whenNear } from "./dom.js";
import { api, call, fresh, home, keep, message, read, signedIn, told } from "./reader.js";
import { rated } from "./words.js";

const rating = home && document.querySelector("form.rating");
if (rating) {
  const { stars } = rating.elements;
  const result = rating.querySelector(".rated");
  const show = numbers => (result.textContent = rated(numbers));
  const back = button("@rating.takeBack", null, () => {
    wanted = 0;
    rate();
  });
  // This key identifies a reader without a cookie. The first response sets a cookie, but the response may be lost.
  const key = fresh();
  // An account's rating is not that of who uses the browser without it.
  const kept = signedIn ? "account-rated " : "rated ";
  let own = read("localStorage", kept, 0);
  let wanted;
  let sending;
  let refused;
  let sent = Promise.resolve();
  const mark = () => {
    rating.reset();
    stars.value = own;
    back.hidden = !own;
  };
  const settle = (stars, numbers) => {
    own = stars;
    keep("localStorage", kept, own);
    show(numbers);
  };
  const send = async () => {
    const given = wanted;
    const answer = await call(given ? "PUT" : "DELETE", `${api}/${signedIn ? "" : "anonymous-"}rating`, given ? { stars: given } : undefined, key);
    refused = !answer.ok;
    if (answer.ok) {
      settle(given, await answer.json());
    } else {
      await told(answer);
      result.textContent = message.textContent;
    }
    // A choice made during the request stays selected. It is sent next.
    if (wanted === given) {
      mark();
    }
  };
  // Requests run in sequence, so that the last choice wins and the second request has the first one's cookie.
  const rate = () => (sent = sent.finally(send));
  rating.append(back);
  mark();
  if (signedIn) {
    // The account's rating, also from other devices. One that was given here before signing in becomes the account's by this.
    whenNear(rating, () => (sent = sent.finally(async () => {
      const answer = await call("GET", `${api}/rating`);
      if (answer.ok) {
        keep("localStorage", "rated ", 0);
        const numbers = await answer.json();
        settle(numbers.stars ?? 0, numbers);
        if (wanted === undefined) {
          mark();
        }
      }
    })));
  }
  // A refusal stays on the page until the next answer.
  document.addEventListener("counts", ({ detail }) => refused || show(detail.rating));
  // Arrow keys select every star that they pass, so sending is delayed.
  rating.addEventListener("change", () => {
    clearTimeout(sending);
    wanted = Number(stars.value);
    sending = setTimeout(rate, 600);
  });
}
